import { Plural, Trans } from "@lingui/react/macro";
import { zeroAddress } from "viem";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Loading, Notice, Skeleton } from "../../ui/index.ts";
import type { ProposalCall } from "./model.ts";
import { effectsOf, type Happening, type Movement } from "./simulate/effects.ts";
import { keyOf, type SimulationResult } from "./simulate/simulate.ts";
import { useSimulation } from "./simulate/useSimulation.ts";
import { Values } from "./words/GenericCall.tsx";
import { Account, TokenAmount } from "./words/pieces.tsx";

/** Longer lists are cut here. */
const MAX_SHOWN = 50;

/** How many of a list are not shown. */
function More({ length }: { length: number }) {
  if (length <= MAX_SHOWN) return null;
  const rest = length - MAX_SHOWN;
  return (
    <li>
      <Trans>and {rest} more</Trans>
    </li>
  );
}

function Movements({ movements }: { movements: readonly Movement[] }) {
  const shown = movements.slice(0, MAX_SHOWN);
  return (
    <ul className="mt-1 flex list-disc flex-col gap-1 pl-5" data-testid="movements">
      {shown.map(({ token, from, to, amount }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a simulation's answer is never reordered.
        <li key={index}>
          <Trans>
            <TokenAmount token={token} amount={amount} /> from <Account address={from} /> to <Account address={to} />
          </Trans>
        </li>
      ))}
      <More length={movements.length} />
    </ul>
  );
}

function Happenings({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <details className="mt-2">
      <summary className="min-h-8 cursor-pointer py-1 text-brand">
        <Plural value={happenings.length} one="# event" other="# events" />
      </summary>
      <ul className="flex flex-col gap-2" data-testid="happenings">
        {happenings.slice(0, MAX_SHOWN).map(({ contract, name, inputs, values }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a simulation's answer is never reordered.
          <li key={index} className="min-w-0">
            <span className="font-mono text-[0.9em]">{name ?? "?"}</span> · <Account address={contract} />
            <Values inputs={inputs} values={values} />
          </li>
        ))}
        <More length={happenings.length} />
      </ul>
    </details>
  );
}

function Effects({ result }: { result: SimulationResult }) {
  const logs = result.calls.flatMap((call) => (call.status === "success" ? call.logs : []));
  const { movements, happenings } = effectsOf(logs);
  return (
    <>
      {movements.length > 0 ? (
        <>
          <p className="mt-2">
            <Trans>Money that would move:</Trans>
          </p>
          <Movements movements={movements} />
        </>
      ) : (
        <p className="mt-2">
          <Trans>No money would move.</Trans>
        </p>
      )}
      {happenings.length > 0 && <Happenings happenings={happenings} />}
    </>
  );
}

function Succeeded({ result }: { result: SimulationResult }) {
  const block = String(result.block);
  const count = result.calls.length;
  if (result.mode === "apart") {
    return (
      <Notice tone="info" title={<Trans>Each call would succeed on its own</Trans>}>
        <p>
          <Trans>
            Simulated at block {block}. The chain's node cannot run several calls one after the other, so it is not
            known what they do to each other, nor what money would move.
          </Trans>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={<Plural value={count} one="The call would succeed" other="All # calls would succeed" />}>
      <p>
        <Trans>
          Simulated at block {block}, in their order, as the Timelock would make them. When the proposal is executed,
          the state of the chain can be another.
        </Trans>
      </p>
      <Effects result={result} />
    </Notice>
  );
}

function Failed({ result }: { result: SimulationResult }) {
  const block = String(result.block);
  return (
    <Notice tone="danger" title={<Trans>The proposal would fail now</Trans>}>
      {result.calls.map((call, index) => {
        const number = index + 1;
        return (
          call.status === "failure" && (
            // biome-ignore lint/suspicious/noArrayIndexKey: a simulation's answer is never reordered.
            <div key={index} data-testid="failed-call">
              <p>
                <Trans>Call {number} fails, and with it all the others:</Trans>
              </p>
              <ErrorSentence error={call.error} />
            </div>
          )
        );
      })}
      <p className="mt-1">
        <Trans>Simulated at block {block}, as the Timelock would make the calls.</Trans>{" "}
        {result.mode === "apart" && (
          <Trans>
            The chain's node cannot run several calls one after the other: each ran alone, so that a call which needs an
            earlier one fails here.
          </Trans>
        )}
      </p>
    </Notice>
  );
}

/** What a simulation found. */
export function SimulationFinding({ result }: { result: SimulationResult }) {
  const failed = result.calls.some(({ status }) => status === "failure");
  return (
    <div data-testid="simulation" data-outcome={failed ? "failure" : "success"} data-mode={result.mode}>
      {failed ? <Failed result={result} /> : <Succeeded result={result} />}
      {result.missingValue > 0n && (
        <p className="mt-2 text-sm">
          <Trans>
            Whoever executes it must send <TokenAmount token={zeroAddress} amount={result.missingValue} /> along, which
            the Timelock does not have.
          </Trans>
        </p>
      )}
    </div>
  );
}

interface SimulationProps {
  /** In the order in which they are made. */
  calls: readonly ProposalCall[];
}

/** What the calls of a proposal would do if they were made now, as far as the chain's node can tell. */
export function Simulation({ calls }: SimulationProps) {
  const { data, error } = useSimulation(calls);
  if (calls.length === 0) return null;
  if (data?.of === keyOf(calls)) return <SimulationFinding result={data} />;
  if (error) {
    return (
      <Notice tone="warn" title={<Trans>The calls could not be simulated</Trans>}>
        <ErrorSentence error={classifyError(error)} />
      </Notice>
    );
  }
  return (
    <Loading>
      <Skeleton className="h-24" />
    </Loading>
  );
}
