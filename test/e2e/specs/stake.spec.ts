import type { Page } from "@playwright/test";
import { formatUnits, type Hex } from "viem";
import type { StakedPosition, TestChain } from "../support/chain.ts";
import { expect, openConnected, test } from "../support/test.ts";
import { newWallet } from "../support/wallet.ts";

const CRBN = 10n ** 18n;
const DAY = 86_400;
const SILVER = 2;

/** A whole amount as the page writes it. */
const written = (units: bigint) => `${Number(formatUnits(units, 18)).toLocaleString("en")}\u00a0CRBN`;

async function only(chain: TestChain, account: Hex): Promise<StakedPosition> {
  const [position, ...others] = await chain.positionsOf(account);
  if (!position || others.length > 0) throw new Error("The account has not exactly one position.");
  return position;
}

/** Fills the form. */
async function fill(page: Page, amount: string, tier?: string): Promise<void> {
  if (tier) await page.getByLabel("Tier", { exact: true }).selectOption({ label: tier });
  await page.getByLabel("Amount", { exact: true }).fill(amount);
}

const stakeButton = (page: Page) => page.getByRole("button", { name: "Stake", exact: true });

test("stake by one signature, a cheaper purchase, then claim and withdraw as time passes", async ({
  page,
  chain,
  funded,
}) => {
  const { address, control } = funded;
  const amount = 12_345n * CRBN + 5n * 10n ** 17n;
  await openConnected(page, "/stake");
  await fill(page, "12,345.5", "Silver");
  const gross = await chain.read<bigint>("StakedCRBN", "rewardFor", [SILVER, amount]);
  const [net, fee] = await chain.read<[bigint, bigint]>("StakedCRBN", "splitReward", [gross]);
  const shown = (units: bigint) => `${formatUnits(units, 18).replace(/(\.\d{4})\d+$/, "$1")}\u00a0CRBN`;
  for (const part of [gross, net, fee]) await expect(page.getByTestId("lock-preview")).toContainText(shown(part));
  await stakeButton(page).click();
  await expect(page.getByText("Your CRBN are staked")).toBeVisible();

  // One signature, one transaction, and no allowance left behind.
  expect(control.asked.filter((method) => method === "eth_signTypedData_v4")).toHaveLength(1);
  expect(control.sent).toHaveLength(1);
  const { address: staking } = chain.contract("StakedCRBN");
  expect(await chain.read("CRBN", "allowance", [address, staking])).toBe(0n);
  const position = await only(chain, address);
  expect(position).toMatchObject({ tier: SILVER, amount, reward: gross });
  expect(await chain.crbnOf(address)).toBe(200_000n * CRBN - amount);
  const card = page.getByTestId("position-1");
  await expect(card).toContainText("12,345.5\u00a0CRBN");
  await expect(card.getByTestId("countdown")).toHaveText(/^(89 d 23 h|90 d 0 h)/);
  await expect(page.getByTestId("delegate")).toHaveText("You yourself");
  await expect(page.getByText("Your tier")).toBeVisible();

  // The market knows the tier.
  const listing = await chain.openListing();
  const quote = await chain.read<{ commission: bigint; discountPercent: bigint }>("CreditMarket", "quote", [
    listing.id,
    10n * CRBN,
    address,
  ]);
  expect(quote.discountPercent).toBe(25n);
  await page.goto(`/buy/${listing.id}`);
  await page.getByLabel("Amount").fill("10");
  await expect(page.getByTestId("quote")).toContainText("Commission less 25 % (Silver), to the treasury");
  await expect(page.getByTestId("quote")).toContainText(
    (Number(quote.commission) / 1e6).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 6 }),
  );

  // Half of the lock later half of the reward is there, and the page counts as the contract does.
  await chain.passTime(45 * DAY);
  await page.goto("/stake");
  await expect(card.getByTestId("countdown")).toHaveText(/^(44|45) d /);
  await expect(card.getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);
  const accrued = Number(formatUnits((await only(chain, address)).accrued, 18));
  const counted = Number(((await card.getByTestId("accrued").textContent()) ?? "").replace(/[^\d.]/g, ""));
  expect(counted).toBeGreaterThanOrEqual(Math.floor(accrued * 0.8 * 1e4) / 1e4);
  expect(counted).toBeLessThan(accrued * 0.8 + 0.01);
  await card.getByRole("button", { name: "Claim the reward of position 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(dialog.getByText("The reward is yours")).toBeVisible();
  const received = (await chain.crbnOf(address)) - (200_000n * CRBN - amount);
  expect(received > (net * 49n) / 100n && received < (net * 51n) / 100n).toBe(true);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  // After the lock everything comes back, with the rest of the reward.
  await chain.passTime(45 * DAY + 60);
  await page.reload();
  await expect(card).toContainText("Can be withdrawn");
  await card.getByRole("button", { name: "Withdraw position 1" }).click();
  await dialog.getByRole("button", { name: "Withdraw", exact: true }).click();
  await expect(dialog.getByText("Your CRBN are back")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText("Nothing staked yet")).toBeVisible();
  // Two payments round the treasury's part up twice: at most one unit less than one payment.
  const balance = await chain.crbnOf(address);
  expect(200_000n * CRBN + net - balance).toBeLessThanOrEqual(1n);
  expect(await chain.read("StakedCRBN", "balanceOf", [address])).toBe(0n);
});

