import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { zeroAddress } from "viem";
import { beforeAll, describe, expect, it } from "vitest";
import { ADMIN_ROLE, type Permissions, type RestrictedFunction } from "../../../data/permissions.ts";
import { activateLocale } from "../../../i18n/index.ts";
import { AccountLookup } from "../AccountLookup.tsx";
import { Roles } from "../Roles.tsx";
// The door brings the texts.
import "../index.ts";

const GUARDIAN = "0x00000000000000000000000000000000000000A1";
const STAKERS = "0x00000000000000000000000000000000000000A2";
const UNPAUSER = 102n;

const call = (selector: RestrictedFunction["selector"], signature: string, days: bigint): RestrictedFunction => ({
  target: GUARDIAN,
  selector,
  signature,
  role: UNPAUSER,
  voteDelay: days * 86_400n,
});

/** Two calls of one role that wait for different times; the stakers hold it, and so does nobody's address. */
const permissions: Permissions = {
  roles: [
    {
      id: UNPAUSER,
      label: "UNPAUSER",
      admin: ADMIN_ROLE,
      holders: [
        { account: STAKERS, kind: "vote", delay: 0 },
        { account: zeroAddress, kind: "person", delay: 0 },
      ],
    },
  ],
  functions: [call("0x3f4ba83a", "unpause()", 2n), call("0x11111111", "setTargets(address[])", 7n)],
  timelock: [],
  minDelay: 172_800n,
  guardian: { pausedUntil: 0n, restUntil: 0n, targets: [] },
};

beforeAll(() => activateLocale("en"));

const show = (node: React.ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <I18nProvider i18n={i18n}>{node}</I18nProvider>
    </QueryClientProvider>,
  );

describe("a role", () => {
  it("says which of its functions waits how long after a vote, and that nobody has the zero address", () => {
    show(<Roles permissions={permissions} />);
    const roles = within(screen.getByTestId("roles"));
    expect(roles.getByText("unpause").parentElement?.textContent).toMatch(/by vote: after 2 days$/);
    expect(roles.getByText("setTargets").parentElement?.textContent).toMatch(/by vote: after 7 days$/);
    expect(roles.getByText("The stakers, by vote").textContent).toBe("The stakers, by vote");
    expect(roles.getByText(/zero address/).textContent).toBe("Nobody: the zero address · at once");
    expect(roles.queryByText(/person/)).toBeNull();
  });
});

describe("the lookup", () => {
  it.each([
    ["0x1234", "Write a whole address: 0x and 40 digits."],
    [
      "0xf39fd6e51aad88F6F4ce6aB8827279cffFb92266",
      "Its capital letters do not fit its digits: one of them may be mistyped.",
    ],
  ])("says what is wrong with %s", async (typed, sentence) => {
    show(<AccountLookup permissions={permissions} />);
    const user = userEvent.setup();
    await user.type(screen.getByRole("textbox"), typed);
    await user.click(screen.getByRole("button"));
    expect(screen.getByRole("textbox").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText(sentence)).toBeTruthy();
  });
});
