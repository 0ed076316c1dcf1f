import type { Page } from "@playwright/test";
import { expectAccessible, SIZES } from "../support/accessible.ts";
import { TONNE } from "../support/chain.ts";
import { TestPool } from "../support/pools.ts";
import { expect, openConnected, test } from "../support/test.ts";

/** The narrowest phone that is still sold. */
const NARROW = { ...SIZES.phone, width: 360 };

async function open(page: Page, path: string, where: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await expectAccessible(page, where);
}

for (const [name, viewport] of Object.entries({ ...SIZES, phone: NARROW })) {
  test.describe(name, () => {
    test.use({ viewport });

    test("pools, the market, retiring at once and earning are usable by everybody", async ({ page, chain, funded }) => {
      test.slow();
      const pool = await TestPool.ofEnergy(chain);
      const vintage = await pool.fill(funded.key, 3n * TONNE);
      await chain.buyFor(funded.key, 2n * TONNE, (one) => one === vintage);
      await chain.list(funded.key, vintage, TONNE);
      await openConnected(page, "/pools");
      await expect(page.getByTestId("pools").getByRole("listitem").first()).toBeVisible();
      await expectAccessible(page, "pools");

      await open(page, `/pools/${pool.address}`, "a pool");
      await page.getByRole("radio", { name: "Redeem and retire" }).check();
      const form = page.locator("form:visible");
      await form.getByRole("radio", { name: "Choose vintages" }).check();
      await form.getByRole("checkbox").first().check();
      await form.getByLabel(/^Amount of/).fill("0");
      await expectAccessible(page, "a pool: refused");
      await form.getByLabel(/^Amount of/).fill("0.5");
      await expect(form.getByTestId("take-quote")).toBeVisible();
      await expectAccessible(page, "a pool: retire");

      await open(page, "/market", "market");
      await open(page, `/market/vintage/${vintage}`, "book");
      await open(page, `/market/pool/${pool.address}`, "a pool's book");
      await open(page, "/market/order", "open an order");
      await open(page, "/market/mine", "my offers");
      await open(page, `/market/sell?vintage=${vintage}`, "sell");
      await page.getByRole("button", { name: "Add a listing" }).click();
      await page.getByLabel("Amount").first().fill("99");
      await expectAccessible(page, "sell: refused");
      await open(page, `/market/sign?vintage=${vintage}`, "sign");
      const order = page.getByTestId("sign-form");
      await order.getByLabel("Amount").fill("1");
      await order.getByLabel("Price of one tonne").fill("3");
      await order.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Sign the order" }).click();
      await expect(page.getByTestId("hand-over")).toBeVisible();
      await expectAccessible(page, "signed");

      await open(page, "/retire-now", "retire now");
      await page.getByLabel("Tonnes to retire").fill("0.5");
      await expect(page.getByTestId("pay")).toBeVisible();
      await expect(page.getByTestId("credits")).toBeVisible();
      await expectAccessible(page, "retire now: ways");

      await open(page, "/earn", "earn");
      await page.getByRole("button", { name: "Add liquidity" }).first().click();
      await page.getByRole("dialog").getByLabel("Amount of USDC").fill("1");
      await expectAccessible(page, "earn: add liquidity");
    });
  });
}

test("a phone reaches every page of the market from its navigation", async ({ page }) => {
  await page.setViewportSize(NARROW);
  await page.goto("/");
  const navigation = page.getByRole("navigation", { name: "Main" });
  const headings = { Pools: "Pools", Earn: "Earn" };
  for (const [link, heading] of Object.entries(headings)) {
    await navigation.getByRole("button", { name: "More" }).click();
    await navigation.getByRole("link", { name: link }).click();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(navigation.getByRole("link", { name: link })).toBeHidden();
  }
  await navigation.getByRole("link", { name: "Market" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Market" })).toBeVisible();
  await navigation.getByRole("link", { name: "Retire now" }).click();
  await expect(page).toHaveURL(/\/retire-now$/);
  await navigation.getByRole("button", { name: "More" }).click();
  await page.keyboard.press("Escape");
  await expect(navigation.getByRole("link", { name: "Verify" })).toBeHidden();
  await expect(navigation.getByRole("button", { name: "More" })).toBeFocused();
});
