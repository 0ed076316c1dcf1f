import { Trans, useLingui } from "@lingui/react/macro";
import { formatTonnes } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Notice } from "../../ui/index.ts";
import type { Closed, HeldVintage } from "./readMeans.ts";
import { vintageWords } from "./VintageTitle.tsx";

/** The vintages that an account holds, as choices: by project, year and number, how much of each, and whether it cannot be sold now. */
export function HeldOptions({ held }: { held: readonly HeldVintage[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = { suspended: t`suspended`, recalled: t`recalled`, short: t`recalled in part` };
  return held.map(({ id, balance, name, closed }) => (
    <option key={id} value={id}>
      {`${vintageWords(id, name)} · ${t`no. ${id}`} · ${formatTonnes(balance, locale)} t${closed ? ` · ${words[closed]}` : ""}`}
    </option>
  ));
}

/** Whether nothing of it can be sold now. */
export const isClosed = (closed: Closed) => closed === "suspended" || closed === "recalled";

/** Says why a chosen vintage cannot be sold now, or not all of it. */
export function ClosedNotice({ closed }: Pick<HeldVintage, "closed">) {
  if (!closed) return null;
  return (
    <Notice tone="warn" alert>
      {closed === "short" ? (
        <Trans>
          The registry recalled or reversed some serial numbers of this vintage: buyers are told, and not all of it can
          be bought.
        </Trans>
      ) : closed === "suspended" ? (
        <Trans>
          This project is suspended or delisted, so its credits cannot be sold now. They can be retired at any time.
        </Trans>
      ) : (
        <Trans>
          The registry recalled or reversed the serial numbers of this vintage. Nobody can buy it while that is so.
        </Trans>
      )}
    </Notice>
  );
}
