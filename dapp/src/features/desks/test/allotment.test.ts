import { afterEach, expect, it, vi } from "vitest";
import { publicClient } from "../../../chain/wagmi.ts";
import { readAllotted } from "../registrar/AllotForm.tsx";
import { isAboveACap, readAllotmentLimits } from "../registrar/readAllotment.ts";

const TONNE = 10n ** 18n;
const VERIFIER = "0x00000000000000000000000000000000000000A1";

afterEach(() => void vi.restoreAllMocks());

it("an allotment is whole tonnes, none among them", () => {
  expect(["0", " 12 ", "１２", "999999999999"].map(readAllotted)).toEqual([0n, 12n, 12n, 999_999_999_999n]);
  for (const text of ["", "-1", "1.5", "1,000", "x", "1".repeat(13)]) expect(readAllotted(text)).toBeUndefined();
});

it("what is issued is the least, what the vintage has and what is free of its period the most", async () => {
  const answers: Record<string, unknown> = {
    vintageOf: { project: 1, year: 2020, periodStart: 20200101, periodEnd: 20201231 },
    supplyOf: { issued: 5n * TONNE + 1n },
    allottedOf: 20n,
    projectOf: { name: "Mangroves", projectType: "Forest", country: "0x5457", registry: 1 },
    periodOf: { verified: 100, allotted: 70, verifier: VERIFIER },
    shareOf: [30n, 90n, 2_500n],
  };
  vi.spyOn(publicClient, "readContract").mockImplementation(async ({ functionName, args }) => {
    if (functionName.startsWith("keyOf")) return `key of ${args?.[0]}`;
    if (functionName === "shareOf")
      return [...(answers.shareOf as bigint[]).slice(0, 2), args?.[0] === 1 ? 10_000n : 2_500n];
    return answers[functionName];
  });
  const limits = await readAllotmentLimits("4097");
  expect(limits).toMatchObject({ allotted: 20n, least: 6n, most: 50n, verified: 100n, verifier: VERIFIER });
  expect(limits.shares.map(({ dimension, cap }) => [dimension, cap])).toEqual([
    ["ProjectType", 2_500n],
    ["Country", 10_000n],
    ["Registry", 2_500n],
  ]);
  await expect(readAllotmentLimits("0")).rejects.toThrow();
});

it("a vintage can be recalled when one of its shares is above its cap, and not when it is just at it", () => {
  const share = (tonnes: bigint, cap: bigint) => ({ dimension: "Country" as const, tonnes, total: 1_000n, cap });
  expect(isAboveACap([share(500n, 5_000n), share(1_000n, 10_000n), share(0n, 1n)])).toBe(false);
  expect(isAboveACap([share(1_000n, 10_000n), share(501n, 5_000n)])).toBe(true);
  expect(isAboveACap([])).toBe(false);
});
