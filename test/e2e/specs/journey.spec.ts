import type { Page } from "@playwright/test";
import type { Hex } from "viem";
import { type TestChain, TONNE } from "../support/chain.ts";
import { connect, expect, fillClaim, test } from "../support/test.ts";

const BENEFICIARY = "臺北市環境保護局";
const MESSAGE = "2026 年度碳中和，謝謝大家 – merci";
const BOUGHT = 12_500_000_000_000_000_000n;
const RETIRED = 10_250_000_000_000_000_000n;

interface SerialRange {
  operator: number;
  batch: number;
  first: bigint;
  last: bigint;
  firstFrom: bigint;
  lastTo: bigint;
  amount: bigint;
}

/** From an empty wallet to a certificate, through the page alone. Returns the certificate's id. */
async function travel(page: Page, chain: TestChain, account: Hex): Promise<bigint> {
  await page.goto("/");
  await connect(page);
  await page.getByRole("button", { name: /^Account 0x/ }).click();
  await page.getByRole("button", { name: "Take test tokens and gas" }).click();
  await expect(page.getByTestId("usdc-balance")).toHaveText("10,000.00 USDC");
  expect(await chain.usdcOf(account)).toBe(10_000_000_000n);
  await page.keyboard.press("Escape");

  // Browse: the project of a listing of the seed, found by its own name.
  const listing = await chain.openListing();
  const { name } = await chain.read<{ name: string }>("ProjectRegistry", "projectOf", [listing.vintage >> 12]);
  await page
    .getByRole("searchbox")
    .or(page.getByPlaceholder(/Name, registry number/))
    .fill(name);
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.locator(`a[href="/buy/${listing.id}"]`).first().click();

  // Buy.
  await page.getByLabel("Amount").fill("12.5");
  const quote = await chain.read<{ total: bigint }>("CreditMarket", "quote", [listing.id, BOUGHT, account]);
  const paid = Number(quote.total) / 1e6;
  await expect(page.getByTestId("quote")).toContainText(
    paid.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 6 }),
  );
  await page.getByRole("button", { name: "Buy", exact: true }).click();
  await expect(page.getByText("The credits are yours")).toBeVisible();
  expect(await chain.holdingOf(account, listing.vintage)).toBe(BOUGHT);
  expect(await chain.usdcOf(account)).toBe(10_000_000_000n - quote.total);

  // Retire.
  await page.getByRole("link", { name: "Retire them" }).click();
  await page.getByLabel("Amount to retire").fill("10.25");
  await page.getByRole("button", { name: "Continue" }).click();
  await fillClaim(page, BENEFICIARY, MESSAGE);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("fixed at execution")).toBeVisible();
  await expect(page.getByTestId("serials")).toBeVisible();
  await page.getByRole("button", { name: "Sign and retire" }).click();
  await page.waitForURL(/\/certificates\/\d+$/);
  return BigInt(page.url().split("/").pop() ?? "0");
}

/** Holds the certificate's page against the chain, read by Node. */
async function expectTrue(page: Page, chain: TestChain, id: bigint, account: Hex): Promise<void> {
  const [retirement, claim] = await chain.read<
    [{ account: Hex; vintage: number; position: bigint; amount: bigint; blockNumber: number }, Record<string, string>]
  >("RetirementCertificate", "certificateOf", [id]);
  expect(retirement).toMatchObject({ account, amount: RETIRED });
  expect(claim).toMatchObject({ beneficiaryName: BENEFICIARY, message: MESSAGE });
  await expect(page.getByTestId("amount")).toHaveText("10.25 t");
  await expect(page.getByTestId("beneficiary")).toHaveText(BENEFICIARY);
  await expect(page.getByTestId("message")).toHaveText(MESSAGE);
  await expect(page.getByRole("article")).toContainText(String(retirement.blockNumber));

  const { vintage, position, amount } = retirement;
  const ranges = await chain.read<SerialRange[]>("CreditIssuance", "serialsOf", [vintage, position, amount]);
  expect(ranges.reduce((sum, range) => sum + range.amount, 0n)).toBe(RETIRED);
  const shown = page.getByTestId("serials");
  for (const { operator, batch, first, last, lastTo } of ranges) {
    const [, code] = await chain.read<[number, string, boolean]>("CreditIssuance", "operatorOf", [operator]);
    await expect(shown).toContainText(`${code}-${batch}-${first}`);
    await expect(shown).toContainText(String(last));
    if (lastTo !== TONNE) await expect(shown).toContainText(`to ${Number((lastTo * 1_000n) / TONNE) / 1_000}`);
  }
  await expect(page.locator("[data-check]")).toHaveCount(6);
  await expect(page.locator('[data-check][data-result="passed"]')).toHaveCount(6);
}

test("from an empty wallet to a certificate that anybody can check", async ({ page, chain, wallet, order }) => {
  const id = await travel(page, chain, wallet.address);
  await expectTrue(page, chain, id, wallet.address);

  // The address alone is enough: no wallet, another visit.
  const stranger = await page.context().browser()?.newContext();
  const visit = await stranger?.newPage();
  if (!visit) throw new Error("No second window.");
  await visit.goto(page.url());
  await expect(visit.getByTestId("beneficiary")).toHaveText(BENEFICIARY);
  await expect(visit.getByRole("button", { name: "Connect wallet" })).toBeVisible();
  await stranger?.close();

  // And the account's own page knows it, as does the vintage's trail once it is indexed.
  await order("/synced");
  await page.getByRole("link", { name: "My credits" }).first().click();
  await expect(page.getByRole("link", { name: `No. ${id}` })).toBeVisible();
  await expect(page.getByText("2.25 t").first()).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the same journey", async ({ page, chain, wallet }) => {
    const id = await travel(page, chain, wallet.address);
    await expectTrue(page, chain, id, wallet.address);
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
