import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CONTRACTS } from "./paths.ts";

/** The Solidity enums that have a twin in the schema, and the files that define them. */
const ENUMS: Record<string, string> = {
  ProjectStatus: "registry/interfaces/IProjectRegistry.sol",
  ProjectClass: "registry/interfaces/IProjectRegistry.sol",
  UnitKind: "credits/interfaces/ICarbonCredit.sol",
  BlockStatus: "credits/interfaces/ICreditIssuance.sol",
  Purpose: "retirement/interfaces/IRetirementCertificate.sol",
};

/** The values of those enums in order, read from the contracts. */
export function readEnums(): Record<string, string[]> {
  return Object.fromEntries(Object.entries(ENUMS).map(([name, file]) => [name, readEnum(name, read(file))]));
}

/** The role numbers by name, read from the contracts. */
export function readRoles(): Record<string, string> {
  const matches = read("access/Roles.sol").matchAll(/uint64 internal constant (\w+) = (\d+);/g);
  return Object.fromEntries([...matches].map((match) => [match[1] as string, match[2] as string]));
}

/** The AssemblyScript module that carries them into the mappings. */
export function constantsModule(enums = readEnums(), roles = readRoles()): string {
  const arrays = Object.entries(enums).map(
    ([name, values]) => `export const ${name}: string[] = ${JSON.stringify(values)};`,
  );
  const names = Object.keys(roles);
  const numbers = names.map((name) => `export const ROLE_${name}: string = "${roles[name]}";`);
  const list = (items: string[]) => `[${items.join(", ")}]`;
  return [
    "// Generated from the contracts. Do not edit.",
    ...arrays,
    ...numbers,
    `export const ROLE_NAMES: string[] = ${JSON.stringify(names)};`,
    `export const ROLE_NUMBERS: string[] = ${list(names.map((name) => `ROLE_${name}`))};`,
    "",
  ].join("\n");
}

function readEnum(name: string, source: string): string[] {
  const body = source.match(new RegExp(`\\benum ${name} \\{([^}]*)\\}`))?.[1];
  if (!body) throw new Error(`The contracts no longer define the enum ${name}.`);
  const values = body.replace(/\/\/.*$/gm, "").split(",");
  return values.map((value) => value.trim()).filter((value) => value !== "");
}

function read(file: string): string {
  return readFileSync(join(CONTRACTS, file), "utf8");
}