test("what cannot be staked is refused with a reason", async ({ page, chain, funded }) => {
  await openConnected(page, "/stake");
  const cases = [
    ["999.999999999999999999", "At least 1,000 CRBN."],
    ["0", "At least 1,000 CRBN."],
    ["200000.000000000000000001", "At most 200,000 CRBN."],
    ["1e-19", "Write a number without a sign, for instance 12.5."],
    ["0.0000000000000000001", "This has more decimals than the chain can hold."],
    ["-5", "Write a number without a sign, for instance 12.5."],
    ["1,5", "Write the decimal point as “.”; commas only part thousands."],
  ] as const;
  for (const [typed, reason] of cases) {
    await fill(page, typed, "Bronze");
    await expect(page.getByText(reason)).toBeVisible();
    await expect(stakeButton(page)).toBeDisabled();
  }
  await fill(page, "9,999.999999999999999999", "Silver");
  await expect(page.getByText("At least 10,000 CRBN.")).toBeVisible();

  // Max is the balance to the last digit.
  await chain.send(funded.key, "CRBN", "transfer", [chain.contract("RewardReserve").address, 1n]);
  await page.reload();
  await page.getByRole("button", { name: /^Max/ }).click();
  await expect(page.getByLabel("Amount", { exact: true })).toHaveValue("199999.999999999999999999");
  await stakeButton(page).click();
  await expect(page.getByText("Your CRBN are staked")).toBeVisible();
  expect(await chain.crbnOf(funded.address)).toBe(0n);
});

test("a wallet that cannot sign a permit approves; a declined signature can be replaced by an approval", async ({
  page,
  chain,
  funded,
}) => {
  const { address, control } = funded;
  control.refusesTypedData = true;
  await openConnected(page, "/stake");
  await fill(page, "1000");
  await stakeButton(page).click();
  await expect(page.getByText("Your CRBN are staked")).toBeVisible();
  expect(control.sent).toHaveLength(2);
  expect((await only(chain, address)).amount).toBe(1_000n * CRBN);

  control.refusesTypedData = false;
  control.rejects = true;
  await page.getByRole("button", { name: "Stake more" }).click();
  await fill(page, "2000");
  await stakeButton(page).click();
  await expect(page.getByText("You declined in your wallet. Nothing was sent.")).toBeVisible();
  expect(control.sent).toHaveLength(2);
  control.rejects = false;
  await page.getByRole("button", { name: "Approve with a transaction instead of a signature" }).click();
  await expect(page.getByText("Your CRBN are staked")).toBeVisible();
  expect(control.sent).toHaveLength(4);
  expect((await chain.positionsOf(address)).map((position) => position.amount)).toEqual([1_000n * CRBN, 2_000n * CRBN]);
});

