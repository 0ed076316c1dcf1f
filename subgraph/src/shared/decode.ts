import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import {
  ALLOW_PAUSE,
  CALL_DYNAMIC,
  CALL_KEYS,
  CALL_LEAVES,
  CALL_SIGNATURES,
  CALL_TYPES,
  SPEND,
  UNPAUSE,
  UPGRADE,
  UPGRADE_POOLS,
} from "../../generated/protocol";
import { nameOfContract } from "./context";

const SELECTOR_SIZE: i32 = 4;

/** Where a tuple whose size depends on its content begins {byte}, as its encoding says first. */
const OFFSET: string = "0x0000000000000000000000000000000000000000000000000000000000000020";

/** An argument of a call, by name. */
export class Argument {
  constructor(
    public name: string,
    public type: string,
    public value: string,
  ) {}
}

/** The first 4 bytes of a call's data, or null if it has fewer. */
export function selectorIn(data: Bytes): Bytes | null {
  return data.length < SELECTOR_SIZE ? null : Bytes.fromUint8Array(data.slice(0, SELECTOR_SIZE));
}

/** Which of our functions it is, or −1. */
export function knownCall(target: string | null, selector: Bytes | null): i32 {
  if (target === null || selector === null) return -1;
  return CALL_KEYS.indexOf(target + ":" + selector.toHexString());
}

export function signatureOf(call: i32): string {
  return CALL_SIGNATURES[call];
}

/** The arguments of one of our functions, or null if the data does not fit it. */
export function argumentsOf(call: i32, data: Bytes): Argument[] | null {
  if (CALL_LEAVES[call] == "") return [];
  const encoded = Bytes.fromUint8Array(data.slice(SELECTOR_SIZE));
  const whole = CALL_DYNAMIC[call] ? Bytes.fromHexString(OFFSET).concat(encoded) : encoded;
  const decoded = ethereum.decode(CALL_TYPES[call], whole);
  return decoded === null ? null : spread(decoded.toTuple(), CALL_LEAVES[call].split(";"));
}

/** @param leaves `<name>:<type>:<path>` of every argument. */
function spread(values: ethereum.Tuple, leaves: string[]): Argument[] {
  const found: Argument[] = [];
  for (let i = 0; i < leaves.length; i++) {
    const parts = leaves[i].split(":");
    found.push(new Argument(parts[0], parts[1], textOf(at(values, parts[2].split(".")))));
  }
  return found;
}

function at(values: ethereum.Tuple, path: string[]): ethereum.Value {
  let value = values[<i32>parseInt(path[0])];
  for (let i = 1; i < path.length; i++) value = value.toTuple()[<i32>parseInt(path[i])];
  return value;
}

function textOf(value: ethereum.Value): string {
  if (value.kind == ethereum.ValueKind.ADDRESS) return value.toAddress().toHexString();
  if (value.kind == ethereum.ValueKind.BOOL) return value.toBoolean() ? "true" : "false";
  if (value.kind == ethereum.ValueKind.STRING) return value.toString();
  if (value.kind == ethereum.ValueKind.INT || value.kind == ethereum.ValueKind.UINT) return value.toBigInt().toString();
  if (value.kind == ethereum.ValueKind.TUPLE) return "(" + textsOf(changetype<ethereum.Value[]>(value.toTuple())) + ")";
  if (value.kind == ethereum.ValueKind.ARRAY || value.kind == ethereum.ValueKind.FIXED_ARRAY) {
    return "[" + textsOf(value.toArray()) + "]";
  }
  return value.toBytes().toHexString();
}

function textsOf(values: ethereum.Value[]): string {
  const texts: string[] = [];
  for (let i = 0; i < values.length; i++) texts.push(textOf(values[i]));
  return texts.join(",");
}

/** As CarbontraceGovernor.isProtected: upgrades, and whatever is done to the machinery of governance, wait seven days. */
export function isProtected(target: Address, data: Bytes): boolean {
  const name = nameOfContract(target);
  const selector = paddedSelector(data);
  if (selector == UPGRADE || selector == UPGRADE_POOLS) return true;
  if (name === null) return false;
  if (name == "TreasuryModule") return selector != SPEND;
  if (name == "Guardian") return selector != UNPAUSE && selector != ALLOW_PAUSE;
  return ["CarbontraceGovernor", "Timelock", "AccessManager", "TreasurySafe", "SpendingGuard"].includes(name);
}

/** As Solidity's `bytes4(data)`: what is missing is zero. */
function paddedSelector(data: Bytes): string {
  const text = data.toHexString();
  return text.length < 10 ? text.padEnd(10, "0") : text.slice(0, 10);
}
