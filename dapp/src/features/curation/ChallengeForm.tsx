import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Address } from "viem";
import { type ChallengeTerms, type CurationRules, readChallengeTerms } from "../../data/curation/index.ts";
import { chainNow, marketKey, type Tier } from "../../data/index.ts";
import { classifyError, ErrorSentence, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Notice, Skeleton, Time } from "../../ui/index.ts";
import { Crbn, useTierName } from "../token/index.ts";
import { CidField, ReasonField, readCid, readReason } from "./fields.tsx";

/** The tier that challenges: Platinum. */
const CHALLENGE_TIER: Tier = 4;
const DAY = 86_400n;

/** What follows from a challenge, in figures. */
function Consequences({ bond, rules }: { bond: bigint; rules: CurationRules }) {
  const days = String(rules.timeToRule / DAY);
  const rest = String(rules.challengeRest / DAY);
  const half = bond / 2n;
  return (
    <ul className="list-disc pl-5 text-sm text-ink-soft" data-testid="consequences">
      <li>
        <Trans>
          You put up <Crbn units={bond} />. The project is suspended at once, until the stakers rule or {days} days have
          passed.
        </Trans>
      </li>
      <li>
        <Trans>
          The stakers agree: you get back <Crbn units={bond} /> and <Crbn units={bond / rules.rewardDivisor} /> more,
          and the project stays suspended.
        </Trans>
      </li>
      <li>
        <Trans>They disagree: all of the bond is lost, and the project cannot be challenged for {rest} days.</Trans>
      </li>
      <li>
        <Trans>
          Nobody rules in time: <Crbn units={half} /> come back, <Crbn units={bond - half} /> are lost, and the project
          cannot be challenged for {rest} days.
        </Trans>
      </li>
    </ul>
  );
}

/** What the account or the project lacks for a challenge; nothing when nothing is lacking. */
function Lacking({ terms }: { terms: ChallengeTerms }) {
  const { t } = useLingui();
  const tierName = useTierName();
  const { bond, balance, tier, restUntil, paused } = terms;
  const held = tier === 0 ? t({ message: "none", context: "tier" }) : tierName(tier);
  return (
    <>
      {tier < CHALLENGE_TIER && (
        <Notice tone="warn" title={t`A locked Platinum position is missing`}>
          <p>
            <Trans>Challenging a project takes a locked Platinum position of your own. Yours: {held}.</Trans>
          </p>
          <Link to="/stake" className="text-brand underline">
            <Trans>Stake CRBN</Trans>
          </Link>
        </Notice>
      )}
      {balance < bond && (
        <Notice tone="warn" title={t`Not enough CRBN for the bond`}>
          <Trans>
            You hold <Crbn units={balance} /> that are not staked; the bond is <Crbn units={bond} />.
          </Trans>
        </Notice>
      )}
      {restUntil > chainNow() && (
        <Notice tone="info" title={t`This project rests`}>
          <Trans>
            It was challenged in vain not long ago. It can be challenged again from <Time at={restUntil} /> on.
          </Trans>
        </Notice>
      )}
      {paused && (
        <Notice tone="warn" title={t`Challenges are paused`}>
          <Trans>The guardian has stopped all entries for a while. Rulings and lapses go on.</Trans>
        </Notice>
      )}
    </>
  );
}

interface ChallengeFormProps {
  project: number;
  account: Address;
  rules: CurationRules;
}

/** Says that a project should not be listed, with evidence and a bond. What is lacking is said; the chain has the last word. */
export function ChallengeForm({ project, account, rules }: ChallengeFormProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("challengeProject");
  const [reason, setReason] = useState("");
  const [cid, setCid] = useState("");
  const [strict, setStrict] = useState(false);
  const { data: terms, error } = useQuery({
    queryKey: [...marketKey, "challengeTerms", project, account],
    queryFn: () => readChallengeTerms(project, account),
    refetchInterval: 8_000,
  });
  if (!terms) return error ? <ErrorSentence error={classifyError(error)} /> : <Skeleton className="h-48" />;

  const { bond, balance, tier, paused } = terms;
  const why = readReason(reason);
  const evidence = readCid(cid);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const able = tier >= CHALLENGE_TIER && balance >= bond && !paused && terms.restUntil <= chainNow();

  function send() {
    if (why && evidence) start({ project, bond, reason: why, cid: evidence });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    setStrict(true);
    if (able && !busy) send();
  }
  return (
    <div className="flex flex-col gap-4">
      {!done && (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4" data-testid="challenge-form">
          <Consequences bond={bond} rules={rules} />
          <Lacking terms={terms} />
          <ReasonField
            label={t`Why it should not be listed`}
            value={reason}
            onChange={setReason}
            strict={strict}
            disabled={busy}
          />
          <CidField
            label={t`Evidence (CID)`}
            hint={t`A document on IPFS that the stakers can read.`}
            value={cid}
            onChange={setCid}
            strict={strict}
            disabled={busy}
          />
          <Button type="submit" variant="danger" className="self-start" busy={busy} disabled={!able && !busy}>
            <Trans>Put up the bond and challenge</Trans>
          </Button>
          <p className="text-sm text-ink-faint">
            <Trans>
              Two signatures: you allow exactly the bond, then you challenge. If the bond changes before that, the
              challenge is refused.
            </Trans>
          </p>
        </form>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          {flow.outcome && (
            <Notice tone="good" title={t`The project is challenged`}>
              <Trans>
                It is suspended until the stakers rule, or until <Time at={flow.outcome.until} />.
              </Trans>
            </Notice>
          )}
        </TransactionPanel>
      )}
    </div>
  );
}
