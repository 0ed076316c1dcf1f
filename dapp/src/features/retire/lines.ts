import { MIN_AMOUNT, TONNE_DECIMALS } from "../../format/index.ts";
import { readAmount } from "../../transactions/index.ts";
import type { Retirable } from "./readRetirable.ts";

/** A vintage that was chosen, and what was typed for it. */
export interface Line {
  retirable: Retirable;
  text: string;
}

/** A line as it is sent. */
export interface ParsedLine {
  vintage: number;
  amount: bigint;
}

/** The rules of an amount: what is retired is no longer held, so they end with the signature. */
export function rulesOf({ retirable }: Line, signed: boolean) {
  return signed
    ? { decimals: TONNE_DECIMALS }
    : { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum: retirable.balance };
}

/** The lines as they are sent; undefined while one of them is no amount. */
export function parseLines(lines: readonly Line[], signed: boolean): ParsedLine[] | undefined {
  const parsed: ParsedLine[] = [];
  for (const line of lines) {
    const read = readAmount(line.text, rulesOf(line, signed));
    if (!read.ok) return undefined;
    parsed.push({ vintage: line.retirable.id, amount: read.value });
  }
  return parsed.length === 0 ? undefined : parsed;
}

/** Puts a vintage among the chosen ones, or takes it out; what was typed for the others stays. */
export function toggleLine(lines: readonly Line[], retirable: Retirable): Line[] {
  const others = lines.filter((line) => line.retirable.id !== retirable.id);
  return others.length < lines.length ? others : [...lines, { retirable, text: "" }];
}
