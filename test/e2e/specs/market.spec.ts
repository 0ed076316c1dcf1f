import { TONNE } from "../support/chain.ts";
import { expect, openConnected, test } from "../support/test.ts";
import { newWallet } from "../support/wallet.ts";

test("an expired listing is labelled, cannot be bought, and its seller takes it back", async ({
  page,
  chain,
  funded,
}) => {
  const vintage = await chain.buyFor(funded.key, 3n * TONNE);
  const listing = await chain.list(funded.key, vintage, 2n * TONNE, 600n);
  await chain.passTime(601);
  await openConnected(page, `/buy/${listing}`);
  await expect(page.getByText("This listing has expired.")).toBeVisible();
  await expect(page.getByLabel("Amount")).toHaveCount(0);

  await page.getByRole("link", { name: "My credits" }).first().click();
  await page.getByRole("button", { name: /^Cancel the listing of/ }).click();
  await page.getByRole("button", { name: "Cancel the listing", exact: true }).click();
  await expect(page.getByText("The listing is cancelled")).toBeVisible();
  expect(await chain.holdingOf(funded.address, vintage)).toBe(3n * TONNE);
});

test("a paused market stops buying and nothing else", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, 2n * TONNE);
  const { id } = await chain.openListing();
  await openConnected(page, `/buy/${id}`);
  await page.getByLabel("Amount").fill("1");
  await expect(page.getByTestId("quote")).toBeVisible();
  await chain.pauseEntries();
  try {
    await expect(page.getByText("The market is paused for now, so nothing can be bought.")).toBeVisible();
    await page.goto(`/retire/${vintage}`);
    await page.getByLabel("Amount to retire").fill("0.5");
    await page.getByLabel("Issue a certificate for a claim").uncheck();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Sign and retire" }).click();
    await expect(page.getByText("The credits are retired")).toBeVisible();
  } finally {
    await chain.reopenEntries();
  }
  await page.goto(`/buy/${id}`);
  await expect(page.getByText("For sale")).toBeVisible();
});

test("more than is left is refused by the form, and by the chain when somebody was faster", async ({
  page,
  chain,
  funded,
}) => {
  const seller = newWallet(chain.client.chain.id);
  const vintage = await chain.buyFor(seller.key, 2n * TONNE);
  const listing = await chain.list(seller.key, vintage, 2n * TONNE);
  await openConnected(page, `/buy/${listing}`);
  await page.getByLabel("Amount").fill("2.5");
  await expect(page.getByText("At most 2 t.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Buy", exact: true })).toBeDisabled();

  // Another buyer takes 1.5 t while this one's wallet shows the approval.
  await page.getByLabel("Amount").fill("2");
  await expect(page.getByTestId("quote")).toBeVisible();
  const rival = newWallet(chain.client.chain.id);
  await chain.fund(rival.address);
  funded.control.beforeSend = async () => {
    funded.control.beforeSend = undefined;
    await chain.buy(rival.key, listing, (3n * TONNE) / 2n);
  };
  await page.getByRole("button", { name: "Buy", exact: true }).click();
  await expect(page.getByText("The listing has 0.5 t left; you asked for 2 t.")).toBeVisible();
  expect(await chain.holdingOf(funded.address, vintage)).toBe(0n);
});

test("a holder lists credits and sees the listing", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, 2n * TONNE);
  await openConnected(page, "/credits");
  await page.getByRole("button", { name: /^Sell/ }).click();
  await page.getByLabel("Amount").fill("1.5");
  await page.getByLabel("Price of one tonne").fill("3.25");
  await page.getByRole("button", { name: "List for sale" }).click();
  await expect(page.getByText("Your credits are for sale")).toBeVisible();
  await page.getByRole("link", { name: "See the listing" }).first().click();
  await expect(page.getByText("3.25 USDC")).toBeVisible();
  await expect(page.getByText("This is your own listing.")).toBeVisible();
  expect(await chain.holdingOf(funded.address, vintage)).toBe(TONNE / 2n);
});

test("an unknown listing is named as such", async ({ page }) => {
  for (const id of ["1", "0", "abc", "9".repeat(90)]) {
    await page.goto(`/buy/${id}`);
    await expect(page.getByText("There is no listing with this number")).toBeVisible();
  }
});
