import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { AbiEntry, Parameter } from "./abi.ts";

/*
 * `gnd test` 0.45 cannot encode struct parameters. So in the tests' workspace, and only there, an event
 * `E(uint32 a, (uint8,(string,bool)) s, (uint8,string)[] l)` is told as `E(uint32 a, uint8 s_x, string s_y_z, bool s_y_w,
 * uint8[] l_x, string[] l_y)`, and the generated getters of `s` and `l` put the structs together again. The mappings are
 * compiled as they are; the stack test covers real structs.
 */

/** The event with its structs spread out. */
export function flattenEvent(event: AbiEntry): AbiEntry {
  return { ...event, inputs: (event.inputs ?? []).flatMap(flattenParameter) };
}

/** Parameters of a test by the names that {@link flattenEvent} gives them. */
export function flattenArguments(event: AbiEntry, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries((event.inputs ?? []).flatMap((input) => flattenValue(input, values[input.name])));
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
function tupleOf(values: Array<ethereum.Value>): ethereum.Value {
  const tuple = new ethereum.Tuple();
  for (let i = 0; i < values.length; i++) tuple.push(values[i]);
  return ethereum.Value.fromTuple(tuple);
}

function tuplesOf(columns: Array<ethereum.Value>): ethereum.Value {
  const tuples: Array<ethereum.Tuple> = [];
  for (let row = 0; row < columns[0].toArray().length; row++) {
    const tuple = new ethereum.Tuple();
    for (let i = 0; i < columns.length; i++) tuple.push(columns[i].toArray()[row]);
    tuples.push(tuple);
  }
  return ethereum.Value.fromTupleArray(tuples);
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
  const inputs = event.inputs ?? [];
  const patched = source.slice(start, end).replace(/this\._event\.parameters\[(\d+)\]\.value/g, (_, index: string) => {
    const from = inputs.slice(0, Number(index)).flatMap(flattenParameter).length;
    return gathered(inputs[Number(index)] as Parameter, from);
  });
  return source.slice(0, start) + patched + source.slice(end);
}

/** The value of a parameter, put together from the spread ones that begin at a place. */
function gathered(parameter: Parameter, from: number): string {
  if (!isStruct(parameter)) return `this._event.parameters[${from}].value`;
  let at = from;
  const fields = (parameter.components ?? []).map((field) => {
    const value = gathered(field, at);
    at += flattenParameter(field).length;
    return value;
  });
  return `${parameter.type === "tuple" ? "tupleOf" : "tuplesOf"}([${fields.join(", ")}])`;
}

function hasStruct(event: AbiEntry): boolean {
  return (event.inputs ?? []).some(isStruct);
}

function isStruct(parameter: Parameter): boolean {
  return parameter.type.startsWith("tuple");
}

function flattenParameter(parameter: Parameter): Parameter[] {
  if (!isStruct(parameter)) return [parameter];
  const suffix = parameter.type.slice("tuple".length);
  return (parameter.components ?? [])
    .map((field) => ({
      ...field,
      name: `${parameter.name}_${field.name}`,
      type: `${field.type}${suffix}`,
      indexed: false,
    }))
    .flatMap(flattenParameter);
}

function flattenValue(parameter: Parameter, value: unknown): [string, unknown][] {
  if (!isStruct(parameter)) return [[parameter.name, value]];
  const suffix = parameter.type.slice("tuple".length);
  const of = (field: string) =>
    parameter.type === "tuple"
      ? (value as Record<string, unknown>)[field]
      : (value as Record<string, unknown>[]).map((entry) => entry[field]);
  return (parameter.components ?? []).flatMap((field) =>
    flattenValue({ ...field, name: `${parameter.name}_${field.name}`, type: `${field.type}${suffix}` }, of(field.name)),
  );
}
