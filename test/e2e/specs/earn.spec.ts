import { TONNE } from "../support/chain.ts";
import { expect, openConnected, test } from "../support/test.ts";

const DAY = 86_400;

test("liquidity is added, its shares are staked, earn, and are taken back", async ({ page, chain, funded }) => {
  const held = await chain.crbnOf(funded.address);
  await openConnected(page, "/");
  await page.getByRole("banner").getByRole("link", { name: "Earn" }).click();
  const pair = page.getByTestId("pair").filter({ has: page.getByRole("heading", { name: "CRBN / USDC" }) });
  await pair.getByRole("button", { name: "Add liquidity" }).click();
  const dialog = page.getByRole("dialog");
  const add = dialog.getByRole("button", { name: "Add liquidity" });
  const crbn = dialog.getByLabel("Amount of CRBN");
  for (const [typed, sentence] of [
    [String(held / TONNE + 1n), /^At most [\d,.]+ CRBN\.$/],
    ["lots", "Write a number without a sign, for instance 12.5."],
    ["0", /^At least 0\.0+1 CRBN\.$/],
  ] as const) {
    await crbn.fill(typed);
    await expect(dialog.getByText(sentence)).toBeVisible();
    await expect(add).toBeDisabled();
  }
  await crbn.fill("100");
  await expect(dialog.getByLabel("Amount of USDC")).not.toHaveValue("");
  await expect(dialog.getByText("Your part of the pair, about")).toBeVisible();
  await add.click();
  await expect(dialog.getByText("The liquidity is in the pair")).toBeVisible();
  expect(await chain.crbnOf(funded.address)).toBe(held - 100n * TONNE);
  await page.keyboard.press("Escape");

  const farm = page.getByTestId("farm").filter({ has: page.getByRole("heading", { name: "CRBN / USDC" }) });
  await farm.getByRole("button", { name: "Stake", exact: true }).click();
  await dialog.getByLabel("Amount to stake").fill("1000000");
  await expect(dialog.getByText(/^At most/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Stake", exact: true })).toBeDisabled();
  await dialog.getByRole("button", { name: "All of it" }).click();
  await dialog.getByRole("button", { name: "Stake", exact: true }).click();
  await expect(dialog.getByText("It is staked and earns")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(farm.getByTestId("apr").first()).toHaveText(/^[\d,.]+%$/);

  await chain.passTime(DAY);
  await expect(page.getByRole("button", { name: "Claim all" })).toBeVisible();
  const before = await chain.crbnOf(funded.address);
  await farm.getByRole("button", { name: "Claim", exact: true }).click();
  await dialog.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(dialog.getByText("The CRBN is yours")).toBeVisible();
  expect(await chain.crbnOf(funded.address)).toBeGreaterThan(before);
  await page.keyboard.press("Escape");
  await farm.getByRole("button", { name: "Withdraw everything and claim" }).click();
  await dialog.getByRole("button", { name: "Withdraw everything and claim" }).click();
  await expect(dialog.getByText("You have left the farm")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(farm.getByRole("button", { name: "Withdraw everything and claim" })).toBeDisabled();
});
