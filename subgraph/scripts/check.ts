/**
 * `npm run -w subgraph check`: what a compiler does not see. Every type, field and enum value of the schema has a
 * description; its enums are the contracts'; every event of the contracts is handled or left alone for a reason; every
 * handler has a test case; every store has one entity and every entity one store.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type DefinitionNode, Kind, parse } from "graphql";
import type { Story } from "../tests/support/story.ts";
import { eventsOf, readAbi } from "./abi.ts";
import { readEnums } from "./constants.ts";
import { OUT, SCHEMA, SUBGRAPH } from "./paths.ts";
import { ALL_SOURCES, eventsOfSource } from "./sources.ts";

/** The names of 0 in the contracts' enums where it means "no such thing", which never becomes an entity. */
const NOTHING = new Set(["None", "NOBODY"]);

const definitions = parse(readFileSync(SCHEMA, "utf8")).definitions;
const problems = [
  ...definitions.flatMap(undescribed),
  ...wrongEnums(),
  ...unknownEvents(),
  ...(await untested()),
  ...strayWriters(),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log("The subgraph's schema, handlers, tests and stores belong together.");

function undescribed(definition: DefinitionNode): string[] {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.ENUM_TYPE_DEFINITION) {
    return [`The schema has a ${definition.kind} that the checks do not know.`];
  }
  const parts = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? definition.fields : definition.values;
  const name = definition.name.value;
  return [
    ...(definition.description?.value.trim() ? [] : [`${name} has no description.`]),
    ...(parts ?? [])
      .filter((part) => !part.description?.value.trim())
      .map((part) => `${name}.${part.name.value} has no description.`),
  ];
}

function wrongEnums(): string[] {
  return Object.entries(readEnums()).flatMap(([name, values]) => {
    const expected = values.filter((value) => !NOTHING.has(value)).join(", ");
    const definition = definitions.find((node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === name);
    if (definition?.kind !== Kind.ENUM_TYPE_DEFINITION) return [`The schema lacks the enum ${name}.`];
    const actual = (definition.values ?? []).map((value) => value.name.value).join(", ");
    return actual === expected ? [] : [`The schema's ${name} is (${actual}), the contracts' is (${expected}).`];
  });
}

function unknownEvents(): string[] {
  return ALL_SOURCES.flatMap((source) => {
    const told = new Set(eventsOfSource(source).map((event) => event.name as string));
    const known = new Set([...source.events, ...Object.keys(source.ignored)]);
    // An event that only the implementation declares would be missing from the interface.
    const implementation = existsSync(join(OUT, `${source.contract}.sol`)) ? eventsOf(readAbi(source.contract)) : [];
    const all = new Set([...told, ...implementation.map((event) => event.name as string)]);
    return [
      ...[...all].filter((name) => !known.has(name)).map((name) => `${source.name}.${name} is not handled.`),
      ...source.events.filter((name) => !told.has(name)).map((name) => `${source.name} has no event ${name}.`),
    ];
  });
}

async function untested(): Promise<string[]> {
  const folder = join(SUBGRAPH, "tests");
  const covered = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, Story>;
    for (const story of Object.values(module)) for (const event of story.covered()) covered.add(event);
  }
  return ALL_SOURCES.flatMap(({ contract, events }) => events.map((event) => `${contract}.${event}`))
    .filter((event) => !covered.has(event))
    .map((event) => `${event} has no test case.`);
}

/** An entity is made in the store of its name, and nowhere else. */
function strayWriters(): string[] {
  const entities = definitions
    .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
    .map((node) => node.name.value);
  const files = readdirSync(join(SUBGRAPH, "src"), { recursive: true, encoding: "utf8" });
  const problems = entities
    .map((entity) => `store/${entity.charAt(0).toLowerCase()}${entity.slice(1)}.ts`)
    .filter((file) => !files.includes(file))
    .map((file) => `src/${file} is missing.`);
  for (const file of files.filter((name) => name.endsWith(".ts"))) {
    const text = readFileSync(join(SUBGRAPH, "src", file), "utf8");
    for (const entity of entities) {
      const own = file === `store/${entity.charAt(0).toLowerCase()}${entity.slice(1)}.ts`;
      if (!own && new RegExp(`new ${entity}\\(`).test(text)) problems.push(`src/${file} makes a ${entity}.`);
    }
    if (!file.startsWith("store/") && /\.save\(\)/.test(text)) problems.push(`src/${file} writes an entity itself.`);
  }
  return problems;
}
