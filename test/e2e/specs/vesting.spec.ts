import type { Page } from "@playwright/test";
import { type Address, formatUnits, type Hex, parseEventLogs, zeroAddress } from "viem";
import { testAccounts } from "../../../script/dev/accounts.ts";
import type { TestChain } from "../support/chain.ts";
import { connect, expect, openConnected, test } from "../support/test.ts";
import { installWallet, newWallet } from "../support/wallet.ts";

const CRBN = 10n ** 18n;
const DAY = 86_400;
/** Buckets by the contract's numbers. */
const TEAM = 0;
const INVESTORS = 1n;
const ECOSYSTEM = 4;
/** The local network's genesis gives this account an investor's grant of 5,000,000 CRBN, and a team grant. */
const INVESTOR = 9;
const SUCCESSOR = 8;

interface ChainGrant {
  beneficiary: Address;
  amount: bigint;
  released: bigint;
  vested: bigint;
  cliff: number;
}

const accountOf = (index: number) => testAccounts()[index] as { address: Address; privateKey: Hex };
const grantOf = (chain: TestChain, id: bigint) => chain.read<ChainGrant>("TokenVesting", "grantOf", [id]);
const cardOf = (page: Page, title: string) =>
  page.getByTestId("grant").filter({ has: page.getByRole("heading", { name: new RegExp(`^${title}($| ·)`) }) });

/** The number that an element shows. */
const numberIn = (text: string | null) => Number((text ?? "").replace(/[^\d.]/g, ""));

/** An amount as the page shows it: cut after four decimals. */
const shownUnits = (units: bigint) => Number(formatUnits(units - (units % 10n ** 14n), 18));

