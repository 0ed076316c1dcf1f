import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OUT, UNISWAP } from "./paths.ts";

export interface Parameter {
  name: string;
  type: string;
  indexed?: boolean;
  components?: Parameter[];
}

export interface AbiEntry {
  type: string;
  name?: string;
  inputs?: Parameter[];
  /** Of a function. */
  stateMutability?: string;
}

/** The ABI of a contract, as `forge build` wrote it, or as Uniswap's package has it. */
export function readAbi(name: string): AbiEntry[] {
  const path = name.startsWith("UniswapV2") ? join(UNISWAP, `${name}.json`) : join(OUT, `${name}.sol`, `${name}.json`);
  if (!existsSync(path)) throw new Error(`${path} is not there: run "forge build" first.`);
  return (JSON.parse(readFileSync(path, "utf8")) as { abi: AbiEntry[] }).abi;
}

export function eventsOf(abi: AbiEntry[]): AbiEntry[] {
  return abi.filter((entry) => entry.type === "event");
}

export function eventOf(abi: AbiEntry[], name: string, contract: string): AbiEntry {
  const event = eventsOf(abi).find((entry) => entry.name === name);
  if (!event) throw new Error(`${contract} has no event ${name}: its ABI and subgraph/scripts/sources/ disagree.`);
  return event;
}

/** `gnd codegen` makes a getter of every parameter name, also of one that AssemblyScript reserves. */
const RESERVED = new Set(["class", "default", "delete", "enum", "export", "function", "import", "interface", "new"]);

/** The event with parameter names that can be getters: `class` becomes `class_`, and the fourth without a name `param3`. */
export function withLegalNames(event: AbiEntry): AbiEntry {
  const inputs = (event.inputs ?? []).map((input, index) => ({
    ...input,
    name: RESERVED.has(input.name) ? `${input.name}_` : input.name || `param${index}`,
  }));
  return { ...event, inputs };
}

/** As a manifest writes it: `Listed(indexed uint256,indexed address,uint40)`. */
export function manifestSignature(event: AbiEntry): string {
  const inputs = (event.inputs ?? []).map((input) => (input.indexed ? "indexed " : "") + typeOf(input));
  return `${event.name}(${inputs.join(",")})`;
}

/** As `gnd test` reads it: `Listed(uint256 indexed listing, address indexed seller, uint40 expiry)`. */
export function testSignature(event: AbiEntry): string {
  const inputs = (event.inputs ?? []).map(
    (input) => `${typeOf(input)} ${input.indexed ? "indexed " : ""}${input.name}`,
  );
  return `${event.name}(${inputs.join(", ")})`;
}

/** A type in its canonical form: a struct is the tuple of its fields. */
export function typeOf(parameter: Parameter): string {
  if (!parameter.type.startsWith("tuple")) return parameter.type;
  const fields = (parameter.components ?? []).map(typeOf).join(",");
  return `(${fields})${parameter.type.slice("tuple".length)}`;
}
