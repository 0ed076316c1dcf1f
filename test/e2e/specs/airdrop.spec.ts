import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import type { Page } from "@playwright/test";
import { type Address, formatUnits, getAddress } from "viem";
import { contentStore, jsonBytes } from "../../../script/chain/ipfs.ts";
import type { TestChain } from "../support/chain.ts";
import type { MarketUrls } from "../support/market.ts";
import { expect, openConnected, test } from "../support/test.ts";
import { newWallet } from "../support/wallet.ts";

const CRBN = 10n ** 18n;
const DAY = 86_400;
const LEAF = ["uint256", "address", "uint256", "address", "uint256"];

interface Recipient {
  account: Address;
  amount: bigint;
}

interface Proofs {
  claims: Record<string, { amount: string; proof: string[] }>;
  [field: string]: unknown;
}

/** The file of proofs of a round, with the tree of OpenZeppelin's own library. */
function proofsOf(chain: TestChain, round: bigint, recipients: readonly Recipient[]) {
  const { address: contract } = chain.contract("MerkleAirdrop");
  const chainId = chain.client.chain.id;
  const leaves = recipients.map(({ account, amount }) => [chainId, contract, Number(round), account, String(amount)]);
  const tree = StandardMerkleTree.of(leaves, LEAF);
  const claims = recipients.map(({ account, amount }, index) => [
    account,
    { amount: String(amount), proof: tree.getProof(index) },
  ]);
  const total = recipients.reduce((sum, { amount }) => sum + amount, 0n);
  const file: Proofs = {
    format: "carbontrace-airdrop-v1",
    chainId,
    contract,
    round: Number(round),
    root: tree.root,
    total: String(total),
    leafEncoding: LEAF,
    claims: Object.fromEntries(claims),
  };
  return { root: tree.root, total, file };
}

interface Opening {
  /** What is done to the file before it is published. */
  tamper?: (file: Proofs) => unknown;
  /** Names a file that nobody has. */
  unpublished?: boolean;
  /** Begins so much later {s}. */
  delay?: number;
}

/** Opens the next round for these recipients and publishes its file. Returns its number. */
async function openRound(
  chain: TestChain,
  { ipfs }: MarketUrls,
  recipients: readonly Recipient[],
  { tamper, unpublished = false, delay = 0 }: Opening = {},
): Promise<bigint> {
  const round = (await chain.read<bigint>("MerkleAirdrop", "roundCount")) + 1n;
  const { root, total, file } = proofsOf(chain, round, recipients);
  const published = structuredClone(file);
  tamper?.(published);
  const cid = unpublished
    ? "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y"
    : await contentStore(true, { IPFS_API_URL: ipfs }).add(jsonBytes(published));
  const { timestamp } = await chain.client.getBlock({ blockTag: "pending" });
  // A start of 0 is the second of the block.
  const start = delay === 0 ? 0 : Number(timestamp) + delay;
  const args = [round, root, total, start, Number(timestamp) + delay + 220 * DAY, cid];
  await chain.sendAs("Timelock", "MerkleAirdrop", "openRound", args);
  return round;
}

const someone = (chain: TestChain) => getAddress(newWallet(chain.client.chain.id).address);
const cardOf = (page: Page, round: bigint) => page.locator(`[data-testid="round"][data-round="${round}"]`);
const numberIn = (text: string | null) => Number((text ?? "").replace(/[^\d.]/g, ""));

test("a recipient claims what has vested, twice, and never more", async ({ page, chain, urls, funded }) => {
  const amount = 18_250n * CRBN + 1n;
  const others = [1n, 2n, 3n].map((n) => ({ account: someone(chain), amount: n * CRBN }));
  const round = await openRound(chain, urls, [{ account: funded.address, amount }, ...others]);
  await chain.passTime(10 * DAY);
  await openConnected(page, "/airdrop");
  const card = cardOf(page, round);
  await expect(card).toContainText("Open, vesting");
  await expect(card).toContainText("18,250\u00a0CRBN");
  await expect(card.getByTestId("claimed")).toHaveText("0\u00a0CRBN");

  // A hundred CRBN vest in a day; the page counts as the contract does.
  const onChain = () => chain.read<bigint>("MerkleAirdrop", "claimable", [round, funded.address, amount]);
  const shown = numberIn(await card.getByTestId("claimable").textContent());
  const owed = await onChain();
  expect(owed).toBeGreaterThanOrEqual(1_000n * CRBN);
  expect(shown).toBeGreaterThanOrEqual(Math.floor(Number(formatUnits(owed, 18)) * 1e4) / 1e4);
  expect(shown).toBeLessThan(Number(formatUnits(owed, 18)) + 100 * (300 / DAY));
  const held = await chain.crbnOf(funded.address);
  await card.getByRole("button", { name: `Claim from round ${round}` }).click();
  await expect(card.getByText("What has vested is paid")).toBeVisible();
  const first = (await chain.crbnOf(funded.address)) - held;
  expect(first).toBe(await chain.read<bigint>("MerkleAirdrop", "claimedOf", [round, funded.address]));
  expect(first).toBeGreaterThanOrEqual(owed);
  await expect(card.getByTestId("claimed")).not.toHaveText("0\u00a0CRBN");

  // A second time, a day later: another hundred, not the first thousand again.
  await chain.passTime(DAY);
  await page.reload();
  await expect(card.getByTestId("claimed")).not.toHaveText("0\u00a0CRBN");
  await card.getByRole("button", { name: `Claim from round ${round}` }).click();
  await expect(card.getByText("What has vested is paid")).toBeVisible();
  const second = (await chain.crbnOf(funded.address)) - held - first;
  expect(second).toBeGreaterThanOrEqual(100n * CRBN);
  expect(second).toBeLessThan(101n * CRBN);
});

