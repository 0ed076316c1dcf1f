import { erc20Abi } from "viem";
import { TONNE } from "../support/chain.ts";
import { TestPool } from "../support/pools.ts";
import { expect, fillClaim, openConnected, test } from "../support/test.ts";

test("the cheapest of a book is bought, and no nonsense", async ({ page, chain, funded }) => {
  const { vintage } = await chain.openListing();
  await openConnected(page, "/");
  await page.getByRole("banner").getByRole("link", { name: "Market" }).click();
  const books = page.getByRole("link", { name: /^Open the book of/ });
  await expect(books.first()).toBeVisible();
  await page.getByLabel("Project, number or year").fill("nothing of the kind");
  await expect(page.getByText("Nothing on offer matches")).toBeVisible();
  await page.getByLabel("Project, number or year").fill("");
  await page.getByLabel("Sorted by").selectOption({ label: "lowest price" });
  await expect(books.first()).toBeVisible();
  const cells = page.getByText(/^[\d,.]+\sUSDC\s?per t$/);
  await expect(cells.nth(5)).toBeVisible();
  const prices = (await cells.allInnerTexts()).map((text) => Number.parseFloat(text.replaceAll(",", "")));
  expect(prices).toEqual([...prices].sort((a, b) => a - b));
  await page.goto(`/market/vintage/${vintage}`);
  await expect(page.getByRole("heading", { level: 1, name: /^Book of/ })).toBeVisible();
  const form = page.getByTestId("buy-several");
  const buy = form.getByRole("button", { name: "Buy", exact: true });
  for (const [typed, sentence] of [
    ["0", "At least 0.001 t."],
    ["99999999999", /^At most [\d,.]+ t\.$/],
    ["one", "Write a number without a sign, for instance 12.5."],
  ] as const) {
    await form.getByLabel("Amount").fill(typed);
    await expect(form.getByText(sentence)).toBeVisible();
    await expect(buy).toBeDisabled();
  }
  await form.getByLabel("Amount").fill("1.5");
  await expect(form.getByTestId("quote")).toBeVisible();
  await buy.click();
  await expect(page.getByText("You bought 1.5 t.")).toBeVisible();
  expect(await chain.holdingOf(funded.address, vintage)).toBe((3n * TONNE) / 2n);
  const market = chain.addressOf("CreditMarket");
  const allowed = await chain.client.readContract({
    ...chain.contract("TestUSDC"),
    abi: erc20Abi,
    functionName: "allowance",
    args: [funded.address, market],
  });
  expect(allowed).toBe(0n);
});

test("listings and an order of one's own: listed, signed, filled in part by another, cancelled", async ({
  page,
  chain,
  funded,
  other,
}) => {
  const vintage = await chain.buyFor(funded.key, 3n * TONNE);
  await openConnected(page, `/market/sell?vintage=${vintage}`);
  const listing = page.getByTestId("sell-row");
  await listing.getByLabel("Amount").fill("4");
  await expect(listing.getByText("At most 3 t.")).toBeVisible();
  await expect(page.getByRole("button", { name: "List for sale" })).toBeDisabled();
  await listing.getByLabel("Amount").fill("1");
  await listing.getByLabel("Price of one tonne").fill("4.5");
  await page.getByRole("button", { name: "List for sale" }).click();
  await expect(page.getByText("Your credits are for sale")).toBeVisible();

  await page.goto(`/market/sign?vintage=${vintage}`);
  const form = page.getByTestId("sign-form");
  await form.getByLabel("Amount").fill("9");
  await expect(form.getByText(/^At most 2 t\.$/)).toBeVisible();
  await form.getByLabel("Amount").fill("2");
  await form.getByLabel("Price of one tonne").fill("0");
  await expect(form.getByRole("button", { name: "Continue" })).toBeDisabled();
  await form.getByLabel("Price of one tonne").fill("3");
  await form.getByLabel(/^Who may fill it/).fill("0x12");
  await expect(form.getByText(/^This is no address/)).toBeVisible();
  await form.getByLabel(/^Who may fill it/).fill(other.wallet.address);
  await form.getByRole("button", { name: "Continue" }).click();
  const sent = funded.control.sent.length;
  await page.getByRole("button", { name: "Sign the order" }).click();
  const link = await page.getByTestId("hand-over").getAttribute("data-link");
  expect(funded.control.sent).toHaveLength(sent);

  await openConnected(other.page, new URL(link ?? "").href);
  await expect(other.page.getByTestId("order")).toHaveAttribute("data-problem", "none");
  const fill = other.page.getByTestId("fill");
  await fill.getByLabel("Amount").fill("2.5");
  await expect(fill.getByText("At most 2 t.")).toBeVisible();
  await fill.getByLabel("Amount").fill("0.5");
  await expect(fill.getByTestId("quote")).toBeVisible();
  await fill.getByRole("button", { name: "Buy", exact: true }).click();
  await expect(other.page.getByText("The credits are yours")).toBeVisible();
  expect(await chain.holdingOf(other.wallet.address, vintage)).toBe(TONNE / 2n);
  expect(await chain.holdingOf(funded.address, vintage)).toBe((3n * TONNE) / 2n);

  await page.goto("/market/mine");
  const listings = page.getByRole("table", { name: "My listings" });
  await expect(listings.getByRole("row").nth(1)).toContainText(/Left1\st.*4\.50\sUSDC/);
  const orders = page.getByRole("table", { name: "My orders" });
  await expect(orders.getByRole("row").nth(1)).toContainText(/sells.*1\.5\st.*3\.00\sUSDC/);
  await orders.getByLabel("Choose this order").check();
  await page.getByRole("button", { name: "Cancel those chosen (1)" }).click();
  await expect(page.getByText("Nobody can fill them any more")).toBeVisible();
  await listings.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the listing" }).click();
  await expect(page.getByText("The listing is cancelled")).toBeVisible();
  expect(await chain.holdingOf(funded.address, vintage)).toBe((5n * TONNE) / 2n);
  await expect(other.page.getByTestId("order")).toHaveAttribute("data-problem", "cancelled");
});

