import { describe, expect, it } from "vitest";
import { cidOf } from "../../script/chain/ipfs.ts";
import { EVIDENCE_KINDS } from "../../script/registry/evidence/files.ts";
import { buildPlan } from "../../script/registry/plan/plan.ts";
import { rationaleDocument, type Scores, scoresFor } from "../../script/registry/seed/curation.ts";
import { SEED_EVIDENCE } from "../../script/registry/seed/evidence.ts";
import { SEED_LISTINGS, SEED_RETIREMENTS, SEED_TRADES } from "../../script/registry/seed/market.ts";
import { SEED_PROJECTS } from "../../script/registry/seed/projects.ts";
import { seedRows } from "../../script/registry/seed/rows.ts";
import {
  SEED_AMENDMENT,
  SEED_BATCH,
  SEED_CHALLENGED,
  SEED_DISOWNED,
  SEED_EXITS,
  SEED_PRIVATE,
  SEED_RECALL,
  SEED_RECALLED_RETIREMENT,
  SEED_REVIEW,
  SEED_SETTLEMENTS,
  SEED_SUSPENDED,
} from "../../script/registry/seed/samples.ts";
import { chooseVintage } from "../../script/registry/seed/stock.ts";
import { proposeClass } from "../../script/registry/vocabulary/projectClass.ts";

const rows = seedRows(SEED_PROJECTS);
const plan = buildPlan(rows);

