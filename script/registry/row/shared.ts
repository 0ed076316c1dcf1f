import { groupDigits, parseQuantity, UINT32_MAX } from "../integer.ts";
import { printable } from "../text.ts";
import { formatMethodologies, type Methodology, parseMethodologies } from "../vocabulary/methodology.ts";
import { withheld } from "../vocabulary/withheld.ts";
import { RowRefused } from "./types.ts";

/** Longest project name that goes on chain; the longest of 96 sampled real ones has 129 bytes. */
export const MAX_NAME_BYTES = 256;

export function readQuantity(text: string, column: string): bigint {
  const quantity = parseQuantity(text);
  if (!quantity.ok) throw new RowRefused("quantity-invalid", column, `the quantity ${printable(quantity.error, 120)}`);
  if (quantity.value === 0n) throw new RowRefused("quantity-invalid", column, "the quantity is 0");
  if (quantity.value > UINT32_MAX) {
    const message = `${groupDigits(quantity.value)} t; a block holds at most ${groupDigits(UINT32_MAX)} t`;
    throw new RowRefused("number-too-large", column, message);
  }
  return quantity.value;
}

/** Quantity and serial range must say the same, and registries count serials and batches from 1. */
export function checkRange(
  serial: { readonly batch: bigint; readonly start: bigint; readonly end: bigint },
  quantity: bigint,
  column: string,
): void {
  if (serial.start === 0n || serial.batch === 0n) {
    throw new RowRefused("serial-malformed", "Serial Number", "serial numbers and batches are counted from 1");
  }
  const count = serial.end - serial.start + 1n;
  if (count !== quantity) {
    const message = `${groupDigits(quantity)} t, but the serial number covers ${groupDigits(count)} t`;
    throw new RowRefused("quantity-mismatch", column, message);
  }
}

/** Longest methodology list and proponent that the project registry takes. */
export const MAX_METHODOLOGY_BYTES = 128;
export const MAX_PROPONENT_BYTES = 256;

/** Refuses text that would not fit on chain, before anything is sent. */
export function checkLength(text: string, limit: number, column: string): string {
  const bytes = Buffer.byteLength(text, "utf8");
  if (bytes > limit) throw new RowRefused("field-too-long", column, `${bytes} bytes; the limit is ${limit}`);
  return text;
}

export function readName(text: string, column: string): string {
  const name = text.replace(/ {2,}/g, " ");
  if (name === "") throw new RowRefused("project-invalid", column, "the project has no name");
  return checkLength(name, MAX_NAME_BYTES, column);
}

export function readMethodologies(text: string, column: string): readonly Methodology[] {
  const methodologies = parseMethodologies(text);
  checkLength(formatMethodologies(methodologies), MAX_METHODOLOGY_BYTES, column);
  return methodologies;
}

/** Refuses units that the registry holds back, in whichever of these columns it says so. */
export function refuseWithheld<Column extends string>(
  cells: { text(column: Column): string },
  ...columns: readonly Column[]
): void {
  for (const column of columns) {
    const found = withheld(cells.text(column));
    if (found !== undefined) throw new RowRefused(found.reason, column, found.message);
  }
}
