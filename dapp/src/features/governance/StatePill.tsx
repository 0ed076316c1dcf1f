import { useLingui } from "@lingui/react";
import { Trans, useLingui as useMacro } from "@lingui/react/macro";
import { nextChange, type ProposalStanding, stateAt } from "../../data/governance.ts";
import { Pill, Time } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";
import { stateTones, stateWords } from "./words.ts";

const MINUTE = 60n;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

interface StandingProps {
  standing: ProposalStanding;
  /** The guardian cancelled it. */
  vetoed?: boolean;
}

/** The state of a proposal at the chain's time. */
export function StatePill({ standing, vetoed = false }: StandingProps) {
  const { _ } = useLingui();
  const now = useChainNow();
  const state = stateAt(standing, now);
  const shown = state === "queued" && now >= standing.eta ? "ready" : state === "canceled" && vetoed ? "vetoed" : state;
  return (
    <span data-testid="state" data-state={shown}>
      <Pill tone={stateTones[shown]} dot>
        {_(stateWords[shown])}
      </Pill>
    </span>
  );
}

/** How long until a second {s}. It ticks in silence. */
export function Remaining({ until }: { until: bigint }) {
  const { t } = useMacro();
  const left = until - useChainNow();
  if (left <= 0n) return null;
  const days = String(left / DAY);
  const hours = String((left % DAY) / HOUR);
  const minutes = String((left % HOUR) / MINUTE);
  const seconds = String(left % MINUTE);
  return (
    <span className="whitespace-nowrap tabular-nums" data-testid="countdown">
      {left >= DAY ? t`${days} d ${hours} h ${minutes} min` : t`${hours} h ${minutes} min ${seconds} s`}
    </span>
  );
}

/** What time changes next: in how long, and when, in the reader's zone. */
export function NextChange({ standing }: { standing: ProposalStanding }) {
  const now = useChainNow();
  const at = nextChange(standing, now);
  if (at === null) return null;
  const left = <Remaining until={at} />;
  const time = <Time at={at} />;
  switch (stateAt(standing, now)) {
    case "pending":
      return (
        <Trans>
          Voting opens in {left}, on {time}
        </Trans>
      );
    case "active":
      return (
        <Trans>
          Voting closes in {left}, on {time}
        </Trans>
      );
    default:
      return (
        <Trans>
          It can be executed in {left}, on {time}
        </Trans>
      );
  }
}