describe("the local market's seed", () => {
  it("has at least 30 projects of both registries, in at least 12 countries and 8 types", () => {
    expect(plan.projects.length).toBe(SEED_PROJECTS.length);
    expect(plan.projects.length).toBeGreaterThanOrEqual(30);
    expect(new Set(plan.projects.map(({ registry }) => registry)).size).toBe(2);
    expect(new Set(plan.projects.map(({ country }) => country)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(plan.projects.flatMap(({ types }) => types)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(plan.projects.map((p) => proposeClass(p.types, p.methodologies))).size).toBeGreaterThanOrEqual(4);
  });

  it("names a source for every project, which no other has", () => {
    expect(new Set(SEED_PROJECTS.map(({ source }) => source)).size).toBe(SEED_PROJECTS.length);
    for (const { source, id } of SEED_PROJECTS) expect(source.endsWith(id)).toBe(true);
  });

  it("has projects with several vintages, vintages with several blocks, labels and both kinds", () => {
    const count = (keys: readonly string[]): number => {
      const seen = new Map<string, number>();
      for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
      return [...seen.values()].filter((n) => n > 1).length;
    };
    expect(count(plan.vintages.map(({ projectId }) => projectId))).toBeGreaterThanOrEqual(5);
    expect(count(plan.blocks.map(({ vintageKey }) => vintageKey))).toBeGreaterThanOrEqual(3);
    expect(new Set(plan.vintages.map(({ kind }) => kind))).toEqual(new Set(["unspecified", "reduction", "removal"]));
    expect(plan.vintages.filter(({ labels }) => labels.length > 0).length).toBeGreaterThanOrEqual(5);
  });
});

describe("the local market's curators", () => {
  const CRITERIA = ["additionality", "integrity", "social", "permanence"] as const;
  const scored = plan.projects.map((project) => [0, 1, 2].map((curator) => scoresFor(project, curator)));

  it("let every project pass", () => {
    for (const three of scored) {
      for (const criterion of CRITERIA) {
        for (const scores of three) {
          expect(scores[criterion]).toBeGreaterThanOrEqual(0);
          expect(scores[criterion]).toBeLessThanOrEqual(100);
        }
        const sum = three.reduce((total, scores) => total + scores[criterion], 0);
        expect(sum).toBeGreaterThanOrEqual(3 * 60);
      }
    }
  });

  it("do not all think the same", () => {
    const differing = scored.filter(([one, two]) => JSON.stringify(one) !== JSON.stringify(two));
    expect(differing.length).toBeGreaterThan(plan.projects.length / 2);
    expect(new Set(scored.map((three) => JSON.stringify(three))).size).toBe(plan.projects.length);
  });

  it("say why in a document that never passes for a real judgement", () => {
    const [project] = plan.projects;
    const document = rationaleDocument(project as (typeof plan.projects)[number], 2, scored[0]?.[2] as Scores);
    expect(document).toMatchObject({
      schema: "carbontrace/curation-rationale/1",
      registryProjectId: project?.projectId,
      curator: "curator 3 of the local chain",
      scores: scored[0]?.[2],
      remark: null,
    });
    expect(JSON.stringify(document)).toContain("Nobody has judged this project.");
  });
});

describe("the local market's listings, trades and retirements", () => {
  it("lists at least 15 vintages of different projects at prices of the market, one soon to expire, one with a minimum", () => {
    const keys = SEED_LISTINGS.map((entry) => chooseVintage(plan, entry).key);
    expect(new Set(keys).size).toBe(SEED_LISTINGS.length);
    expect(new Set(SEED_LISTINGS.map(({ project }) => project)).size).toBeGreaterThanOrEqual(15);
    for (const { price } of SEED_LISTINGS) {
      expect(Number(price)).toBeGreaterThanOrEqual(2);
      expect(Number(price)).toBeLessThanOrEqual(40);
    }
    expect(SEED_LISTINGS.filter(({ days }) => days <= 3).length).toBe(1);
    expect(SEED_LISTINGS.some(({ minFill }) => minFill !== undefined)).toBe(true);
  });

  it("never lists, sells or retires more than there is", () => {
    const tonnes = (key: string): number =>
      Number(
        plan.blocks.filter(({ vintageKey }) => vintageKey === key).reduce((sum, { quantity }) => sum + quantity, 0n),
      );
    const listed = new Map(SEED_LISTINGS.map((entry) => [chooseVintage(plan, entry).key, Number(entry.tonnes)]));
    const bought = new Map<string, number>();
    for (const entry of SEED_LISTINGS)
      expect(Number(entry.tonnes)).toBeLessThanOrEqual(tonnes(chooseVintage(plan, entry).key));
    for (const trade of SEED_TRADES) {
      const { key } = chooseVintage(plan, trade);
      bought.set(key, (bought.get(key) ?? 0) + Number(trade.tonnes));
      expect(bought.get(key)).toBeLessThanOrEqual(listed.get(key) ?? 0);
    }
    for (const retirement of [
      ...SEED_RETIREMENTS,
      ...SEED_BATCH.lines,
      ...SEED_PRIVATE.lines,
      SEED_DISOWNED.retirement,
    ]) {
      const { key } = chooseVintage(plan, retirement);
      const left = (bought.get(key) ?? 0) - Number(retirement.tonnes);
      expect(left).toBeGreaterThanOrEqual(0);
      bought.set(key, left);
    }
  });
});

describe("what becomes of the local market's credits", () => {
  const tonnes = (choice: Parameters<typeof chooseVintage>[1]): number => {
    const { key } = chooseVintage(plan, choice);
    const blocks = plan.blocks.filter(({ vintageKey }) => vintageKey === key);
    return Number(blocks.reduce((sum, { quantity }) => sum + quantity, 0n));
  };

  it("takes nothing from a vintage on sale, and no more than it has", () => {
    const forSale = new Set(SEED_LISTINGS.map(({ project }) => project));
    for (const project of [
      SEED_EXITS.vintage.project,
      SEED_RECALL.vintage.project,
      SEED_REVIEW.project,
      SEED_SUSPENDED.project,
      SEED_CHALLENGED.project,
    ]) {
      expect(forSale).not.toContain(project);
      expect(plan.projects.map(({ projectId }) => projectId)).toContain(project);
    }
    const leaving =
      SEED_EXITS.finalised.tonnes + SEED_EXITS.waiting.tonnes + BigInt(Math.ceil(Number(SEED_EXITS.cancelled.tonnes)));
    expect(Number(leaving)).toBeLessThan(tonnes(SEED_EXITS.vintage));
    expect(Number(SEED_RECALL.lower)).toBeLessThan(tonnes(SEED_RECALL.vintage));
  });

  it("recalls more than was retired before, and covers only a part of the rest", () => {
    const shortfall = Number(SEED_RECALL.lower) - Number(SEED_RECALLED_RETIREMENT.tonnes);
    expect(shortfall).toBeGreaterThan(Number(SEED_RECALL.covered.tonnes));
  });

  it("settles the whole of one certificate and a part of another, and leaves others waiting", () => {
    const shares = SEED_SETTLEMENTS.map((settlement) => {
      const { key } = chooseVintage(plan, settlement);
      const retired = SEED_RETIREMENTS.filter((entry) => chooseVintage(plan, entry).key === key);
      expect(retired).toHaveLength(1);
      return Number(settlement.tonnes) / Number(retired[0]?.tonnes);
    });
    expect(shares.filter((share) => share === 1)).toHaveLength(1);
    expect(shares.filter((share) => share > 0 && share < 1)).toHaveLength(1);
    expect(SEED_RETIREMENTS.filter(({ certificate }) => certificate).length).toBeGreaterThan(shares.length);
    expect(SEED_RETIREMENTS.some(({ project }) => project === SEED_AMENDMENT.project)).toBe(true);
  });

  it("says of every reason and reference that it is a sample", () => {
    const words = [
      ...[SEED_REVIEW.reason, SEED_REVIEW.question, SEED_REVIEW.answer, SEED_EXITS.finalised.account],
      ...[SEED_EXITS.finalised.reference, SEED_EXITS.waiting.account, SEED_EXITS.cancelled.reason],
      ...[SEED_RECALL.splitReason, SEED_RECALL.reason, SEED_RECALL.notice, SEED_RECALL.covered.reason],
      ...[SEED_DISOWNED.reason, SEED_SUSPENDED.reason, SEED_SUSPENDED.evidence],
      ...[SEED_CHALLENGED.reason, SEED_CHALLENGED.evidence],
      ...SEED_SETTLEMENTS.map(({ reference }) => reference),
    ];
    for (const text of words) expect(text).toMatch(/sample for the local chain/i);
  });
});

describe("the local market's evidence", () => {
  it("has a bundle for some blocks, whose documents say that they are samples", async () => {
    const stored = new Map<string, string>();
    const store = {
      add: async (bytes: Uint8Array) => {
        const cid = await cidOf(bytes);
        stored.set(cid, new TextDecoder().decode(bytes));
        return cid;
      },
      cat: async () => undefined,
    };
    const bundles = await Promise.all(plan.blocks.map((block) => SEED_EVIDENCE.storeFor(block, store)));
    const full = bundles.filter((documents) => documents.length > 0);
    expect(full.length).toBeGreaterThanOrEqual(4);
    expect(full.length).toBeLessThan(plan.blocks.length);
    for (const { kind, cid, title } of full.flat()) {
      expect(EVIDENCE_KINDS).toContain(kind);
      expect(title).toContain("(sample)");
      expect(stored.get(cid)).toContain("No such document exists.");
    }
  });
});
