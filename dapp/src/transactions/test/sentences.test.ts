import { setupI18n } from "@lingui/core";
import { beforeAll, describe, expect, it } from "vitest";
import { locales } from "../../i18n/index.ts";
import { contractErrorsAbi } from "../errors/contractErrors.ts";
import { sentenceOf } from "../errors/sentence.ts";
import { creditSentences } from "../errors/sentences/credits.ts";
import { curationSentences } from "../errors/sentences/curation.ts";
import { governanceSentences } from "../errors/sentences/governance.ts";
import { contractSentences } from "../errors/sentences/index.ts";
import { marketSentences } from "../errors/sentences/market.ts";
import { miningSentences } from "../errors/sentences/mining.ts";
import { poolSentences } from "../errors/sentences/pools.ts";
import { provenanceSentences } from "../errors/sentences/provenance.ts";
import { retirementSentences } from "../errors/sentences/retirement.ts";
import { stakingSentences } from "../errors/sentences/staking.ts";
import { standardSentences } from "../errors/sentences/standards.ts";
import { tokenSentences } from "../errors/sentences/token.ts";
import { tradingSentences } from "../errors/sentences/trading.ts";
import type { TxError } from "../errors/txError.ts";
import { writeArgs } from "../errors/writeArgs.ts";
import { hashOf } from "./fakePorts.ts";

const i18n = setupI18n();
const catalogs = import.meta.glob<Record<string, unknown>>("../locales/*.po", { eager: true, import: "messages" });

beforeAll(() => {
  for (const locale of locales) i18n.load(locale, catalogs[`../locales/${locale}.po`] as never);
});

const errors = contractErrorsAbi.filter((item) => item.type === "error");

/** Arguments of the right kinds, different from one another. */
function sampleArgs(inputs: (typeof errors)[number]["inputs"]): Record<string, unknown> {
  return Object.fromEntries(
    inputs.map(({ name, type }, index) => {
      if (type === "address") return [name, `0x${"ab".repeat(20)}`];
      if (type === "string") return [name, "beneficiaryName"];
      if (type.startsWith("bytes")) return [name, "0x5457"];
      return [name, BigInt(index + 3) * 10n ** 6n];
    }),
  );
}

describe("every custom error of the merged ABI", () => {
  it("is many", () => expect(errors.length).toBeGreaterThan(100));

  it("is spoken of once in the tables", () => {
    const tables = [
      creditSentences,
      curationSentences,
      governanceSentences,
      marketSentences,
      miningSentences,
      poolSentences,
      provenanceSentences,
      retirementSentences,
      stakingSentences,
      standardSentences,
      tokenSentences,
      tradingSentences,
    ];
    const names = tables.flatMap((table) => Object.keys(table));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.length).toBe(Object.keys(contractSentences).length);
  });

  // Two errors can share a name and not their arguments.
  it.each(errors.map((error) => [`${error.name}(${error.inputs.map(({ type }) => type)})`, error] as const))(
    "%s has every argument that its sentence names",
    (_, { name, inputs }) => {
      const { values } = contractSentences[name]?.(writeArgs(name, sampleArgs(inputs), "en")) ?? {};
      for (const value of Object.values(values ?? {})) expect(value).toBeDefined();
    },
  );

  it.each(errors.map((error) => [error.name, error] as const))("%s has a sentence in each language", (name, error) => {
    expect(Object.keys(contractSentences)).toContain(name);
    const sentences = locales.map((locale) => {
      i18n.activate(locale);
      const sentence = sentenceOf({ kind: "contract", name, args: sampleArgs(error.inputs) }, i18n);
      expect(sentence).not.toMatch(/undefined|NaN|\{|\}/);
      return sentence;
    });
    const [english = "", ...chinese] = sentences;
    expect(english).toMatch(/^[“A-Z0-9]/);
    for (const sentence of chinese) expect(sentence).toMatch(/\p{Script=Han}/u);
  });
});

const others: TxError[] = [
  { kind: "rejected" },
  { kind: "walletBusy" },
  { kind: "walletLocked" },
  { kind: "walletCannot" },
  { kind: "wrongNetwork", actual: 1, expected: 31_337 },
  { kind: "insufficientGas" },
  { kind: "insufficientGas", cost: 10n ** 16n, balance: 1n },
  { kind: "rpcDown" },
  { kind: "replaced" },
  { kind: "cancelled" },
  { kind: "reason", reason: "x" },
  { kind: "panic", code: 0x11 },
  { kind: "panic", code: 1 },
  { kind: "revert" },
  { kind: "invalidRequest", issues: [] },
  { kind: "outcomeMissing", hash: hashOf(1) },
  { kind: "unknown", message: "x" },
  { kind: "contract", name: "NeverHeardOf", args: {} },
];

describe("everything else that can go wrong", () => {
  it.each(others)("$kind has a sentence in each language", (error) => {
    for (const locale of locales) {
      i18n.activate(locale);
      const sentence = sentenceOf(error, i18n);
      expect(sentence.length).toBeGreaterThan(5);
      if (locale !== "en") expect(sentence).toMatch(/\p{Script=Han}/u);
    }
  });

  it("writes amounts in their units", () => {
    i18n.activate("en");
    const money = sentenceOf(
      { kind: "contract", name: "ERC20InsufficientBalance", args: { balance: 1_500_000n, needed: 2_000_000n } },
      i18n,
    );
    expect(money).toBe("You have 1.50 USDC; 2.00 USDC are needed.");
    const tonnes = sentenceOf(
      { kind: "contract", name: "AmountExceedsRemaining", args: { amount: 25n * 10n ** 17n, remaining: 10n ** 18n } },
      i18n,
    );
    expect(tonnes).toContain("has 1 t left; you asked for 2.5 t");
  });
});