test("anybody is looked up, and somebody else's part can be claimed for them", async ({
  page,
  chain,
  urls,
  funded,
}) => {
  const friend = someone(chain);
  const round = await openRound(chain, urls, [{ account: friend, amount: 1_825n * CRBN }]);
  await chain.passTime(DAY);
  await openConnected(page, "/airdrop");
  const card = cardOf(page, round);
  await expect(card).toContainText("Not in this round");
  await expect(card.getByRole("button", { name: /^Claim/ })).toHaveCount(0);

  await page.getByLabel("Address to look up").fill("0x1234");
  await page.getByRole("button", { name: "Look up" }).click();
  await expect(page.getByText("This is no address")).toBeVisible();
  await page.getByLabel("Address to look up").fill(friend.toLowerCase());
  await page.getByRole("button", { name: "Look up" }).click();
  await expect(page).toHaveURL(new RegExp(`account=${friend}`, "i"));
  await expect(card).toContainText("whoever claims it");
  await card.getByRole("button", { name: `Claim from round ${round}` }).click();
  await expect(card.getByText("What has vested is paid")).toBeVisible();
  expect(await chain.crbnOf(friend)).toBeGreaterThanOrEqual(10n * CRBN);
  expect(await chain.crbnOf(funded.address)).toBe(200_000n * CRBN);
});

test("a file that is not the round's is refused in words", async ({ page, chain, urls, funded, faults }) => {
  const recipients = [
    { account: getAddress(funded.address), amount: 1_000n * CRBN },
    { account: someone(chain), amount: CRBN },
  ];
  const own = (file: Proofs) => file.claims[getAddress(funded.address)] as { amount: string; proof: string[] };
  const rounds = [
    [
      { tamper: (file) => Object.assign(own(file), { amount: String(9_000n * CRBN) }) },
      "does not lead to the round's root",
    ],
    [{ tamper: (file) => delete file.claims[getAddress(funded.address)] }, "it does not name all recipients"],
    [{ tamper: (file) => Object.assign(file, { chainId: 1 }) }, "is for another chain"],
    [{ tamper: (file) => Object.assign(file, { round: 999 }) }, "is for another round"],
    [{ tamper: (file) => Object.assign(file, { root: `0x${"12".repeat(32)}` }) }, "another list of recipients"],
    [{ tamper: (file) => Object.assign(file, { format: "x" }) }, "is not a file of proofs"],
    [{ unpublished: true }, "does not have the round's file of proofs"],
  ] as [Opening, string][];
  const opened: [bigint, string][] = [];
  for (const [opening, sentence] of rounds) opened.push([await openRound(chain, urls, recipients, opening), sentence]);
  await openConnected(page, "/airdrop");
  for (const [round, sentence] of opened) {
    const card = cardOf(page, round);
    await expect(card.getByRole("alert")).toContainText(sentence);
    await expect(card.getByRole("button", { name: /^Claim/ })).toHaveCount(0);
  }
  // The one file that is missing is the only thing that the console may complain about.
  for (const fault of faults.splice(0)) expect(fault).toContain("404");
});

test("nothing can be claimed before a round begins", async ({ page, chain, urls, funded }) => {
  const round = await openRound(chain, urls, [{ account: funded.address, amount: CRBN }], { delay: 3_600 });
  await openConnected(page, "/airdrop");
  const card = cardOf(page, round);
  await expect(card).toContainText("Not begun");
  await expect(card.getByTestId("claimable")).toHaveText("0\u00a0CRBN");
  await expect(card.getByRole("button", { name: /^Claim/ })).toBeDisabled();
});
