import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ADMIN_ROLE, type Permissions, PUBLIC_ROLE, type Role } from "../../../data/permissions.ts";
import { activateLocale, type Locale, locales } from "../../../i18n/index.ts";
import { Functions } from "../Functions.tsx";
import { Roles } from "../Roles.tsx";
// The door brings the texts.
import "../index.ts";

const MARKET = "0x00000000000000000000000000000000000000A1";
const UPGRADER = 101n;

const role = (id: bigint, label: string, admin = ADMIN_ROLE): Role => ({ id, label, admin, holders: [] });

/** A market whose code everybody may replace, and a role that everybody may give. */
const permissions: Permissions = {
  roles: [role(ADMIN_ROLE, "ADMIN"), role(UPGRADER, "UPGRADER", PUBLIC_ROLE), role(PUBLIC_ROLE, "")],
  functions: [
    {
      target: MARKET,
      selector: "0x4f1ef286",
      signature: "upgradeToAndCall(address,bytes)",
      role: PUBLIC_ROLE,
      voteDelay: 604_800n,
    },
    {
      target: MARKET,
      selector: "0x355e6b43",
      signature: "setCommission(uint256)",
      role: UPGRADER,
      voteDelay: 172_800n,
    },
  ],
  timelock: [],
  minDelay: 172_800n,
  guardian: { pausedUntil: 0n, restUntil: 0n, targets: [] },
};

const EVERYBODY: Record<Locale, { who: string; nobody: string; calls: string; gives: string }> = {
  en: {
    who: "everybody · at once",
    nobody: "nobody",
    calls: "Any account may call this, at once.",
    gives: "Everybody can give and take it.",
  },
  "zh-Hant": {
    who: "任何人 · 立即",
    nobody: "無人",
    calls: "任何帳戶都可以立即呼叫。",
    gives: "任何人都能授予和收回它。",
  },
  "zh-Hans": {
    who: "任何人 · 立即",
    nobody: "无人",
    calls: "任何账户都可以立即调用。",
    gives: "任何人都能授予和收回它。",
  },
};

describe("what everybody may do", () => {
  it.each(locales)("is told as such, not as what nobody may, in %s", async (locale) => {
    await activateLocale(locale);
    render(
      <I18nProvider i18n={i18n}>
        <Functions permissions={permissions} />
        <Roles permissions={permissions} />
      </I18nProvider>,
    );
    const { who, nobody, calls, gives } = EVERYBODY[locale];
    const upgrade = screen.getByRole("row", { name: /upgradeToAndCall/ });
    expect(upgrade.textContent).toContain(who);
    expect(upgrade.textContent).not.toContain(nobody);
    expect(upgrade.textContent).not.toContain("18446744073709551615");
    expect(screen.getByRole("row", { name: /setCommission/ }).textContent).toContain(nobody);
    const [admin, upgrader, everybody] = within(screen.getByTestId("roles"))
      .getAllByTestId("role")
      .map((card) => card.closest("li")?.textContent ?? "");
    expect(everybody).toContain(calls);
    expect(everybody).toContain("upgradeToAndCall");
    expect(everybody).not.toContain("18446744073709551615");
    expect(upgrader).toContain(gives);
    expect(admin).not.toContain(gives);
  });
});
