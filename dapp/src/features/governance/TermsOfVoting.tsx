import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Address } from "viem";
import type { GovernanceTerms } from "../../data/governance.ts";
import { formatDecimal } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Card, type Fact, Facts, Notice, Time } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { usePower } from "./usePower.ts";

const DAY = 86_400n;

/** A time in days, to a hundredth. */
function useDays(): (seconds: bigint) => string {
  const { t } = useLingui();
  const locale = useLocale();
  return (seconds) => {
    const days = formatDecimal((seconds * 100n) / DAY, 2, locale);
    return seconds === DAY ? t`1 day` : t`${days} days`;
  };
}

/** Says that the guardian has stopped entries, and until when. */
export function PauseNotice({ until }: { until: bigint }) {
  const { t } = useLingui();
  if (useChainNow() >= until) return null;
  return (
    <Notice tone="warn" title={t`The guardian has stopped entries`} className="mb-6">
      <Trans>
        Until <Time at={until} /> nothing new is issued, listed, bought or staked. Votes go on, and everybody can take
        out what is theirs. A vote can reopen entries earlier.
      </Trans>
    </Notice>
  );
}

/** The rules of a vote as they are now, and the account's part in it. */
export function TermsOfVoting({ terms, account }: { terms: GovernanceTerms; account: Address | undefined }) {
  const { t } = useLingui();
  const days = useDays();
  const { data: votes } = usePower(account);
  const facts: Fact[] = [
    account &&
      votes !== undefined && [
        t`Your voting power`,
        <span key="own" className="flex flex-wrap gap-x-3">
          <Crbn units={votes} symbol="sCRBN" short />
          <Link to="/stake" className="text-brand underline">
            <Trans>Stake or delegate</Trans>
          </Link>
        </span>,
      ],
    [t`All votes`, <Crbn key="all" units={terms.votes} symbol="sCRBN" short />],
    [t`Quorum, if voting began now`, <Crbn key="quorum" units={terms.quorum} symbol="sCRBN" short />],
    [t`From proposal to vote`, days(terms.votingDelay)],
    [t`Voting is open for`, days(terms.votingPeriod)],
    [t`Votes to propose`, <Crbn key="threshold" units={terms.threshold} symbol="sCRBN" short />],
  ];
  return (
    <Card className="p-5">
      <Facts facts={facts} rows />
      <p className="mt-4 max-w-prose text-sm text-ink-soft">
        <Trans>
          Whoever proposes also holds a locked Gold or Platinum position of their own. What has succeeded waits 2 days
          before it can be executed; upgrades, roles and the machinery of governance itself wait 7.
        </Trans>
      </p>
    </Card>
  );
}
