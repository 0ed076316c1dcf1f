import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { AbiEntry, Parameter } from "./abi.ts";

/*
 * `gnd test` 0.45 cannot encode struct parameters. So in the tests' workspace, and only there, an event
 * `E(uint32 a, (uint8,string) s)` is told as `E(uint32 a, uint8 s_x, string s_y)`, and the generated getter of `s` puts
 * the struct together again. The mappings are compiled as they are; the stack test covers real structs.
 */

/** The event with its structs spread out. */
export function flattenEvent(event: AbiEntry): AbiEntry {
  return { ...event, inputs: (event.inputs ?? []).flatMap(flattenParameter) };
}

/** Parameters of a test by the names that {@link flattenEvent} gives them. */
export function flattenArguments(event: AbiEntry, values: Record<string, unknown>): Record<string, unknown> {
  const entries = (event.inputs ?? []).flatMap((input) => {
    if (input.type !== "tuple") return [[input.name, values[input.name]]];
    const struct = values[input.name] as Record<string, unknown>;
    return (input.components ?? []).map((field) => [fieldName(input, field), struct[field.name]]);
  });
  return Object.fromEntries(entries);
}

/**
 * Makes the generated getters of structs gather the spread parameters, and those behind a struct look where they are now.
 * @param abis The events as the contracts tell them, by contract.
 */
export function patchStructGetters(generated: string, abis: Record<string, AbiEntry[]>): void {
  for (const file of readdirSync(generated, { recursive: true, encoding: "utf8" })) {
    const events = abis[basename(file, ".ts")];
    if (file.endsWith(".ts") && events?.some(hasStruct)) patchFile(join(generated, file), events.filter(hasStruct));
  }
}

const GATHER = `
function gather(parameters: Array<ethereum.EventParam>, from: i32, count: i32): ethereum.Tuple {
  const tuple = new ethereum.Tuple();
  for (let i = from; i < from + count; i++) tuple.push(parameters[i].value);
  return tuple;
}
`;

function patchFile(path: string, events: AbiEntry[]): void {
  const source = readFileSync(path, "utf8");
  writeFileSync(path, events.reduce(patchEvent, source) + GATHER);
}

/** Patches the class of one event's parameters. */
function patchEvent(source: string, event: AbiEntry): string {
  const start = source.indexOf(`export class ${event.name}__Params {`);
  const end = source.indexOf("\n}\n", start);
  if (start < 0 || end < 0) throw new Error(`gnd codegen made no parameters of ${event.name}.`);
  const patched = source
    .slice(start, end)
    .replace(/this\._event\.parameters\[(\d+)\]\.value(\.toTuple\(\))?/g, (_, index: string, tuple?: string) => {
      const inputs = event.inputs ?? [];
      const from = inputs.slice(0, Number(index)).flatMap(flattenParameter).length;
      if (!tuple) return `this._event.parameters[${from}].value`;
      return `gather(this._event.parameters, ${from}, ${inputs[Number(index)]?.components?.length})`;
    });
  return source.slice(0, start) + patched + source.slice(end);
}

function hasStruct(event: AbiEntry): boolean {
  return (event.inputs ?? []).some((input) => input.type === "tuple");
}

function flattenParameter(parameter: Parameter): Parameter[] {
  if (parameter.type !== "tuple") return [parameter];
  return (parameter.components ?? []).map((field) => ({ ...field, name: fieldName(parameter, field), indexed: false }));
}

function fieldName(struct: Parameter, field: Parameter): string {
  return `${struct.name}_${field.name}`;
}
