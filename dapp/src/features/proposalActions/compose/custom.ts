import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  type AbiFunction,
  type AbiParameter,
  encodeFunctionData,
  type Hex,
  isAddress,
  isHex,
  parseAbiItem,
} from "viem";

/** A call typed by hand, read. */
export type TypedCall =
  | { ok: true; calldata: Hex }
  /** `field`: which of the inputs is wrong. */
  | { ok: false; field: "signature" | "values" | "bytes"; problem: MessageDescriptor | undefined };

/** Reads a signature: `transfer(address to, uint256 amount)`, with or without "function" before it. */
export function readSignature(text: string): AbiFunction | undefined {
  try {
    const item = parseAbiItem(
      `function ${text
        .trim()
        .replace(/^function\s+/, "")
        .replace(/;$/, "")}` as never,
    ) as unknown;
    return (item as AbiFunction).type === "function" ? (item as AbiFunction) : undefined;
  } catch {
    return undefined;
  }
}

class Unreadable extends Error {}

/** A number that its type cannot hold. */
class OutOfRange extends Error {
  readonly problem: (number: number) => MessageDescriptor;

  constructor(problem: (number: number) => MessageDescriptor) {
    super();
    this.problem = problem;
  }
}

/** Refuses a number beyond what `uint8`, `int256` and their like hold. */
function requireRange(type: string, value: bigint): void {
  const bits = BigInt(/\d+$/.exec(type)?.[0] ?? 256);
  const signed = type.startsWith("int");
  const most = String(2n ** (signed ? bits - 1n : bits) - 1n);
  const least = String(signed ? -(2n ** (bits - 1n)) : 0n);
  if (value > BigInt(most)) throw new OutOfRange((number) => msg`Argument ${number}: at most ${most}.`);
  if (value < BigInt(least)) throw new OutOfRange((number) => msg`Argument ${number}: at least ${least}.`);
}

/** Turns a typed value, or a value out of JSON, into what the encoder takes. */
function readValue(parameter: AbiParameter, value: unknown): unknown {
  const list = /^(.*)\[(\d*)\]$/.exec(parameter.type);
  if (list) {
    const items = typeof value === "string" ? (JSON.parse(value) as unknown) : value;
    if (!Array.isArray(items) || (list[2] && items.length !== Number(list[2]))) throw new Unreadable();
    return items.map((item) => readValue({ ...parameter, type: list[1] ?? "" }, item));
  }
  if (parameter.type === "tuple") {
    const items = typeof value === "string" ? (JSON.parse(value) as unknown) : value;
    const parts = (parameter as { components: readonly AbiParameter[] }).components;
    if (!Array.isArray(items) || items.length !== parts.length) throw new Unreadable();
    const read = parts.map((part, index) => readValue(part, items[index]));
    return parts.every(({ name }) => name) ? Object.fromEntries(parts.map(({ name }, n) => [name, read[n]])) : read;
  }
  return readPlain(parameter.type, value);
}

function readPlain(type: string, value: unknown): unknown {
  if (/^u?int/.test(type)) {
    // JSON numbers lose digits beyond 2^53, so large ones are written as strings.
    if (typeof value === "number" && !Number.isSafeInteger(value)) throw new Unreadable();
    const text = String(value).trim();
    if (!/^-?(\d+|0x[0-9a-f]+)$/i.test(text)) throw new Unreadable();
    const read = BigInt(text);
    requireRange(type, read);
    return read;
  }
  if (type === "bool") {
    const text = String(value).trim();
    if (text !== "true" && text !== "false") throw new Unreadable();
    return text === "true";
  }
  if (typeof value !== "string") throw new Unreadable();
  if (type === "string") return value;
  const text = value.trim();
  if (type === "address" ? !isAddress(text) : !isHex(text)) throw new Unreadable();
  return text;
}

/** Encodes a function and its arguments, one a line; lists and tuples are written as JSON. */
export function encodeTyped(signature: string, values: string): TypedCall {
  if (signature.trim() === "") return { ok: false, field: "signature", problem: undefined };
  const item = readSignature(signature);
  if (!item) {
    return {
      ok: false,
      field: "signature",
      problem: msg`Write a function, for instance: transfer(address to, uint256 amount)`,
    };
  }
  const lines = item.inputs.length === 0 ? [] : values.split("\n");
  if (item.inputs.length > 0 && values.trim() === "") return { ok: false, field: "values", problem: undefined };
  const wanted = item.inputs.length;
  const given = lines.length;
  if (given !== wanted) {
    return {
      ok: false,
      field: "values",
      problem: msg`The function takes ${wanted} arguments, one a line; there are ${given}.`,
    };
  }
  for (const [index, input] of item.inputs.entries()) {
    try {
      const value = readValue(input, lines[index]);
      encodeFunctionData({ abi: [{ ...item, inputs: [input] }], functionName: item.name, args: [value] });
    } catch (error) {
      const number = index + 1;
      if (error instanceof OutOfRange) return { ok: false, field: "values", problem: error.problem(number) };
      const { type } = input;
      return { ok: false, field: "values", problem: msg`Argument ${number} is not a value of the type ${type}.` };
    }
  }
  const args = item.inputs.map((input, index) => readValue(input, lines[index]));
  return { ok: true, calldata: encodeFunctionData({ abi: [item], functionName: item.name, args }) };
}

/** Reads calldata that was pasted. */
export function readBytes(text: string): TypedCall {
  const bytes = text.trim();
  if (bytes === "") return { ok: false, field: "bytes", problem: undefined };
  if (!isHex(bytes) || bytes.length % 2 !== 0) {
    return { ok: false, field: "bytes", problem: msg`Write bytes as 0x and an even number of digits 0 to 9, a to f.` };
  }
  return { ok: true, calldata: bytes.toLowerCase() as Hex };
}