test("add, move up and renew lock the whole anew and keep what has accrued", async ({ page, chain, funded }) => {
  const { address } = funded;
  await chain.stake(funded.key, 1, 5_000n * CRBN);
  await chain.passTime(2 * DAY);
  await openConnected(page, "/stake");
  const card = page.getByTestId("position-1");
  const dialog = page.getByRole("dialog");

  await card.getByRole("button", { name: "Add to position 1" }).click();
  await dialog.getByLabel("Tier", { exact: true }).selectOption({ label: "Silver" });
  await dialog.getByLabel("Amount to add").fill("4999");
  await expect(dialog.getByText("At least 5,000 CRBN.")).toBeVisible();
  await dialog.getByLabel("Amount to add").fill("5000");
  await expect(dialog.getByText("The whole position is locked anew")).toBeVisible();
  await dialog.getByRole("button", { name: "Add and lock anew" }).click();
  await expect(dialog.getByText("The position is locked anew")).toBeVisible();
  const added = await only(chain, address);
  expect(added).toMatchObject({ tier: SILVER, amount: 10_000n * CRBN, unlock: added.start + 90 * DAY });
  // Two days of Bronze stay claimable, to the second of the transaction.
  expect(added.accrued >= (5_000n * CRBN * 1_000n * BigInt(2 * DAY)) / (10_000n * BigInt(365 * DAY))).toBe(true);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(card).toContainText("Silver · position 1");

  await card.getByRole("button", { name: "Move up position 1" }).click();
  await expect(dialog.getByText(/Add 40,000.CRBN or more to the position/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Move up" })).toBeDisabled();
  await page.keyboard.press("Escape");

  await chain.passTime(3 * DAY);
  await page.reload();
  await card.getByRole("button", { name: "Renew position 1" }).click();
  await dialog.getByRole("button", { name: "Renew", exact: true }).click();
  await expect(dialog.getByText("The position is locked anew")).toBeVisible();
  const renewed = await only(chain, address);
  expect(renewed.unlock).toBeGreaterThanOrEqual(added.unlock + 3 * DAY);
  expect(renewed.accrued > added.accrued).toBe(true);
});

test("votes go to another account and back; a paused staking says so and still pays", async ({
  page,
  chain,
  funded,
}) => {
  const { address } = funded;
  const other = newWallet(chain.client.chain.id);
  await chain.stake(funded.key, 1, 1_000n * CRBN);
  await chain.passTime(DAY);
  await openConnected(page, "/stake");
  await page.getByLabel("Let another account vote").fill("0x1234");
  await expect(page.getByText("Write a whole address: 0x and 40 digits.")).toBeVisible();
  await page.getByLabel("Let another account vote").fill(other.address);
  await page.getByRole("button", { name: "Delegate", exact: true }).click();
  await expect(page.getByText("Your choice is recorded")).toBeVisible();
  expect(await chain.read("StakedCRBN", "getVotes", [other.address])).toBe(1_000n * CRBN);
  await page.getByRole("button", { name: "Vote yourself again" }).click();
  await expect(page.getByTestId("delegate")).toHaveText("You yourself");
  // In a later second than the estimate's, moving them again needs 103,096: the page asks for more than that, whatever was estimated.
  const [, back = 0n] = funded.control.gas;
  expect(back).toBeGreaterThan(103_096n);
  expect(await chain.read("StakedCRBN", "getVotes", [address])).toBe(1_000n * CRBN);

  await chain.pauseEntries();
  try {
    await page.reload();
    await expect(page.getByText("Staking is paused for now")).toBeVisible();
    await fill(page, "1000");
    await expect(stakeButton(page)).toBeDisabled();
    await expect(page.getByRole("button", { name: "Renew position 1" })).toBeDisabled();
    await page.getByRole("button", { name: "Claim all" }).click();
    await expect(page.getByText("The reward is yours")).toBeVisible();
  } finally {
    await chain.reopenEntries();
  }
});

test("when the reserve is short the page says by how much, and stakes without a reward", async ({
  page,
  chain,
  funded,
}) => {
  const available = await chain.read<bigint>("RewardReserve", "available");
  await chain.sendAs("Timelock", "RewardReserve", "reclaim", [available - 10n * CRBN]);
  try {
    await openConnected(page, "/stake");
    await expect(page.getByTestId("capacity")).toContainText("10\u00a0CRBN");
    await fill(page, "50000", "Gold");
    const gross = await chain.read<bigint>("StakedCRBN", "rewardFor", [3, 50_000n * CRBN]);
    await expect(page.getByText("Not enough reward reserve")).toBeVisible();
    await expect(page.getByText(/the reserve can promise only 10.CRBN more/)).toBeVisible();
    expect(gross > 10n * CRBN).toBe(true);
    await expect(stakeButton(page)).toBeDisabled();
    await page.getByLabel("Without a reward").check();
    await page.getByRole("button", { name: "Stake without a reward" }).click();
    await expect(page.getByText("Your CRBN are staked")).toBeVisible();
    expect(await only(chain, funded.address)).toMatchObject({ tier: 3, reward: 0n, promised: 0n });
  } finally {
    const back = [chain.addressOf("RewardReserve"), available - 10n * CRBN];
    await chain.sendAs("TreasurySafe", "CRBN", "transfer", back);
  }
});

test("positions come from the chain: the page needs no indexer, and pages through many", async ({
  page,
  chain,
  funded,
  order,
}) => {
  for (let n = 0; n < 7; n++) await chain.stake(funded.key, 1, 1_000n * CRBN);
  await order("/indexer/stop");
  try {
    await openConnected(page, "/stake");
    await expect(page.getByTestId("positions").getByRole("listitem")).toHaveCount(6);
    await expect(page.getByTestId("position-7")).toBeVisible();
    await expect(page.getByText("Page 1 of 2")).toBeVisible();
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByTestId("position-1")).toBeVisible();
    await page.getByRole("link", { name: "Vesting" }).focus();
    await expect(page.getByRole("link", { name: "Stake" }).first()).toHaveAttribute("aria-current", "page");
  } finally {
    await order("/indexer/start");
  }
});

test("without a wallet the tiers and their terms are there to read", async ({ page, chain }) => {
  await page.goto("/stake");
  await expect(page.getByText("Connect a wallet to stake")).toBeVisible();
  for (const [index, name] of ["Bronze", "Silver", "Gold", "Platinum"].entries()) {
    const terms = await chain.read<{ minimum: bigint; lock: number; apyBps: number }>("StakedCRBN", "tierTerms", [
      index + 1,
    ]);
    const card = page.getByTestId("tiers").getByRole("listitem").filter({ hasText: name }).first();
    await expect(card).toContainText(written(terms.minimum));
    await expect(card).toContainText(`${terms.lock / DAY} days`);
    await expect(card).toContainText(`${(terms.apyBps * 8) / 1_000}%`);
  }
});
