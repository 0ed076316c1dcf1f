import { useLingui } from "@lingui/react";
import { Trans, useLingui as useMacro } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Address } from "viem";
import { type ProposalStanding, SUPPORTS, type Support, stateAt, type Vote } from "../../data/governance.ts";
import {
  classifyError,
  ErrorSentence,
  MAX_REASON,
  TransactionPanel,
  useTransaction,
} from "../../transactions/index.ts";
import { Button, Card, Notice, Skeleton, TextAreaField } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { useVotingAccount } from "./useGovernance.ts";
import { supportWords } from "./words.ts";

const CHOICES: readonly Support[] = ["for", "against", "abstain"];

interface FormProps {
  id: bigint;
  votes: bigint;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Chooses and signs a vote. */
function Ballot({ id, votes }: FormProps) {
  const { t } = useMacro();
  const { _ } = useLingui();
  const [support, setSupport] = useState<Support>();
  const [reason, setReason] = useState("");
  const { flow, busy, start } = useTransaction("castVote");
  const tooLong = bytes(reason.trim()) > MAX_REASON;
  const ready = support !== undefined && !tooLong;
  function send() {
    if (support) start({ proposal: id, support: SUPPORTS.indexOf(support), reason: reason.trim() });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready && !busy) send();
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <fieldset disabled={busy} className="flex flex-col gap-1">
        <legend className="mb-1 text-sm font-medium">
          <Trans>Your vote</Trans>
        </legend>
        {CHOICES.map((choice) => (
          <label key={choice} className="flex min-h-11 items-center gap-3 rounded-lg border border-line px-3">
            <input
              type="radio"
              name="support"
              value={choice}
              checked={support === choice}
              onChange={() => setSupport(choice)}
              className="size-5 accent-(--brand)"
            />
            {_(supportWords[choice])}
          </label>
        ))}
      </fieldset>
      <TextAreaField
        label={t`Reason (optional)`}
        hint={t`Public, and on the chain for good.`}
        rows={3}
        value={reason}
        disabled={busy}
        error={tooLong ? t`This is too long: at most 2,000 bytes.` : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" busy={busy} disabled={!ready && !busy}>
        <Trans>
          Vote with <Crbn units={votes} symbol="sCRBN" short />
        </Trans>
      </Button>
      {flow && <TransactionPanel flow={flow} onRetry={send} />}
    </form>
  );
}

function Cast({ cast }: { cast: Vote }) {
  const { _ } = useLingui();
  const said = _(supportWords[cast.support]);
  return (
    <Notice tone="good" title={<Trans>You have voted: {said}</Trans>}>
      <Trans>
        Your <Crbn units={cast.weight} symbol="sCRBN" short /> are counted. A vote cannot be changed.
      </Trans>
    </Notice>
  );
}

function Powerless({ open }: { open: boolean }) {
  return (
    <p className="text-sm text-ink-soft">
      {open ? (
        <Trans>
          Your account had no votes at this proposal's snapshot, so it cannot vote on it. Stake now to vote on the next
          one.
        </Trans>
      ) : (
        <Trans>Your account has no votes yet. What is staked before voting opens counts in this vote.</Trans>
      )}{" "}
      <Link to="/stake" className="text-brand underline">
        <Trans>Stake or delegate</Trans>
      </Link>
    </p>
  );
}

interface VotingProps {
  id: bigint;
  standing: ProposalStanding;
  account: Address;
}

/** What the connected account can do in this vote. */
export function Voting({ id, standing, account }: VotingProps) {
  const { data, error } = useVotingAccount(id, account);
  const state = stateAt(standing, useChainNow());
  if (!data) {
    return error ? <ErrorSentence error={classifyError(error)} /> : <Skeleton className="h-24" />;
  }
  const { votes, cast } = data;
  const power = <Crbn units={votes} symbol="sCRBN" short />;
  return (
    <Card className="flex flex-col gap-4 p-5">
      <p data-testid="power">
        {standing.quorumFixed ? (
          <Trans>Your voting power at the snapshot: {power}</Trans>
        ) : (
          <Trans>Your voting power now: {power}. It is fixed when voting opens.</Trans>
        )}
      </p>
      {cast ? <Cast cast={cast} /> : votes === 0n && <Powerless open={state !== "pending"} />}
      {!cast && votes > 0n && state === "active" && <Ballot id={id} votes={votes} />}
      {!cast && votes > 0n && state === "pending" && (
        <p className="text-sm text-ink-soft">
          <Trans>You can vote as soon as voting opens.</Trans>
        </p>
      )}
      {!cast && votes > 0n && state !== "pending" && state !== "active" && (
        <p className="text-sm text-ink-soft">
          <Trans>You have not voted, and voting is over.</Trans>
        </p>
      )}
    </Card>
  );
}
