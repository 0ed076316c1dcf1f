import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLEnumType } from "graphql";
import { expect, it } from "vitest";
import { apiSchema } from "../../../../scripts/api-schema.ts";
import { eventWords } from "../eventWords.ts";

it("has words for every kind of event of the indexer's timeline, and for no other", () => {
  const schema = readFileSync(join(import.meta.dirname, "../../../../../subgraph/schema.graphql"), "utf8");
  const kinds = buildSchema(apiSchema(schema)).getType("AuditEventKind") as GraphQLEnumType;
  expect(kinds.getValues().length).toBeGreaterThan(0);
  expect(Object.keys(eventWords).sort()).toEqual(
    kinds
      .getValues()
      .map(({ name }) => name)
      .sort(),
  );
});

it("says something else of every kind", () => {
  const words = Object.values(eventWords).map(({ message }) => message);
  expect(new Set(words).size).toBe(words.length);
});
