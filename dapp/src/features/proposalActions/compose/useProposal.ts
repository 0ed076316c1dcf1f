import { useMemo } from "react";
import type { TxError } from "../../../transactions/index.ts";
import type { ProposalCall } from "../model.ts";
import { keyOf } from "../simulate/simulate.ts";
import { type Simulated, useSimulation } from "../simulate/useSimulation.ts";
import { buildAction } from "./build.ts";
import type { Built } from "./building.ts";
import type { CodeNote } from "./description.ts";
import type { ActionDraft } from "./draft.ts";
import { addressesIn, type Facts, useFacts } from "./facts.ts";

/** What the forms make together. */
export interface Composed {
  facts: Facts | undefined;
  factsError: Error | null;
  /** One for each action, in their order. */
  built: readonly Built[];
  /** All calls, in their order; empty unless every form is complete. */
  calls: readonly ProposalCall[];
  /** Of code that no call pins. */
  notes: readonly CodeNote[];
  /** Why the chain would refuse an action, by the action's place. */
  failures: ReadonlyMap<number, TxError>;
  simulation: Simulated | undefined;
}

const INCOMPLETE: Built = { ok: false, problems: {} };

/** The place of the action whose calls reach to a place among all calls. */
export function actionAt(built: readonly Built[], call: number): number {
  let seen = 0;
  return built.findIndex((one) => {
    seen += one.ok ? one.calls.length : 0;
    return call < seen;
  });
}

/** Reads the chain for the forms, makes their calls, and runs those that are complete. */
export function useProposal(actions: readonly ActionDraft[]): Composed {
  const of = (kind: ActionDraft["kind"], field: string) =>
    actions.filter((action) => action.kind === kind).map(({ fields }) => fields[field]);
  const { data: facts, error: factsError } = useFacts({
    tokens: addressesIn([...of("spend", "otherToken"), ...of("limit", "otherToken")]),
    implementations: addressesIn(of("upgrade", "implementation")),
    proxies: [
      ...new Set(of("upgrade", "contract").filter((name) => name !== undefined && name !== "")),
    ].sort() as string[],
  });
  const built = useMemo(
    () => actions.map(({ kind, fields }) => (facts ? buildAction(kind, fields, facts) : INCOMPLETE)),
    [actions, facts],
  );
  const ready = useMemo(() => built.flatMap((one) => (one.ok ? one.calls : [])), [built]);
  const { data: simulation } = useSimulation(ready);
  const current = simulation?.of === keyOf(ready) ? simulation : undefined;
  const failures = new Map<number, TxError>();
  current?.calls.forEach((call, index) => {
    if (call.status === "failure") failures.set(actionAt(built, index), call.error);
  });
  const complete = built.length > 0 && built.every(({ ok }) => ok);
  return {
    facts,
    factsError,
    built,
    calls: complete ? ready : [],
    notes: built.flatMap((one) => (one.ok && one.note ? [one.note] : [])),
    failures,
    simulation: current,
  };
}
