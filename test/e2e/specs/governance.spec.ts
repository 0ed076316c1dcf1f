import type { Browser, Page } from "@playwright/test";
import { type Address, encodeFunctionData, formatUnits, getAddress, type Hex, keccak256, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { expectAccessible, SIZES } from "../support/accessible.ts";
import type { TestChain } from "../support/chain.ts";
import type { MarketUrls } from "../support/market.ts";
import { expect, openConnected, test } from "../support/test.ts";
import { installWallet, newWallet, type TestWallet } from "../support/wallet.ts";

const CRBN = 10n ** 18n;
const STAKE = 100_000n * CRBN;
const DAY = 86_400;
const ERC1967_IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc" as const;

/** A page with the wallet of the local chain's account 0 connected: what the seed has staked for it reaches a quorum alone. */
async function asStaker(page: Page, urls: MarketUrls, chain: TestChain): Promise<TestWallet> {
  const wallet = newWallet(chain.client.chain.id, chain.roleKey("sale"));
  await installWallet(page, wallet, urls.rpc);
  await openConnected(page, "/governance");
  return wallet;
}

/** Stakes Gold through the page. */
async function stakeGold(page: Page, chain: TestChain): Promise<void> {
  await page.goto("/stake");
  await page.getByLabel("Tier", { exact: true }).selectOption({ label: "Gold" });
  await page.getByLabel("Amount", { exact: true }).fill(formatUnits(STAKE, 18));
  await page.getByRole("button", { name: "Stake", exact: true }).click();
  await expect(page.getByText("Your CRBN are staked")).toBeVisible();
  // Votes are asked as of the second before.
  await chain.passTime(2);
}

const state = (page: Page) => page.getByTestId("state").first();

async function expectState(page: Page, name: string): Promise<void> {
  await expect(state(page)).toHaveAttribute("data-state", name);
}

const toNextState = (page: Page) => page.getByRole("button", { name: "On to the next state" }).click();

/** Opens the composer with an action of a kind and a title. */
async function compose(page: Page, title: string, body: string, kind: string): Promise<void> {
  await page.goto("/governance");
  await page.getByRole("link", { name: "New proposal" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Description").fill(body);
  await page.getByLabel("Action", { exact: true }).selectOption({ label: kind });
  await page.getByRole("button", { name: "Add the action" }).click();
}

/** Submits what is composed and opens the proposal. */
async function submit(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Submit the proposal" }).click();
  await page.getByRole("link", { name: "To the proposal" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** Takes an open proposal through vote, queue and execution, by the page's own buttons. */
async function carryOut(page: Page, chain: TestChain, reason: string, days: number): Promise<void> {
  const votes = await chain.read<bigint>("StakedCRBN", "getVotes", [
    privateKeyToAccount(chain.roleKey("sale")).address,
  ]);
  const power = `${Number(formatUnits(votes, 18)).toLocaleString("en")}\u00a0sCRBN`;
  await expectState(page, "pending");
  await expect(page.getByText(/You can vote as soon as voting opens/)).toBeVisible();
  await expect(page.getByTestId("delay")).toHaveAttribute("data-days", String(days));
  await toNextState(page);
  await expectState(page, "active");
  await expect(page.getByTestId("power")).toContainText(power);
  await page.getByLabel("For", { exact: true }).check();
  await page.getByLabel("Reason (optional)").fill(reason);
  await page.getByRole("button", { name: `Vote with ${power}` }).click();
  await expect(page.getByText("You have voted: For")).toBeVisible();
  await expect(page.getByTestId("tally-for")).toContainText(power);
  await expect(page.getByTestId("quorum")).toContainText("Quorum reached");
  await expect(page.getByTestId("votes")).toContainText(reason);
  await toNextState(page);
  await expectState(page, "succeeded");
  await page.getByRole("button", { name: "Put into the queue" }).click();
  await expectState(page, "queued");
  await toNextState(page);
  await expectState(page, "ready");
  await page.getByRole("button", { name: "Execute", exact: true }).click();
  await expectState(page, "executed");
  await expect(page.locator('[data-moment="executed"][data-done="true"]')).toBeVisible();
}

/** Buys through the page as somebody who stakes nothing. Returns what the treasury received {USDC}. */
async function purchase(browser: Browser, urls: MarketUrls, chain: TestChain, listing: bigint, tonnes: string) {
  const buyer = newWallet(chain.client.chain.id);
  await chain.fund(buyer.address);
  const context = await browser.newContext({ baseURL: urls.dapp, locale: "en-GB", timezoneId: "UTC" });
  try {
    const page = await context.newPage();
    await installWallet(page, buyer, urls.rpc);
    await openConnected(page, `/buy/${listing}`);
    await page.getByLabel("Amount").fill(tonnes);
    await expect(page.getByTestId("quote")).toBeVisible();
    const treasury = chain.addressOf("TreasurySafe");
    const before = await chain.usdcOf(treasury);
    await page.getByRole("button", { name: "Buy", exact: true }).click();
    await expect(page.getByText("The credits are yours")).toBeVisible();
    return (await chain.usdcOf(treasury)) - before;
  } finally {
    await context.close();
  }
}

test("stake Gold, propose 1.2 %, vote, queue, execute: the next purchase pays 1.2 %", async ({
  page,
  browser,
  urls,
  chain,
}) => {
  test.slow();
  // Where these tests ran before, or the seed's own proposal was carried out, there would be nothing to lower.
  await chain.sendAs("Timelock", "CreditMarket", "setCommission", [15n * 10n ** 15n]);
  await asStaker(page, urls, chain);
  await stakeGold(page, chain);
  const title = "Commission 1.5 → 1.2 %";
  await compose(page, title, "## Because\n\nA lower fee **sells more**. <b>no html</b>", "Change the commission");
  await page.getByLabel("New commission").fill("1.2");
  await submit(page, title);

  const description = page.getByTestId("description");
  await expect(description.getByRole("heading", { name: "Because" })).toBeVisible();
  await expect(description.locator("strong", { hasText: "sells more" })).toBeVisible();
  await expect(description.getByText("<b>no html</b>")).toBeVisible();
  await expect(page.getByText(/Voting opens in .* on .* UTC$/)).toBeVisible();
  await carryOut(page, chain, "Lower fees, more trade.", 2);
  expect(await chain.read("CreditMarket", "commissionRate")).toBe(12n * 10n ** 15n);

  const { id, unitPrice } = await chain.openListing();
  const tonnes = 10n;
  const price = tonnes * unitPrice;
  const paid = await purchase(browser, urls, chain, id, "10");
  expect(paid).toBe((price * 12n + 999n) / 1_000n);
});

test("a payment from the treasury", async ({ page, urls, chain }) => {
  test.slow();
  await asStaker(page, urls, chain);
  const payee = getAddress(newWallet(chain.client.chain.id).address);
  const need = 25_000_000n;
  const treasury = chain.addressOf("TreasurySafe");
  if ((await chain.usdcOf(treasury)) < need) await chain.fund(treasury);
  const title = "Pay the auditors";
  await compose(page, title, "For the review.", "Pay from the treasury");
  await page.getByLabel("Payee").fill(payee);
  await page.getByLabel("Token", { exact: true }).selectOption({ label: "USDC" });
  await page.getByLabel("Amount", { exact: true }).fill("25");
  await submit(page, title);
  await carryOut(page, chain, "They earned it.", 2);
  expect(await chain.usdcOf(payee)).toBe(need);
});

test("an upgrade waits seven days and changes the code", async ({ page, urls, chain }) => {
  test.slow();
  await asStaker(page, urls, chain);
  const code = await chain.deployCopy("CRBN");
  const title = "Upgrade the token";
  await compose(page, title, "The same code at another address.", "Upgrade a contract");
  await page.getByLabel("Contract", { exact: true }).selectOption({ label: "CRBN" });
  await page.getByLabel("New implementation").fill(code);
  await submit(page, title);
  await carryOut(page, chain, "Rehearsed.", 7);
  const slot = await chain.client.getStorageAt({ address: chain.addressOf("CRBN"), slot: ERC1967_IMPLEMENTATION });
  expect(getAddress(`0x${slot?.slice(-40)}`)).toBe(getAddress(code));
  expect(await chain.read("CRBN", "totalSupply")).toBe(1_000_000_000n * CRBN);
});

/** Calls, their description and the id that the Governor gives them. */
interface Proposed {
  id: bigint;
  lists: readonly [Address[], bigint[], Hex[]];
  description: string;
}

/** Proposes a commission by a call of account 0. */
async function propose(chain: TestChain, rate: bigint, description: string): Promise<Proposed> {
  const { address, abi } = chain.contract("CreditMarket");
  const call = encodeFunctionData({ abi, functionName: "setCommission", args: [rate] });
  const lists = [[address], [0n], [call]] as const satisfies Proposed["lists"];
  await chain.send(chain.roleKey("sale"), "CarbontraceGovernor", "propose", [...lists, description]);
  const hash = keccak256(stringToHex(description));
  const id = await chain.read<bigint>("CarbontraceGovernor", "getProposalId", [...lists, hash]);
  return { id, lists, description };
}

/** A description that no other run has used: an id cannot be proposed twice. */
async function fresh(chain: TestChain, title: string): Promise<string> {
  return `# ${title}\n\nNumber ${await chain.now()}.`;
}

test("a veto is told as such, and nothing can be done with what was vetoed", async ({ page, chain, wallet }) => {
  const { id, lists, description } = await propose(chain, 11n * 10n ** 15n, await fresh(chain, "Vetoed"));
  const key = chain.roleKey("sale");
  const hash = keccak256(stringToHex(description));
  await chain.passTime(DAY + 2);
  await chain.send(key, "CarbontraceGovernor", "castVote", [id, 1]);
  await chain.passTime(5 * DAY);
  await chain.send(key, "CarbontraceGovernor", "queue", [...lists, hash]);
  const governor = BigInt(chain.addressOf("CarbontraceGovernor")) << 96n;
  const salt = `0x${(governor ^ BigInt(hash)).toString(16).padStart(64, "0")}`;
  await chain.sendAs("GuardianSafe", "Guardian", "veto", [...lists, salt]);
  await openConnected(page, `/governance/${id}`);
  await expectState(page, "vetoed");
  await expect(page.getByTestId("timeline")).toContainText("Vetoed by the guardian");
  await expect(page.getByRole("button", { name: "Execute", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "On to the next state" })).toHaveCount(0);
  expect(wallet.control.sent).toHaveLength(0);
});

test("who made a proposal can cancel it before voting opens", async ({ page, urls, chain }) => {
  const { id } = await propose(chain, 16n * 10n ** 15n, await fresh(chain, "Taken back"));
  await asStaker(page, urls, chain);
  await page.goto(`/governance/${id}`);
  await page.getByRole("button", { name: "Cancel the proposal" }).click();
  await page.getByRole("button", { name: "Cancel it for good" }).click();
  await expect(page.getByText("The proposal is cancelled")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expectState(page, "canceled");
  await expect(page.getByTestId("timeline")).toContainText("Cancelled");
  await expect(page.getByRole("button", { name: "Cancel the proposal" })).toHaveCount(0);
});

test("who had no votes at the snapshot is told so, and what loses is defeated", async ({ page, chain, funded }) => {
  const { id } = await propose(chain, 13n * 10n ** 15n, await fresh(chain, "Defeated"));
  await openConnected(page, `/governance/0x${id.toString(16)}`);
  await expect(page.getByText("Your account has no votes yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel the proposal" })).toHaveCount(0);
  await expect(page.getByText(/Quorum: about/)).toBeVisible();
  await toNextState(page);
  await expectState(page, "active");
  await chain.stake(funded.key, 1, 1_000n * CRBN);
  await chain.passTime(2);
  await expect(page.getByText(/had no votes at this proposal's snapshot/)).toBeVisible();
  await expect(page.getByLabel("For", { exact: true })).toHaveCount(0);
  await chain.send(chain.roleKey("sale"), "CarbontraceGovernor", "castVoteWithReason", [id, 0, "<i>No</i> \u202eno"]);
  await expect(page.getByTestId("votes")).toContainText("<i>No</i> no");
  await expect(page.getByTestId("quorum")).toContainText("Quorum not reached: 0\u00a0sCRBN of");
  await toNextState(page);
  await expectState(page, "defeated");
  await expect(page.getByRole("button", { name: "Put into the queue" })).toHaveCount(0);
});

test("without the index proposals and votes are read from the chain, and the page says so", async ({
  page,
  chain,
  order,
}) => {
  await order("/indexer/stop");
  try {
    const { id } = await propose(chain, 14n * 10n ** 15n, await fresh(chain, "Read from the chain"));
    await page.goto("/governance");
    await expect(page.getByRole("link", { name: "Read from the chain" }).first()).toBeVisible();
    await expect(page.getByText(/^Read from the chain itself at block/)).toBeVisible();
    await chain.passTime(DAY + 2);
    await chain.send(chain.roleKey("sale"), "CarbontraceGovernor", "castVoteWithReason", [id, 2, "Undecided."]);
    await page.goto(`/governance/${id}`);
    await expectState(page, "active");
    await expect(page.getByTestId("votes")).toContainText("Undecided.");
    await expect(page.getByText("Connect a wallet to vote")).toBeVisible();
    await expect(page.getByText("The indexer does not answer.", { exact: false })).toBeVisible();
  } finally {
    await order("/indexer/start");
  }
});

test("no such proposal is said, whatever the address", async ({ page }) => {
  for (const id of ["1", "abc", "0x", "9".repeat(90), `0x${"f".repeat(64)}`]) {
    await page.goto(`/governance/${id}`);
    await expect(page.getByRole("heading", { name: "There is no such proposal" })).toBeVisible();
    await expect(page.getByRole("link", { name: "All proposals" })).toHaveAttribute("href", "/governance");
  }
});

for (const [name, viewport] of Object.entries(SIZES)) {
  test.describe(name, () => {
    test.use({ viewport });

    test("the pages of governance are accessible", async ({ page, urls, chain }) => {
      test.slow();
      const { id } = await propose(chain, 15n * 10n ** 15n, await fresh(chain, "A".repeat(150)));
      await asStaker(page, urls, chain);
      await expect(page.getByTestId("state").first()).toBeVisible();
      await expectAccessible(page, "governance");
      await page.goto(`/governance/${id}`);
      await expect(page.getByTestId("timeline")).toBeVisible();
      await expectAccessible(page, "proposal, pending");
      await toNextState(page);
      await page.getByLabel("Against", { exact: true }).check();
      await page.getByLabel("Reason (optional)").fill("x".repeat(2_001));
      await expect(page.getByText("This is too long: at most 2,000 bytes.")).toBeVisible();
      await expectAccessible(page, "proposal, voting");
      await page.getByLabel("Reason (optional)").fill("x".repeat(300));
      await page.getByRole("button", { name: /^Vote with/ }).click();
      await expect(page.getByText("You have voted: Against")).toBeVisible();
      await expectAccessible(page, "proposal, voted");
    });
  });
}
