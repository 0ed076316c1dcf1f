import { describe, expect, it } from "vitest";
import { readQuestion } from "../resolveQuestion.ts";

describe("what is asked", () => {
  it("can be a certificate's number or link", () => {
    for (const text of [
      "12",
      " 12 ",
      "No. 12",
      "#12",
      "１２",
      "https://a.test/certificates/12",
      "/certificates/12?x#y",
    ]) {
      expect(readQuestion(text)).toEqual({ kind: "certificate", id: "12" });
    }
  });

  it("can be a transaction", () => {
    const hash = `0x${"aB".repeat(32)}`;
    expect(readQuestion(hash)).toEqual({ kind: "transaction", hash: hash.toLowerCase() });
  });

  it("can be unclear", () => {
    for (const text of ["", "x", "-1", "1.5", "0x12", "12 13", "/certificates/1x", "9".repeat(79)]) {
      expect(readQuestion(text)).toEqual({ kind: "unclear" });
    }
  });
});
