import { screen, within } from "@testing-library/react";
import type { ComponentProps } from "react";
import { describe, expect, it, vi } from "vitest";
import { publicClient } from "../src/chain/wagmi.ts";
import { ChainFacts } from "../src/features/certificate/CertificateFacts.tsx";
import { CertificateSheet } from "../src/features/certificate/CertificateSheet.tsx";
import { type CertificatePrice, readPrice } from "../src/features/certificate/readCertificate.ts";
import { ClaimFields } from "../src/features/retire/ClaimFields.tsx";
import { ReviewStep } from "../src/features/retire/ReviewStep.tsx";
import { AmountField, emptyClaim } from "../src/transactions/index.ts";
import { openPart } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

servedWorld();
const T = 10n ** 18n;
const NOBODY = `0x${"0".repeat(40)}`;

describe("a field for an amount", () => {
  const field = (decimals: number, value: string) => (
    <AmountField label="Amount" unit="points" rules={{ decimals }} value={value} onChange={() => {}} />
  );
  it.each(["x", "12.5"])("gives a whole number as its example where it takes no other: %s", async (typed) => {
    await openPart(field(0, typed));
    expect(await screen.findByText("Write a whole number, for instance 12.")).toBeTruthy();
  });
  it("gives a number with decimals where it takes one", async () => {
    await openPart(field(18, "x"));
    expect(await screen.findByText("Write a number without a sign, for instance 12.5.")).toBeTruthy();
  });
});

const project = {
  ...{ id: "1", name: "Mangroves", registryName: "Verra", registryProjectId: "VCS-7", country: "VN" },
  ...{ projectType: "land-use", methodology: "", proponent: "" },
};
const vintage = { id: "4097", year: 2020, periodStart: 20200101, periodEnd: 20201231, kind: "Removal", labels: [] };

it("a retirement of several vintages says once that execution decides the serial numbers", async () => {
  const line = (id: number) => ({ retirable: { id, project, vintage } });
  const props = {
    ...{ lines: [line(4_097), line(4_098)], parsed: [{ amount: T }, { amount: T }] },
    ...{ claim: null, terms: {}, checks: undefined, settled: false },
  } as unknown as ComponentProps<typeof ReviewStep>;
  await openPart(<ReviewStep {...props} />);
  expect(await screen.findAllByTestId("review-line")).toHaveLength(2);
  expect(screen.getAllByText(/These would be consumed if the retirement were carried out now/)).toHaveLength(1);
});

it("a claim's beneficiary may be left out, for ever", async () => {
  await openPart(<ClaimFields claim={emptyClaim} onChange={() => {}} strict={false} />);
  expect(await screen.findByLabelText("Beneficiary (optional)")).toBeTruthy();
  expect(screen.getByText(/Left empty, the certificate will never name a beneficiary/)).toBeTruthy();
});

it("a certificate of several lines says of each where it lies in its vintage's sequence, in tonnes", async () => {
  const line = (position: bigint) => ({
    ...{ vintageId: 4097, retirementId: position, position, amount: T, project, vintage, ranges: [] },
  });
  const certificate = {
    ...{ id: 1n, chainId: 1, contract: NOBODY, creditContract: NOBODY, account: NOBODY, operator: NOBODY },
    ...{ position: 47n * T, amount: 2n * T, time: 1_700_000_000n, blockNumber: 1n, retirements: [] },
    ...{ retired: null, issued: null, ranges: [], lines: [line(47n * T), line((5n * T) / 2n)] },
    ...{ terms: { commitment: null, confirmed: false, claimKey: null, price: null } },
    claim: { ...emptyClaim, beneficiary: null },
  } as unknown as ComponentProps<typeof CertificateSheet>["certificate"];
  const { container } = await openPart(<CertificateSheet certificate={certificate} />);
  const lines = (await screen.findAllByTestId("certificate-line")) as HTMLElement[];
  expect(lines.map((of) => within(of).getByText(/after the first/).textContent)).toEqual([
    "after the first 47 t",
    "after the first 2.5 t",
  ]);
  expect(container.textContent).not.toContain("47000000000000000000");
});

describe("the price on a certificate", () => {
  const token = `0x${"d".repeat(40)}` as const;
  const certificate = (price: CertificatePrice | null) =>
    ({
      ...{ id: 1n, chainId: 1, contract: NOBODY, creditContract: NOBODY, account: NOBODY, operator: NOBODY },
      ...{ amount: T, time: 1_700_000_000n, blockNumber: 1n, retired: null, issued: null, terms: { price } },
    }) as unknown as ComponentProps<typeof ChainFacts>["certificate"];
  const shown = async (paid: bigint, currency: CertificatePrice["currency"]) => {
    await openPart(<ChainFacts certificate={certificate({ token, paid, currency })} />);
    expect(await screen.findByText("Price paid")).toBeTruthy();
    return screen.getByTestId("price").textContent;
  };

  it("is exact to the last decimal, and names its token in full", async () => {
    expect(await shown(1_234_500_000n, { symbol: "USDC", decimals: 6 })).toBe(`1,234.50 USDC ${token}`);
  });
  it("keeps decimals that other amounts of money leave out", async () => {
    expect(await shown(T + 1n, { symbol: "CRBN", decimals: 18 })).toBe(`1.000000000000000001 CRBN ${token}`);
  });
  it("of a token that says nothing of itself is in its smallest unit", async () => {
    expect(await shown(12_345_678n, null)).toBe(`12345678 in the smallest unit of the token ${token}`);
  });
  it("is not spoken of where nothing was bought", async () => {
    await openPart(<ChainFacts certificate={certificate(null)} />);
    expect(await screen.findByText("Chain id")).toBeTruthy();
    expect(screen.queryByText("Price paid")).toBeNull();
  });

  const answers = (answer: Record<string, unknown>) =>
    vi.spyOn(publicClient, "readContract").mockImplementation((async ({ functionName }: { functionName: string }) => {
      if (functionName in answer) return answer[functionName];
      throw new Error("reverted");
    }) as never);
  it("is read from the certificate's terms, and its decimal point from the token", async () => {
    answers({ symbol: "USDC", decimals: 6 });
    expect(await readPrice(token, 5n)).toEqual({ token, paid: 5n, currency: { symbol: "USDC", decimals: 6 } });
    expect(await readPrice(NOBODY as typeof token, 0n)).toBeNull();
  });
  it.each([{}, { symbol: "USDC" }, { symbol: "USDC", decimals: 39 }, { symbol: "USDC", decimals: 255 }])(
    "does without a token that answers %o",
    async (answer) => {
      answers(answer);
      expect(await readPrice(token, 5n)).toEqual({ token, paid: 5n, currency: null });
    },
  );
  it("does not show a symbol that is no plain word", async () => {
    answers({ symbol: "\u202e<b>USDC", decimals: 6 });
    expect((await readPrice(token, 5n))?.currency).toEqual({ symbol: "?", decimals: 6 });
  });
});
