import { type AmountRules, MIN_AMOUNT, parseAmountInput, TONNE_DECIMALS } from "../../format/index.ts";
import type { PoolLine, PoolTaken } from "../../transactions/index.ts";

/** What was typed, by vintage; a vintage that is not chosen is absent. */
export type Typed = Readonly<Record<number, string>>;

/** The most vintages of one call, and of the queue that one call looks at. */
export const MAX_VINTAGES = 64;

/** How much of the queue is looked at unless somebody says otherwise. */
export const USUAL_VINTAGES = 10;

/** The rules of a part of something: at least 0.001 t, or all of it where that is less. */
export function rulesOfPart(available: bigint): AmountRules {
  const minimum = available < MIN_AMOUNT ? available : MIN_AMOUNT;
  return { decimals: TONNE_DECIMALS, minimum, maximum: available };
}

/** Chooses a vintage or not; what was typed for the others stays. */
export function toggle(typed: Typed, vintage: number, chosen: boolean, text = ""): Typed {
  const others = Object.entries(typed).filter(([id]) => Number(id) !== vintage);
  return Object.fromEntries(chosen ? [...others, [vintage, text]] : others);
}

/** The chosen lines in the order of what is there; undefined while one is no amount, or none is chosen, or too many are. */
export function linesOf(
  typed: Typed,
  available: readonly { vintage: number; amount: bigint }[],
): PoolLine[] | undefined {
  const lines: PoolLine[] = [];
  for (const { vintage, amount } of available) {
    const text = typed[vintage];
    if (text === undefined) continue;
    const parsed = parseAmountInput(text, rulesOfPart(amount));
    if (!parsed.ok) return undefined;
    lines.push({ vintage, amount: parsed.value });
  }
  return lines.length === 0 || lines.length > MAX_VINTAGES ? undefined : lines;
}

/** What is taken together {unit}. */
export function sumOf(lines: readonly PoolLine[]): bigint {
  return lines.reduce((sum, { amount }) => sum + amount, 0n);
}

/** What a form for taking credits out says. */
export interface TakeForm {
  kind: PoolTaken["kind"];
  /** Of selected vintages. */
  typed: Typed;
  /** Of the queue. */
  amount: string;
  maxVintages: string;
  includeSuspended: boolean;
}

/** An empty form. */
export const EMPTY_TAKE: TakeForm = {
  kind: "automatic",
  typed: {},
  amount: "",
  maxVintages: String(USUAL_VINTAGES),
  includeSuspended: false,
};

/** The rules of an amount out of the queue. @param held Everything in the pool {unit}. */
export const queueRules = (held: bigint): AmountRules => ({
  decimals: TONNE_DECIMALS,
  minimum: MIN_AMOUNT,
  maximum: held,
});

/** The rules of how many vintages are looked at. */
export const VINTAGE_RULES: AmountRules = { decimals: 0, minimum: 1n, maximum: BigInt(MAX_VINTAGES) };

/** What the form asks for; undefined while it says too little, or nonsense. */
export function takenOf(
  form: TakeForm,
  holdings: readonly { vintage: number; amount: bigint }[],
): PoolTaken | undefined {
  if (form.kind === "selected") {
    const lines = linesOf(form.typed, holdings);
    return lines && { kind: "selected", lines };
  }
  const held = holdings.reduce((sum, { amount }) => sum + amount, 0n);
  const amount = parseAmountInput(form.amount, queueRules(held));
  const most = parseAmountInput(form.maxVintages, VINTAGE_RULES);
  if (!amount.ok || !most.ok) return undefined;
  const { includeSuspended } = form;
  return { kind: "automatic", amount: amount.value, maxVintages: Number(most.value), includeSuspended };
}
