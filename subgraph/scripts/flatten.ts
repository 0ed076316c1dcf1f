import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AbiEntry, Parameter } from "./abi.ts";

/*
 * `gnd test` 0.45 cannot encode struct parameters. So in the tests' workspace, and only there, an event
 * `E(uint32 a, (uint8,string) s)` is told as `E(uint32 a, uint8 s_x, string s_y)`, and the generated getter of `s` puts
 * the struct together again. The mappings are compiled as they are; the stack test covers real structs.
 */

/** The event with its struct, which must be the last parameter, spread out. */
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

/** Makes the generated getters of structs gather the spread parameters. */
export function patchStructGetters(generated: string): void {
  for (const file of readdirSync(generated, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".ts")) patchFile(join(generated, file));
  }
}

const STRUCT = /this\._event\.parameters\[(\d+)\]\.value\.toTuple\(\)/g;

const GATHER = `
function gather(parameters: Array<ethereum.EventParam>, from: i32): ethereum.Tuple {
  const tuple = new ethereum.Tuple();
  for (let i = from; i < parameters.length; i++) tuple.push(parameters[i].value);
  return tuple;
}
`;

function patchFile(path: string): void {
  const source = readFileSync(path, "utf8");
  if (!STRUCT.test(source)) return;
  writeFileSync(path, source.replace(STRUCT, "gather(this._event.parameters, $1)") + GATHER);
}

function flattenParameter(parameter: Parameter): Parameter[] {
  if (parameter.type !== "tuple") return [parameter];
  return (parameter.components ?? []).map((field) => ({ ...field, name: fieldName(parameter, field), indexed: false }));
}

function fieldName(struct: Parameter, field: Parameter): string {
  return `${struct.name}_${field.name}`;
}
