/** The auditor's queries of `subgraph/queries`: no list is cut at a length that nobody wrote down, nor in an order that is left to chance. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, TypeInfo, validate, visit, visitWithTypeInfo } from "graphql";
import { expect, it } from "vitest";
import { apiSchema } from "../../dapp/scripts/api-schema.ts";
import { GRAPHQL_LIMITS } from "../../script/dev/indexer-limits.ts";
import { ROOT } from "../../script/dev/paths.ts";

const SCHEMA = buildSchema(apiSchema(readFileSync(join(ROOT, "subgraph/schema.graphql"), "utf8")));
const FOLDER = join(ROOT, "subgraph/queries");
/** A vintage has at most 64 of them, and the server's default is 100. */
const SHORT = new Set(["labels"]);

it.each(readdirSync(FOLDER))("%s says of each list how much of it, and in which order", (name) => {
  const text = readFileSync(join(FOLDER, name), "utf8");
  // A name that is a plural already: the server's way and the one of the page's schema.
  const document = parse(text.replaceAll("stakingTotals_collection", "stakingTotalses"));
  expect(validate(SCHEMA, document)).toEqual([]);
  const most = Number(GRAPHQL_LIMITS.GRAPH_GRAPHQL_MAX_FIRST);
  const types = new TypeInfo(SCHEMA);
  const faults: string[] = [];
  let lists = 0;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name: { value }, arguments: given = [] }) {
        const field = types.getFieldDef();
        if (!field?.args.some((argument) => argument.name === "first") || SHORT.has(value)) return;
        lists += 1;
        const [first, order] = ["first", "orderBy"].map((word) => given.find((one) => one.name.value === word)?.value);
        const count = first?.kind === "IntValue" ? Number(first.value) : 0;
        if (count < 1 || count > most) faults.push(`${value}: first`);
        if (order?.kind !== "EnumValue") faults.push(`${value}: orderBy`);
      },
    }),
  );
  expect(faults).toEqual([]);
  expect(lists).toBeGreaterThan(0);
});