test("an announced order is in everybody's book, and retired out of with one signature", async ({
  page,
  chain,
  funded,
  other,
}) => {
  const vintage = await chain.buyFor(funded.key, 2n * TONNE);
  await openConnected(page, `/market/sign?vintage=${vintage}`);
  const form = page.getByTestId("sign-form");
  await form.getByLabel("Amount").fill("2");
  await form.getByLabel("Price of one tonne").fill("0.01");
  await form.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByTestId("sign-review")).toContainText(/Price of all of it0\.02\sUSDC/);
  await page.getByRole("button", { name: "Sign the order" }).click();
  await page.getByRole("button", { name: "Announce it on the chain" }).click();
  await expect(page.getByText("Everybody sees the order in the book now")).toBeVisible();

  await openConnected(other.page, `/retire-now?vintage=${vintage}`);
  await other.page.getByLabel("Tonnes to retire").fill("0.5");
  const routes = other.page.getByTestId("routes");
  // The cheapest of all ways stands first, and is chosen.
  await expect(routes.locator("label").first()).toContainText("The cheapest signed orders");
  await expect(routes.getByRole("radio").first()).toBeChecked();
  await fillClaim(other.page, "Out of an order");
  await other.page.getByRole("button", { name: "Retire now", exact: true }).click();
  await expect(other.page.getByTestId("retired")).toContainText("You retired 0.5 t and paid");
  expect(other.wallet.control.sent).toHaveLength(1);
  expect(await chain.holdingOf(funded.address, vintage)).toBe((3n * TONNE) / 2n);

  await page.goto("/market");
  await expect(page.getByRole("row").filter({ hasText: "Signed orders1" }).first()).toBeVisible();
});

test("an order to buy is covered by its maker, announced, and sold into out of the book", async ({
  page,
  chain,
  funded,
  other,
}) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  await openConnected(other.page, "/market/sign");
  const form = other.page.getByTestId("sign-form");
  await form.getByLabel("You").selectOption({ label: "buy credits" });
  await form.getByLabel("Number of the vintage").fill("999999");
  await form.getByLabel("Amount").fill("1");
  await form.getByLabel("Price of one tonne").fill("2");
  await expect(form.getByText("There is no such vintage.")).toBeVisible();
  await expect(form.getByRole("button", { name: "Continue" })).toBeDisabled();
  await form.getByLabel("Number of the vintage").fill(String(vintage));
  await form.getByRole("button", { name: "Continue" }).click();
  await other.page.getByRole("button", { name: "Sign the order" }).click();
  await other.page.getByRole("button", { name: "Allow the payment" }).click();
  await expect(other.page.getByText("The order is covered")).toBeVisible();
  await other.page.getByRole("button", { name: "Announce it on the chain" }).click();
  await expect(other.page.getByText("Everybody sees the order in the book now")).toBeVisible();

  const before = await chain.usdcOf(funded.address);
  await openConnected(page, `/market/vintage/${vintage}`);
  const wanted = page.getByRole("table", { name: "Orders to buy" });
  await wanted.getByRole("link", { name: "Open the order" }).first().click();
  const fill = page.getByTestId("fill");
  await fill.getByLabel("Amount to sell").fill("0.25");
  await expect(fill.getByTestId("quote")).toBeVisible();
  await fill.getByRole("button", { name: "Sell", exact: true }).click();
  await expect(page.getByText("Your credits are sold")).toBeVisible();
  expect(await chain.holdingOf(other.wallet.address, vintage)).toBe(TONNE / 4n);
  // 0.25 t at 2 USDC, less the commission.
  const received = (await chain.usdcOf(funded.address)) - before;
  expect(received).toBeGreaterThan(480_000n);
  expect(received).toBeLessThan(500_000n);
});

test("a pool's book shows its token's price and what is offered of the credits inside", async ({ page, chain }) => {
  const pool = await TestPool.ofEnergy(chain);
  const symbol = await pool.read<string>("symbol");
  await page.goto(`/market/pool/${pool.address}`);
  await expect(page.getByRole("heading", { level: 1, name: `Book of ${symbol}` })).toBeVisible();
  await expect(page.getByText(/USDC\s*per t/).first()).toBeVisible();
  await expect(page.getByRole("table", { name: "On offer" })).toBeVisible();
  await page.goto("/market/pool/0x0000000000000000000000000000000000000001");
  await expect(page.getByRole("table")).toHaveCount(0);
});
