import { Address, BigInt, ByteArray, Bytes, crypto } from "@graphprotocol/graph-ts";
import {
  ProjectClass,
  ROLE_NAMES,
  ROLE_NUMBERS,
  TIMELOCK_ROLE_NAMES,
  TIMELOCK_ROLE_NUMBERS,
} from "../../generated/protocol";
import { ONE } from "./amount";

/** The name of an enum's value. The contracts cannot emit a number without a name. */
export function nameOf(names: string[], value: i32): string {
  return names[value];
}

/** Whether a bit of a mask is set. */
export function hasBit(mask: BigInt, bit: i32): boolean {
  const shifted = mask.rightShift(<u8>bit);
  return shifted.bitAnd(ONE).equals(ONE);
}

/** The project classes in a mask, in the order of the bits. */
export function classesIn(mask: i32): string[] {
  const classes: string[] = [];
  for (let bit = 0; bit < ProjectClass.length; bit++) {
    if (((mask >> bit) & 1) == 1) classes.push(ProjectClass[bit]);
  }
  return classes;
}

/** Two capital letters, or an empty string for zero bytes. */
export function countryCode(code: Bytes): string {
  return code[0] == 0 ? "" : code.toString();
}

/** What the contracts write for a time that never comes: 2^40 − 1. */
const NEVER: BigInt = BigInt.fromString("1099511627775");

/** A time, or null for never {s}. */
export function untilOrNever(time: BigInt): BigInt | null {
  return time.equals(NEVER) ? null : time;
}

/** The access manager's role of everybody: 2^64 − 1. */
const PUBLIC_ROLE: string = "18446744073709551615";

/** A role's name in the contracts, else its number. */
export function roleName(role: BigInt): string {
  const number = role.toString();
  if (number == "0") return "ADMIN";
  if (number == PUBLIC_ROLE) return "PUBLIC";
  const index = ROLE_NUMBERS.indexOf(number);
  return index < 0 ? number : ROLE_NAMES[index];
}

/** A Timelock role's name in the contracts, else its hash. */
export function timelockRoleName(role: Bytes): string {
  const number = numberOfHash(role);
  if (number.isZero()) return "DEFAULT_ADMIN_ROLE";
  const index = TIMELOCK_ROLE_NUMBERS.indexOf(number.toString());
  return index < 0 ? role.toHexString() : TIMELOCK_ROLE_NAMES[index];
}

/** keccak256 of a text, as the contracts hash it. */
export function hashOf(text: string): Bytes {
  return Bytes.fromByteArray(crypto.keccak256(ByteArray.fromUTF8(text)));
}

/** 32 bytes as a number, big endian. */
export function numberOfHash(hash: Bytes): BigInt {
  return BigInt.fromUnsignedBytes(Bytes.fromUint8Array(hash.slice().reverse()));
}

/** The longest title {characters}. */
const TITLE_LENGTH: i32 = 200;

/** A text's first line that is not empty, without the marks of a heading, cut where it is too long. */
export function titleOf(text: string): string {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const title = headingOf(text, start, end);
    if (title.length > 0) return title;
    start = end + 1;
  }
  return "";
}

/** What stands between two places after blanks and number signs, with no blanks at its end. */
function headingOf(text: string, from: i32, to: i32): string {
  let start = from;
  while (start < to && (isBlank(text.charCodeAt(start)) || text.charCodeAt(start) == 35)) start++;
  let end = to - start > TITLE_LENGTH ? start + TITLE_LENGTH : to;
  // A character outside the first plane is two places: never half of it.
  if (end < to && (text.charCodeAt(end - 1) & 0xfc00) == 0xd800) end--;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Space, tabulator, carriage return. */
function isBlank(code: i32): boolean {
  return code == 32 || code == 9 || code == 13;
}

export function isZero(address: Address): boolean {
  return address.equals(Address.zero());
}
