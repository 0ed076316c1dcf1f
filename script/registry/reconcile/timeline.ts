/** What became of one vintage's units, event by event: the marks that a reconciliation looks up. Pure. */
import { CommandError } from "../../chain/fail.ts";
import { max, min } from "../integer.ts";
import { type SerialState, type StateMark, statesWithin } from "./chainSerials.ts";

/** An event that moves units of a vintage's sequence: [from, to) {unit}. */
export type Turn =
  | ({ readonly kind: "retired" | "cancelled" | "settled" | "impaired" } & Run)
  | ({ readonly kind: "requested"; readonly request: bigint } & Run)
  | { readonly kind: "released"; readonly request: bigint }
  | { readonly kind: "returned"; readonly request: bigint };

interface Run {
  readonly from: bigint;
  readonly to: bigint;
}

/** The marks after all turns, which are in the order of the chain. */
export function marksAfter(turns: readonly Turn[]): readonly StateMark[] {
  const requests = new Map<bigint, Run>();
  const impaired: Run[] = [];
  let marks: readonly StateMark[] = [];
  for (const turn of turns) {
    if (turn.kind === "requested") {
      requests.set(turn.request, turn);
      marks = painted(marks, turn, "locked");
    } else if (turn.kind === "released" || turn.kind === "returned") {
      const range = requests.get(turn.request);
      if (range === undefined) throw new CommandError(`request ${turn.request} ended and was never made`);
      marks = painted(marks, range, turn.kind === "released" ? "released" : "circulating");
      // What the registry recalled meanwhile does not circulate again.
      if (turn.kind === "returned")
        for (const { from, to } of impaired)
          marks = painted(marks, { from: max(from, range.from), to: min(to, range.to) }, "impaired", ["circulating"]);
    } else if (turn.kind === "impaired") {
      impaired.push(turn);
      marks = painted(marks, turn, "impaired", ["circulating"]);
    } else if (turn.kind === "settled") {
      marks = painted(marks, turn, "settled", ["retired", "cancelled"]);
    } else {
      marks = painted(marks, turn, turn.kind);
    }
  }
  return marks;
}

/** How many units are in one of these states {unit}. */
export function unitsMarked(marks: readonly StateMark[], ...states: readonly SerialState[]): bigint {
  return marks.reduce((sum, { from, to, state }) => (states.includes(state) ? sum + to - from : sum), 0n);
}

/** The marks with [from, to) in another state; where `over` is given, only what was in one of those states changes. */
function painted(
  marks: readonly StateMark[],
  { from, to }: Run,
  state: SerialState,
  over?: readonly SerialState[],
): readonly StateMark[] {
  if (to <= from) return marks;
  const inside = statesWithin(marks, from, to).map((run) =>
    over === undefined || over.includes(run.state) ? { ...run, state } : run,
  );
  const before = marks.filter((mark) => mark.from < from).map((mark) => ({ ...mark, to: min(mark.to, from) }));
  const after = marks.filter((mark) => mark.to > to).map((mark) => ({ ...mark, from: max(mark.from, to) }));
  const result: StateMark[] = [];
  for (const { from: start, to: end, state: kind } of [...before, ...inside, ...after]) {
    if (kind === "circulating") continue;
    const last = result.at(-1);
    if (last !== undefined && last.to === start && last.state === kind)
      result[result.length - 1] = { from: last.from, to: end, state: kind };
    else result.push({ from: start, to: end, state: kind });
  }
  return result;
}
