import type { Page } from "@playwright/test";
import { TONNE } from "../support/chain.ts";
import { TestPool } from "../support/pools.ts";
import { certificateIn, expect, fillClaim, openConnected, test } from "../support/test.ts";

/** What is shown of the three things that can be done; the others stay in the page, hidden. */
const panel = (page: Page) => page.locator("form:visible");

async function expectBacked(page: Page): Promise<void> {
  await expect(page.getByTestId("proof")).toHaveAttribute("data-backed", "true");
}

test("a pool says what it takes and what lies in it, and takes credits in", async ({ page, chain, funded }) => {
  const pool = await TestPool.ofEnergy(chain);
  const vintage = await chain.buyFor(funded.key, 5n * TONNE, pool.takes);
  const [name, supply] = await Promise.all([pool.read<string>("name"), pool.read<bigint>("totalSupply")]);
  await openConnected(page, "/");
  await page.getByRole("banner").getByRole("link", { name: "Pools" }).click();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByTestId("criteria")).toContainText("Class: Renewable energy or Energy efficiency");
  await expectBacked(page);
  expect(await page.getByTestId("contents").getByRole("row").count()).toBeGreaterThan(1);

  const form = panel(page);
  const deposit = form.getByRole("button", { name: "Deposit" });
  await form.getByRole("checkbox").first().check();
  const amount = form.getByLabel(/^Amount of/);
  for (const [typed, sentence] of [
    ["0", "At least 0.001 t."],
    ["5.000000000000000001", "At most 5 t."],
    ["three", "Write a number without a sign, for instance 12.5."],
    ["1,5", "Write the decimal point as “.”; commas only part thousands."],
  ] as const) {
    await amount.fill(typed);
    await expect(form.getByText(sentence)).toBeVisible();
    await expect(deposit).toBeDisabled();
  }
  await amount.fill("3");
  const [minted] = await pool.read<[bigint, bigint]>("previewDeposit", [vintage, 3n * TONNE]);
  await expect(page.getByTestId("deposit-quote")).toContainText("You deposit3 t");
  await deposit.click();
  await expect(page.getByText("The credits are in the pool")).toBeVisible();
  expect(await pool.balanceOf(funded.address)).toBe(minted);
  expect(await chain.holdingOf(funded.address, vintage)).toBe(2n * TONNE);
  // The fee is in the supply, too: it is somebody's token and stands for a tonne like every other.
  expect((await pool.read<bigint>("totalSupply")) - supply).toBe(3n * TONNE);
  await expectBacked(page);
});

test("tokens of a pool are redeemed by the queue or for what one chooses", async ({ page, chain, funded }) => {
  const pool = await TestPool.ofEnergy(chain);
  await pool.fill(funded.key, 4n * TONNE);
  const before = await pool.balanceOf(funded.address);
  await openConnected(page, `/pools/${pool.address}`);
  await page.getByRole("radio", { name: "Redeem", exact: true }).check();
  const form = panel(page);
  const redeem = form.getByRole("button", { name: "Redeem", exact: true });
  for (const [typed, sentence] of [
    ["0", "At least 0.001 t."],
    ["abc", "Write a number without a sign, for instance 12.5."],
    ["9999999", /^At most [\d,.]+ t\.$/],
  ] as const) {
    await form.getByLabel("Amount", { exact: true }).fill(typed);
    await expect(form.getByText(sentence)).toBeVisible();
    await expect(redeem).toBeDisabled();
  }
  await form.getByLabel("Amount", { exact: true }).fill("4");
  await expect(form.getByText(/^You do not have enough/)).toBeVisible();
  await expect(redeem).toBeDisabled();
  await form.getByLabel("Amount", { exact: true }).fill("1");
  await expect(form.getByTestId("take-quote")).toContainText("this is yours");
  await redeem.click();
  await expect(page.getByText("The credits are yours")).toBeVisible();
  const { automatic } = await pool.read<{ automatic: number }>("fees");
  expect(before - (await pool.balanceOf(funded.address))).toBe(TONNE + (TONNE / 1_000n) * BigInt(automatic));

  await page.getByRole("button", { name: "Start anew" }).click();
  await form.getByRole("radio", { name: "Choose vintages" }).check();
  await form.getByRole("checkbox").last().check();
  await form.getByLabel(/^Amount of/).fill("0.5");
  await expect(form.getByTestId("take-quote")).toContainText("You receive");
  const rest = await pool.balanceOf(funded.address);
  await redeem.click();
  await expect(page.getByText("The credits are yours")).toBeVisible();
  const { selective } = await pool.read<{ selective: number }>("fees");
  expect(rest - (await pool.balanceOf(funded.address))).toBe(TONNE / 2n + (TONNE / 2n / 1_000n) * BigInt(selective));
  await expectBacked(page);
});

test("credits of a pool are retired in one transaction, with a certificate or as a record", async ({
  page,
  chain,
  funded,
}) => {
  const pool = await TestPool.ofEnergy(chain);
  await pool.fill(funded.key, 3n * TONNE);
  await openConnected(page, `/pools/${pool.address}`);
  await page.getByRole("radio", { name: "Redeem and retire" }).check();
  const form = panel(page);
  await form.getByRole("radio", { name: "Choose vintages" }).check();
  await form.getByRole("checkbox").first().check();
  await form.getByLabel(/^Amount of/).fill("0.25");
  await expect(form.getByTestId("take-quote")).toContainText("Retired for you");
  await form.getByLabel("Issue a certificate for a claim").uncheck();
  await form.getByRole("button", { name: "Continue" }).click();
  await form.getByRole("button", { name: "Sign and retire" }).click();
  await expect(page.getByRole("link", { name: "To my retirements" })).toBeVisible();
  expect(funded.control.sent).toHaveLength(1);

  await page.getByRole("button", { name: "Start anew" }).click();
  await form.getByLabel("Amount", { exact: true }).fill("1");
  await expect(form.getByTestId("take-quote")).toContainText("Retired for you");
  await form.getByRole("button", { name: "Continue" }).click();
  await fillClaim(page, "Pool & Söhne");
  await form.getByRole("button", { name: "Continue" }).click();
  await expect(form.getByText("Pool & Söhne")).toBeVisible();
  await form.getByRole("button", { name: "Sign and retire" }).click();
  await page.getByRole("link", { name: "To the certificate" }).click();
  await page.waitForURL(/\/certificates\/\d+$/);
  await expect(page.getByTestId("beneficiary")).toHaveText("Pool & Söhne");
  await expect(page.getByTestId("amount")).toHaveText("1 t");
  const lines = await chain.linesOf(certificateIn(page));
  expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(TONNE);
  expect(funded.control.sent).toHaveLength(2);
});
