import { privateKeyToAddress } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { emptyClaim } from "../../../transactions/claim.ts";
import { claimLink, commitmentOf, namesOf, newCode, newSalt, readCode, readDisclosure, withheld } from "../secrets.ts";

const SALT = `0x${"11".repeat(32)}` as const;
const names = { retiringEntity: "A", beneficiaryName: "臺灣 Ltd", beneficiaryLocation: "" };

describe("a private claim", () => {
  it("is bound to every name and to the salt", () => {
    const commitment = commitmentOf({ salt: SALT, ...names });
    expect(commitment).toMatch(/^0x[0-9a-f]{64}$/);
    const others = [
      { salt: newSalt() },
      { retiringEntity: "B" },
      { beneficiaryName: "" },
      { beneficiaryLocation: "x" },
      // What moves from one field to the next is another claim.
      { retiringEntity: "A臺灣 Ltd", beneficiaryName: "" },
    ];
    for (const change of others) expect(commitmentOf({ salt: SALT, ...names, ...change })).not.toBe(commitment);
  });
  it("goes to the chain without its names, and with all the rest", () => {
    const claim = { ...emptyClaim, ...names, message: "m", purposeReference: "r" };
    expect(namesOf(withheld(claim))).toEqual({ retiringEntity: "", beneficiaryName: "", beneficiaryLocation: "" });
    expect(withheld(claim)).toMatchObject({ message: "m", purposeReference: "r" });
  });
  it("is read from its file, and from nothing else", () => {
    const file = { ...names, salt: SALT, certificate: "7" };
    expect(readDisclosure(JSON.stringify(file))).toEqual({ ...names, salt: SALT });
    for (const bad of ["", "null", "{}", JSON.stringify({ ...file, salt: "0x11" }), JSON.stringify({ salt: SALT })]) {
      expect(readDisclosure(bad)).toBeUndefined();
    }
  });
  it("has another salt every time", () => expect(newSalt()).not.toBe(newSalt()));
});

describe("a claim code", () => {
  it("is the key of the address that the certificate names", () => {
    const { code, address } = newCode();
    expect(privateKeyToAddress(code)).toBe(address);
  });
  it("stands in the fragment of its link, which no server sees", () => {
    const { code } = newCode();
    const link = claimLink("https://example.org", "7", code);
    const { hash, pathname, search } = new URL(link);
    expect([pathname, search]).toEqual(["/certificates/7", ""]);
    expect(readCode(hash)).toBe(code);
    expect(readCode(link)).toBe(code);
    expect(readCode(` ${code.toUpperCase().replace("0X", "0x")} `)).toBe(code);
  });
  it("is none when it is too short, too long or zero", () => {
    for (const text of [
      "",
      "#",
      "#code=",
      "0x12",
      `0x${"0".repeat(64)}`,
      `0x${"1".repeat(66)}`,
      `#code=${"g".repeat(66)}`,
    ]) {
      expect(readCode(text)).toBeUndefined();
    }
  });
});
