import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import type { Address } from "viem";
import type { AirdropRound } from "../../data/airdrop.ts";
import { phaseOf } from "../../data/airdrop.ts";
import { shortHex } from "../../format/index.ts";
import { Card, CopyButton, type Fact, Facts, Pill, Time } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { Eligibility } from "./Eligibility.tsx";
import { phaseTones, phaseWords } from "./words.ts";

function PhasePill({ round }: { round: AirdropRound }) {
  const { i18n } = useLingui();
  const phase = phaseOf(round, useChainNow());
  return (
    <Pill tone={phaseTones[phase]} dot>
      {i18n._(phaseWords[phase])}
    </Pill>
  );
}

function useFacts(round: AirdropRound): Fact[] {
  const { t } = useLingui();
  const { total, claimed, returned, start, end, deadline, proofsCid } = round;
  return [
    [t`Size of the round`, <Crbn key="total" units={total} short />],
    [t`Claimed by all`, <Crbn key="claimed" units={claimed} short />],
    returned !== null && [t`Returned to the treasury`, <Crbn key="returned" units={returned} short />],
    [t`Vests from`, <Time key="start" at={start} />],
    [t`All vested`, <Time key="end" at={end} />],
    [t`Deadline`, <Time key="deadline" at={deadline} />],
    proofsCid !== "" && [
      t`File of proofs`,
      <span key="file" className="inline-flex items-center font-mono text-[0.9em]" title={proofsCid}>
        {shortHex(proofsCid, 8, 6)}
        <CopyButton text={proofsCid} what={t`IPFS address`} />
      </span>,
    ],
  ];
}

/** A round of the airdrop, and what it grants an account. */
export function RoundCard({ round, account }: { round: AirdropRound; account: Address | undefined }) {
  const id = useId();
  const { number } = round;
  return (
    <Card className="p-4 sm:p-6">
      <article aria-labelledby={id} data-testid="round" data-round={number}>
        <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h3 id={id} className="font-semibold">
            <Trans>Round {number}</Trans>
          </h3>
          <PhasePill round={round} />
        </div>
        <Facts rows facts={useFacts(round)} />
        {account && <Eligibility key={account} round={round} account={account} />}
      </article>
    </Card>
  );
}
