import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useConfig, useConnection } from "wagmi";
import type { Actions } from "../actions/index.ts";
import type { TransactionRunner } from "../runner/runner.ts";
import type { ActionName, FlowState, TransactionAction } from "../runner/types.ts";
import { runnerOf } from "./runners.ts";
import { useShowsFlow } from "./shown.ts";

type RequestOf<Name extends ActionName> =
  Actions[Name] extends TransactionAction<infer Request, infer _> ? Request : never;
type OutcomeOf<Name extends ActionName> =
  Actions[Name] extends TransactionAction<infer _, infer Outcome> ? Outcome : never;

const noFlows: readonly FlowState[] = [];
const noRunner = { subscribe: () => () => undefined, flows: () => noFlows };

/** The connected account's runner, or undefined without an account. */
export function useRunner(): TransactionRunner | undefined {
  const config = useConfig();
  const queries = useQueryClient();
  const { address } = useConnection();
  return address && runnerOf(address, config, queries);
}

/** The connected account's flows. */
export function useFlows(): readonly FlowState[] {
  const runner = useRunner() ?? noRunner;
  return useSyncExternalStore(runner.subscribe, runner.flows);
}

/** A flow with its typed outcome. */
export interface Flow<Outcome> extends Omit<FlowState, "outcome"> {
  outcome?: Outcome;
}

/** A page's handle on one action. */
export interface TransactionHandle<Request, Outcome> {
  /** The flow that this page started or took over, until it is reset. */
  flow: Flow<Outcome> | undefined;
  /** True from the click until the transaction is in a block: the button is off. */
  busy: boolean;
  start(request: Request): void;
  /** Forgets a finished flow, so that the form is fresh again. */
  reset(): void;
}

/** Starts an action and follows it. */
export function useTransaction<Name extends ActionName>(
  action: Name,
): TransactionHandle<RequestOf<Name>, OutcomeOf<Name>> {
  const runner = useRunner();
  const flows = useFlows();
  const [id, setId] = useState<string>();
  const flow = flows.find((candidate) => candidate.id === id);
  useShowsFlow(flow?.id);

  const start = useCallback(
    (request: RequestOf<Name>) => {
      if (!runner) return;
      if (id) runner.dismiss(id);
      setId(runner.start(action, request));
    },
    [runner, action, id],
  );
  // What is under way when the page is left goes on in the transaction centre; what is finished was seen here.
  useEffect(() => {
    if (!id || !runner) return undefined;
    return () => runner.dismissFinished(id);
  }, [id, runner]);
  const reset = useCallback(() => {
    if (id) runner?.dismiss(id);
    setId(undefined);
  }, [runner, id]);

  return { flow: flow as Flow<OutcomeOf<Name>> | undefined, busy: flow?.status === "running", start, reset };
}
