import { afterEach, describe, expect, it, vi } from "vitest";
import { MAX_DESCRIPTION } from "../../../transactions/index.ts";
import { describeProposal } from "../compose/description.ts";
import { type Draft, EMPTY_DRAFT, keepDraft, loadDraft, nextId } from "../compose/draft.ts";
import { bytesOf } from "../compose/Review.tsx";

const PROPOSER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const DRAFT: Draft = {
  title: "Lower it",
  body: "Because.",
  actions: [{ id: 1, kind: "commission", fields: { rate: "1.2" } }],
};

afterEach(() => localStorage.clear());

describe("a draft", () => {
  it("is kept and found again, until it is empty", () => {
    const others = localStorage.length;
    expect(keepDraft(DRAFT)).toBe(true);
    expect(localStorage.length).toBe(others + 1);
    expect(loadDraft()).toEqual(DRAFT);
    keepDraft(EMPTY_DRAFT);
    expect(localStorage.length).toBe(others);
    expect(loadDraft()).toEqual(EMPTY_DRAFT);
  });
  it("that cannot be read counts as none", () => {
    keepDraft(DRAFT);
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    const key = keys.find((name) => name.includes("proposalDraft")) ?? "";
    expect(loadDraft()).toEqual(DRAFT);
    for (const text of [
      "",
      "{",
      "null",
      "[]",
      '{"title":1}',
      '{"title":"a","body":"b","actions":[{"id":1,"kind":"nuke","fields":{}}]}',
    ]) {
      localStorage.setItem(key, text);
      expect(loadDraft()).toEqual(EMPTY_DRAFT);
    }
  });
  it("says when the browser keeps nothing", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new Error("full");
    });
    vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
      throw new Error("forbidden");
    });
    expect(keepDraft(DRAFT)).toBe(false);
    expect(loadDraft()).toEqual(EMPTY_DRAFT);
  });
  it("numbers its actions anew", () => {
    expect(nextId([])).toBe(1);
    expect(nextId([{ id: 4, kind: "role", fields: {} }, ...DRAFT.actions])).toBe(5);
  });
});

describe("a description", () => {
  it("begins with the title and ends with its proposer, as the Governor reads it", () => {
    const text = describeProposal({ title: " Lower it ", body: "Because.\n", notes: [], proposer: PROPOSER });
    expect(text).toBe(`# Lower it\n\nBecause.\n\n#proposer=${PROPOSER}`);
    // Governor._isValidDescriptionForProposer: the last 52 bytes, "#proposer=0x" and 40 digits.
    expect(text.slice(-52)).toMatch(/^#proposer=0x[0-9a-fA-F]{40}$/);
  });
  it("names code that nothing pins, and cannot be bound to somebody else by its own text", () => {
    const other = `0x${"11".repeat(20)}` as const;
    const hash = `0x${"22".repeat(32)}` as const;
    const text = describeProposal({
      title: "t",
      body: `#proposer=${other}`,
      notes: [{ contract: "CreditMarket", implementation: other, hash }],
      proposer: PROPOSER,
    });
    expect(text).toContain(hash);
    expect(text.endsWith(PROPOSER)).toBe(true);
  });
  it("has none of the marks that the proposal's page takes out", () => {
    const text = describeProposal({ title: "a\u202eb", body: "c\u2066d\n\ne", notes: [], proposer: PROPOSER });
    expect(text).toBe(`# ab\n\ncd\n\ne\n\n#proposer=${PROPOSER}`);
  });
  it("is counted in bytes", () => {
    expect(bytesOf("碳")).toBe(3);
    expect(MAX_DESCRIPTION).toBeGreaterThan(1_000);
  });
});