test("an investor claims, hands the grant over, and the other side claims on", async ({
  page,
  chain,
  urls,
  browser,
}) => {
  test.slow();
  const [investor, successor] = [accountOf(INVESTOR), accountOf(SUCCESSOR)];
  const grant = (BigInt(investor.address) << 96n) | (INVESTORS << 64n) | 1n;
  const wallet = newWallet(chain.client.chain.id, investor.privateKey);
  await installWallet(page, wallet, urls.rpc);
  await chain.passTime(10 * DAY);
  await openConnected(page, "/vesting");
  await expect(page.getByTestId("grant")).toHaveCount(2);

  // The page counts as the contract does: second by second, from the chain's time.
  const card = cardOf(page, "Investors: grant 1");
  const before = await grantOf(chain, grant);
  await expect(card).toContainText("Irrevocable");
  await expect(card).toContainText("5,000,000\u00a0CRBN");
  await expect(card.getByRole("img")).toHaveAccessibleName(/^5,000,000 CRBN vest from .* have vested\.$/);
  const claimable = numberIn(await card.getByTestId("claimable").textContent());
  expect(claimable).toBeGreaterThanOrEqual(shownUnits(before.vested - before.released));
  // No more than five minutes of the two years ahead of the last block.
  expect(claimable).toBeLessThan(shownUnits(before.vested - before.released) + 5_000_000 * (300 / (730 * DAY)));
  const earlier = await card.getByTestId("claimable").textContent();
  await expect(card.getByTestId("claimable")).not.toHaveText(earlier ?? "");
  await card.locator("summary", { hasText: "The curve in figures" }).click();
  await expect(card.getByRole("table", { name: "The curve in figures" }).getByRole("row")).toHaveCount(4);

  // Nothing of the team grant has passed its cliff.
  const team = cardOf(page, "Team: grant 1");
  await expect(team).toContainText("Revocable");
  await expect(team.getByTestId("claimable")).toHaveText("0\u00a0CRBN");
  await expect(team.getByRole("button", { name: "Claim from Team: grant 1" })).toBeDisabled();

  const held = await chain.crbnOf(investor.address);
  await card.getByRole("button", { name: "Claim from Investors: grant 1" }).click();
  await expect(card.getByText("What has vested is paid")).toBeVisible();
  const paid = (await chain.crbnOf(investor.address)) - held;
  expect(paid).toBe((await grantOf(chain, grant)).released - before.released);
  expect(paid).toBeGreaterThanOrEqual(before.vested - before.released);
  await expect(card.getByText(/^Payments \(\d+\)$/)).toBeVisible();

  // An offer to nobody is refused by the form, one to somebody can be withdrawn.
  const dialog = page.getByRole("dialog");
  await card.getByRole("button", { name: "Offer Investors: grant 1 to another address" }).click();
  for (const [typed, reason] of [
    [successor.address.replace("0x2", "0x3"), "This is no address"],
    [zeroAddress, "Nobody has this address."],
    [investor.address, "The grant is this account's already."],
  ] as const) {
    await dialog.getByLabel("Address").fill(typed);
    await dialog.getByRole("button", { name: "Sign and offer" }).click();
    await expect(dialog.getByRole("alert")).toContainText(reason);
  }
  await dialog.getByLabel("Address").fill(` ${successor.address} `);
  await dialog.getByRole("button", { name: "Sign and offer" }).click();
  await expect(dialog.getByText("The grant is offered")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  expect(await chain.read("TokenVesting", "offeredTo", [grant])).toBe(successor.address);
  await card.getByRole("button", { name: "Withdraw the offer of Investors: grant 1" }).click();
  await expect(card.getByText("The offer is withdrawn")).toBeVisible();
  expect(await chain.read("TokenVesting", "offeredTo", [grant])).toBe(zeroAddress);
  await chain.send(investor.privateKey, "TokenVesting", "offerGrant", [grant, successor.address]);
  await expect(card).toContainText("You offered it");

  // The other side sees the offer, accepts it and claims.
  const other = await browser.newContext({ baseURL: urls.dapp });
  const theirs = await other.newPage();
  const second = newWallet(chain.client.chain.id, successor.privateKey);
  await installWallet(theirs, second, urls.rpc);
  await openConnected(theirs, "/vesting");
  const offered = cardOf(theirs, "Investors: grant 1");
  await expect(offered).toHaveAttribute("data-relation", "offered");
  await offered.getByRole("button", { name: "Accept Investors: grant 1" }).click();
  await expect(offered.getByText("The grant is yours")).toBeVisible();
  await expect(offered).toHaveAttribute("data-relation", "own");
  expect((await grantOf(chain, grant)).beneficiary).toBe(successor.address);

  await chain.passTime(DAY);
  const theirHeld = await chain.crbnOf(successor.address);
  await offered.getByRole("button", { name: "Claim from Investors: grant 1" }).click();
  await expect(offered.getByText("What has vested is paid")).toBeVisible();
  const theirPaid = (await chain.crbnOf(successor.address)) - theirHeld;
  expect(theirPaid).toBeGreaterThanOrEqual((5_000_000n * CRBN) / 730n);
  await other.close();

  // The first beneficiary still sees it, and can do nothing with it.
  await expect(card).toHaveAttribute("data-relation", "handedOver");
  await expect(card.getByRole("button", { name: /Claim|Offer|Accept|Withdraw/ })).toHaveCount(0);

  // Given back, so that another run on the same market begins as this one did.
  await chain.send(successor.privateKey, "TokenVesting", "offerGrant", [grant, investor.address]);
  await chain.send(investor.privateKey, "TokenVesting", "acceptGrant", [grant]);
  await expect(card).toHaveAttribute("data-relation", "own");
});

test("grants are found without the indexer, and the buckets sum to the supply", async ({
  page,
  chain,
  urls,
  order,
}) => {
  await order("/indexer/stop");
  try {
    await page.goto("/vesting");
    const rows = page.getByTestId("buckets").getByRole("row");
    await expect(rows).toHaveCount(7);
    for (const [index, name, size] of [
      [0, "Team", "150,000,000"],
      [1, "Investors", "250,000,000"],
      [2, "Sale", "200,000,000"],
      [3, "Community", "150,000,000"],
      [4, "Ecosystem", "150,000,000"],
      [5, "Treasury", "100,000,000"],
    ] as const) {
      const { left } = await chain.read<{ left: bigint }>("TokenVesting", "ledgerOf", [index]);
      const row = rows.filter({ hasText: name }).first();
      await expect(row).toContainText(`${size}\u00a0CRBN`);
      const whole = (left / CRBN).toLocaleString("en");
      await expect(row.getByRole("cell").last()).toHaveText(new RegExp(`^Left${whole}(\\.\\d{1,4})?\\sCRBN$`));
    }
    const wallet = newWallet(chain.client.chain.id, accountOf(INVESTOR).privateKey);
    await installWallet(page, wallet, urls.rpc);
    await page.reload();
    await connect(page);
    await expect(cardOf(page, "Team: grant 1")).toContainText("12,000,000\u00a0CRBN");
  } finally {
    await order("/indexer/start");
  }
});

/** Makes a grant as the protocol does. Returns its id. */
async function grantTo(chain: TestChain, functionName: string, args: readonly unknown[]): Promise<bigint> {
  const { logs } = await chain.sendAs("Timelock", "TokenVesting", functionName, args);
  const { abi } = chain.contract("TokenVesting");
  const eventName = ["GrantCreated", "MilestoneGrantCreated"];
  const [log] = parseEventLogs({ abi, eventName, logs }) as unknown as [{ args: { grant: bigint } }];
  return log.args.grant;
}

/** How the page names a grant of a bucket: by the bucket's count, the id's last part. */
const titled = (bucket: string, id: bigint) => `${bucket}: grant ${id & (2n ** 64n - 1n)}`;

test("a milestone grant pays its tranches, and a revoked one what had vested", async ({ page, chain, funded }) => {
  const milestone = await grantTo(chain, "createMilestoneGrant", [
    ECOSYSTEM,
    funded.address,
    1_000n * CRBN,
    "<b>Registry bridge</b>",
  ]);
  await chain.sendAs("Timelock", "TokenVesting", "approveTranche", [milestone, 250n * CRBN + 1n]);
  const team = await grantTo(chain, "createGrant", [TEAM, funded.address, 1_460n * CRBN, 0, 365, 1_460]);

  await openConnected(page, "/vesting");
  const card = cardOf(page, titled("Ecosystem", milestone));
  await expect(card).toContainText("<b>Registry bridge</b>");
  await expect(card.getByTestId("claimable")).toHaveText("250\u00a0CRBN");
  await expect(card.getByTestId("claimable").getByTitle("250.000000000000000001 CRBN")).toBeVisible();
  await card.getByRole("button", { name: /^Claim from Ecosystem/ }).click();
  await expect(card.getByText("250.000000000000000001\u00a0CRBN", { exact: true })).toBeVisible();
  await expect(card.getByTestId("claimable")).toHaveText("0\u00a0CRBN");

  await chain.sendAs("Timelock", "TokenVesting", "revoke", [team]);
  const revoked = cardOf(page, titled("Team", team));
  await expect(revoked).toContainText("Left after the revocation");
  await expect(revoked.getByTestId("claimable")).toHaveText("0\u00a0CRBN");
  await expect(revoked.getByRole("button", { name: /^Claim/ })).toBeDisabled();
});
