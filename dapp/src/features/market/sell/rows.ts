import { MIN_AMOUNT, TONNE, TONNE_DECIMALS } from "../../../format/index.ts";
import { readAmount } from "../../../transactions/index.ts";
import { MAX_UNIT_PRICE } from "../orders/draft.ts";

/** Standard lots in the order of the contract's enum {unit}; 0: any amount. */
export const LOT_SIZES = [0n, 1_000n * TONNE, 10_000n * TONNE] as const;
/** Which lots, in the order of the contract's enum. */
export type Lot = 0 | 1 | 2;

/** The most that the market keeps of a minimum fill {unit}: two values above it stand for lots. */
export const MAX_MIN_FILL = 16_777_213n * MIN_AMOUNT;

/** One listing to be made, as it was typed. */
export interface SellRow {
  key: number;
  vintage: string;
  amount: string;
  price: string;
  least: string;
  lot: Lot;
}

/** One listing as it is sent. */
export interface SellTerms {
  vintage: number;
  amount: bigint;
  unitPrice: bigint;
  minFill: bigint;
  lot: Lot;
}

/** The rules of a row's amounts: what is held, less what the other rows take of the same vintage. */
export function sellRules(row: SellRow, available: bigint, decimals: number) {
  const amount = { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum: available };
  const read = readAmount(row.amount, amount);
  const ceiling = read.ok && read.value < MAX_MIN_FILL ? read.value : MAX_MIN_FILL;
  return {
    amount,
    price: { decimals, minimum: 1n, maximum: MAX_UNIT_PRICE },
    // The market keeps the smallest purchase in steps of 0.001 t.
    least: { decimals: 3, maximum: ceiling / MIN_AMOUNT },
  };
}

/** Whether an amount is no whole number of the chosen lots. */
export function isUneven(row: SellRow, available: bigint): boolean {
  const size = LOT_SIZES[row.lot];
  const read = readAmount(row.amount, sellRules(row, available, 0).amount);
  return size !== 0n && read.ok && read.value % size !== 0n;
}

/** What is left of a vintage for a row, once the rows before it have taken theirs {unit}. */
export function availableFor(row: SellRow, rows: readonly SellRow[], held: ReadonlyMap<string, bigint>): bigint {
  let left = held.get(row.vintage) ?? 0n;
  for (const other of rows) {
    if (other.key === row.key) break;
    const read = readAmount(other.amount, { decimals: TONNE_DECIMALS });
    if (other.vintage === row.vintage && read.ok) left -= read.value;
  }
  return left > 0n ? left : 0n;
}

/** What the listings bring if all of them are sold whole {pay token}, each rounded up as the market does. */
export function proceedsOf(terms: readonly SellTerms[]): bigint {
  return terms.reduce((sum, { amount, unitPrice }) => sum + (amount * unitPrice + TONNE - 1n) / TONNE, 0n);
}

/** The listings that the rows tell of; undefined while one of them is missing something or wrong. */
export function readSellRows(
  rows: readonly SellRow[],
  held: ReadonlyMap<string, bigint>,
  decimals: number,
): SellTerms[] | undefined {
  const terms: SellTerms[] = [];
  for (const row of rows) {
    const available = availableFor(row, rows, held);
    const rules = sellRules(row, available, decimals);
    const amount = readAmount(row.amount, rules.amount);
    const price = readAmount(row.price, rules.price);
    const least = readAmount(row.lot !== 0 || row.least.trim() === "" ? "0" : row.least, rules.least);
    if (!amount.ok || !price.ok || !least.ok || isUneven(row, available)) return undefined;
    const minFill = least.value * MIN_AMOUNT;
    terms.push({ vintage: Number(row.vintage), amount: amount.value, unitPrice: price.value, minFill, lot: row.lot });
  }
  return terms.length === 0 ? undefined : terms;
}
