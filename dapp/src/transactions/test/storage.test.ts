import { describe, expect, it } from "vitest";
import { linkRecord, proveRecord, splitRetirementId } from "../recordChain.ts";
import { fromJson, toJson } from "../runner/storage.ts";
import { hashOf } from "./fakePorts.ts";

describe("what is kept", () => {
  it("comes back as it was, big integers and strings that look like them", () => {
    const value = { a: 12n, b: "12n", c: "'12n", d: [-1n, "x", null, 3], e: { f: "" } };
    expect(fromJson(toJson(value))).toEqual(value);
  });
});

describe("a record chain", () => {
  const zero = hashOf(0);
  const hashes = [hashOf(11), hashOf(12), hashOf(13)];
  const head = hashes.reduce(linkRecord, zero);

  it("is split at a record so that the contract can join it again", () => {
    for (const [index, hash] of hashes.entries()) {
      const proof = proveRecord(hashes, index, head);
      expect(proof).not.toBeNull();
      const joined = (proof?.later ?? []).reduce(linkRecord, linkRecord(proof?.chainBefore ?? zero, hash));
      expect(joined).toBe(head);
    }
  });

  it("is refused when a record is missing", () => {
    expect(proveRecord(hashes.slice(1), 0, head)).toBeNull();
    expect(proveRecord(hashes, 3, head)).toBeNull();
  });

  it("names the vintage and the position in a retirement's id", () => {
    expect(splitRetirementId((4097n << 96n) | 25n)).toEqual({ vintage: 4097, position: 25n });
  });
});
