import { TONNE } from "../support/chain.ts";
import { connect, expect, openConnected, test } from "../support/test.ts";

test("a declined connection says so and can be tried again", async ({ page, wallet }) => {
  wallet.control.rejects = true;
  await page.goto("/");
  await page.getByRole("banner").getByRole("button", { name: "Connect wallet" }).click();
  await page.getByRole("button", { name: "Test Wallet" }).click();
  await expect(page.getByRole("alert")).toHaveText("You declined in your wallet. Nothing was sent.");
  wallet.control.rejects = false;
  await page.getByRole("button", { name: "Test Wallet" }).click();
  await expect(page.getByRole("button", { name: /^Account 0x/ })).toBeVisible();
});

test("a wallet gives no account before it is asked", async ({ page, wallet }) => {
  await page.goto("/credits");
  await expect(page.getByText("Connect a wallet to see your credits")).toBeVisible();
  expect(wallet.control.asked).not.toContain("eth_requestAccounts");
});

test("a declined signature sends nothing, and a second try works", async ({ page, chain, funded }) => {
  const { id, vintage } = await chain.openListing();
  await openConnected(page, `/buy/${id}`);
  await page.getByLabel("Amount").fill("1");
  funded.control.rejects = true;
  await page.getByRole("button", { name: "Buy", exact: true }).click();
  await expect(page.getByText("You declined in your wallet. Nothing was sent.")).toBeVisible();
  expect(funded.control.sent).toEqual([]);
  funded.control.rejects = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The credits are yours")).toBeVisible();
  expect(await chain.holdingOf(funded.address, vintage)).toBe(TONNE);
  expect(funded.control.sent).toHaveLength(2);
});

test("on the wrong network nothing is signed until it is switched", async ({ page, chain, funded }) => {
  const { id } = await chain.openListing();
  funded.control.chainId = 1;
  await page.goto(`/buy/${id}`);
  await page.getByRole("banner").getByRole("button", { name: "Connect wallet" }).click();
  await page.getByRole("button", { name: "Test Wallet" }).click();
  await expect(page.getByText("Wrong network")).toBeVisible();
  await page.getByLabel("Amount").fill("1");
  await page.getByRole("button", { name: "Buy", exact: true }).click();
  await expect(page.getByText("Your wallet is on network 1; this page works on network 31337.")).toBeVisible();
  expect(funded.control.sent).toEqual([]);

  funded.control.refusesSwitch = true;
  await page.getByRole("button", { name: /^Switch to/ }).click();
  await expect(page.getByText("You declined in your wallet. Nothing was sent.")).toBeVisible();
  funded.control.refusesSwitch = false;
  await page.getByRole("button", { name: /^Switch to/ }).click();
  await expect(page.getByText("The credits are yours")).toBeVisible();
  await expect(page.getByText("Wrong network")).toBeHidden();
});

test("without money or gas the page says what is missing", async ({ page, chain, wallet }) => {
  const { id } = await chain.openListing();
  await openConnected(page, `/buy/${id}`);
  await page.getByLabel("Amount").fill("1");
  await expect(page.getByText("Not enough USDC for this amount")).toBeVisible();
  await expect(page.getByRole("button", { name: "Buy", exact: true })).toBeDisabled();

  await chain.fund(wallet.address);
  await chain.anvil.setBalance({ address: wallet.address, value: 0n });
  await page.getByRole("button", { name: "Buy", exact: true }).click();
  await expect(page.getByText(/Your account has (0 ETH; about|too little ETH)/)).toBeVisible();
  expect(wallet.control.sent).toEqual([]);
});

test("disconnecting forgets the account, a reload keeps it", async ({ page, wallet }) => {
  await page.goto("/credits");
  await connect(page);
  await page.reload();
  await expect(page.getByRole("button", { name: /^Account 0x/ })).toBeVisible();
  await page.getByRole("button", { name: /^Account 0x/ }).click();
  await expect(page.getByText(wallet.address)).toBeVisible();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Connect wallet" })).toBeVisible();
});

test("a production build has no built-in test wallet", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("banner").getByRole("button", { name: "Connect wallet" }).click();
  await expect(page.getByText("No wallet was found in this browser.")).toBeVisible();
  await expect(page.getByText("Test accounts of the local chain")).toHaveCount(0);
});
