import { groupDigits, parseQuantity, UINT32_MAX } from "../integer.ts";
import { printable } from "../text.ts";
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

export function readName(text: string, column: string): string {
  const name = text.replace(/ {2,}/g, " ");
  if (name === "") throw new RowRefused("project-invalid", column, "the project has no name");
  const bytes = Buffer.byteLength(name, "utf8");
  if (bytes > MAX_NAME_BYTES) {
    throw new RowRefused("field-too-long", column, `the name has ${bytes} bytes; the limit is ${MAX_NAME_BYTES}`);
  }
  return name;
}
