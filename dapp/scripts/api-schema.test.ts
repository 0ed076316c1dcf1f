// @vitest-environment node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import {
  openListingsDocument,
  projectDocument,
  projectsDocument,
  vintageDocument,
} from "../src/data/indexer/documents.ts";
import { apiSchema } from "./api-schema.ts";

describe("the schema that graph-node answers", () => {
  it("adds lists, filters, orders and the head to the entities", () => {
    const api = buildSchema(
      apiSchema(`
        enum Status { Open Closed }
        type Story @entity(immutable: false) { id: ID! title: String! status: Status! parts: [Part!]! @derivedFrom(field: "story") }
        type Part @entity(immutable: true) { id: ID! story: Story! amount: BigInt! }
      `),
    );
    const query = `query ($now: BigInt!) {
      _meta { block { number hash } hasIndexingErrors }
      stories(first: 5, orderBy: title, orderDirection: desc, where: { title_contains_nocase: "a", status_in: [Open] }) {
        parts(skip: 1, where: { amount_gt: $now, story_: { status: Open } }) { id }
      }
      part(id: "1") { story { title } }
    }`;
    expect(validate(api, parse(query))).toEqual([]);
    expect(validate(api, parse("{ stories(orderBy: parts) { id } }"))).toHaveLength(1);
  });
  it("has everything that the page asks for", () => {
    const entities = readFileSync(join(import.meta.dirname, "../../subgraph/schema.graphql"), "utf8");
    const api = buildSchema(apiSchema(entities));
    for (const document of [projectsDocument, openListingsDocument, projectDocument, vintageDocument]) {
      expect(validate(api, document as never)).toEqual([]);
    }
  });
});
