import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { ROLE_NAMES, ROLE_NUMBERS } from "../../generated/protocol";

/** The name of an enum's value. The contracts cannot emit a number without a name. */
export function nameOf(names: string[], value: i32): string {
  return names[value];
}

/** Two capital letters, or an empty string for zero bytes. */
export function countryCode(code: Bytes): string {
  return code[0] == 0 ? "" : code.toString();
}

/** A role's name in the contracts, else its number. */
export function roleName(role: BigInt): string {
  const number = role.toString();
  if (number == "0") return "ADMIN";
  const index = ROLE_NUMBERS.indexOf(number);
  return index < 0 ? number : ROLE_NAMES[index];
}

export function isZero(address: Address): boolean {
  return address.equals(Address.zero());
}
