import { describe, expect, it } from "vitest";
import { env } from "../../../chain/env.ts";
import { claimLink, newCode, newSalt } from "../../certificate/index.ts";
import { type Line, parseLines, toggleLine } from "../lines.ts";
import type { Retirable } from "../readRetirable.ts";
import { secretsFile } from "../SecretsCard.tsx";

const TONNE = 10n ** 18n;
const retirable = (id: number, balance = 2n * TONNE) => ({ id, balance }) as Retirable;
const line = (id: number, text: string): Line => ({ retirable: retirable(id), text });

describe("the lines of a retirement", () => {
  it("are sent in their order, exactly as typed", () => {
    expect(parseLines([line(4098, "1.5"), line(4097, "0.001")], false)).toEqual([
      { vintage: 4098, amount: (TONNE * 3n) / 2n },
      { vintage: 4097, amount: TONNE / 1_000n },
    ]);
  });
  it("are none as long as one of them is none, too small or more than is held", () => {
    for (const text of ["", "x", "0", "0.0009", "2.1"]) {
      expect(parseLines([line(4097, "1"), line(4098, text)], false)).toBeUndefined();
    }
    expect(parseLines([], false)).toBeUndefined();
  });
  it("stay what was signed when the balance is gone", () => {
    expect(parseLines([{ retirable: retirable(4097, 0n), text: "1" }], true)).toEqual([
      { vintage: 4097, amount: TONNE },
    ]);
  });
  it("are chosen and unchosen without losing what was typed for the others", () => {
    const one = toggleLine([line(4097, "1")], retirable(4098));
    expect(one.map(({ retirable: { id }, text }) => [id, text])).toEqual([
      [4097, "1"],
      [4098, ""],
    ]);
    expect(toggleLine(one, retirable(4097)).map(({ retirable: { id } }) => id)).toEqual([4098]);
  });
});

describe("the file that is kept of a retirement", () => {
  const disclosure = { salt: newSalt(), retiringEntity: "", beneficiaryName: "B", beneficiaryLocation: "" };
  const claim = newCode();
  it("has all that proves and claims, and the link once there is a certificate", () => {
    expect(JSON.parse(secretsFile({ disclosure, claim: null }))).toMatchObject({ chainId: env.chainId, ...disclosure });
    const before = JSON.parse(secretsFile({ disclosure: null, claim }));
    expect(before).toMatchObject({ claimCode: claim.code, claimKey: claim.address });
    expect(before.claimLink).toBeUndefined();
    const after = JSON.parse(secretsFile({ disclosure, claim }, "7"));
    expect(after.claimLink).toBe(claimLink(window.location.origin, "7", claim.code));
    expect(after.certificate).toBe("7");
  });
});
