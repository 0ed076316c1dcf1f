import { useEffect, useSyncExternalStore } from "react";

let shown: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function change(id: string, present: boolean): void {
  const next = new Set(shown);
  if (present) next.add(id);
  else next.delete(id);
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that a page shows this flow itself, so that the transaction centre need not. */
export function useShowsFlow(id: string | undefined): void {
  useEffect(() => {
    if (!id) return undefined;
    change(id, true);
    return () => change(id, false);
  }, [id]);
}

/** The flows that pages show themselves. */
export function useShownFlows(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => shown);
}
