import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { CommandError } from "../../chain/fail.ts";

let validate: ValidateFunction | undefined;

/** Throws a sentence unless the record has the shape of `schema.json`. */
export function requireValid(record: object): void {
  validate ??= compile();
  if (validate(record)) return;
  const faults = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  throw new CommandError(`the record is not what its schema says: ${faults.join("; ")}`);
}

function compile(): ValidateFunction {
  const schema = JSON.parse(readFileSync(new URL("./schema.json", import.meta.url), "utf8")) as object;
  return new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
}
