import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import {
  type Address,
  createWalletClient,
  encodeFunctionData,
  formatUnits,
  type Hex,
  http,
  keccak256,
  parseEventLogs,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { TestChain } from "../support/chain.ts";
import { expect, openConnected, test } from "../support/test.ts";
import type { TestWallet } from "../support/wallet.ts";

const CRBN = 10n ** 18n;
const GOLD = 3;
const PAYEE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

interface Proposed {
  proposer: Address;
  targets: Address[];
  calldatas: Hex[];
  description: string;
}

/** The proposal that a transaction made, as the Governor tells of it. */
async function proposedBy(chain: TestChain, hash: Hex): Promise<Proposed> {
  const { logs } = await chain.client.getTransactionReceipt({ hash });
  const { abi } = chain.contract("CarbontraceGovernor");
  const [log] = parseEventLogs({ abi, eventName: "ProposalCreated", logs }) as unknown as [{ args: Proposed }];
  return log.args;
}

/** A call as the contracts' own ABIs encode it. */
function callOf(chain: TestChain, name: string, functionName: string, args: readonly unknown[]) {
  const { address, abi } = chain.contract(name);
  return { target: address, calldata: encodeFunctionData({ abi, functionName, args }) };
}

/** Makes the wallet one that may propose, and opens the composer with it. */
async function openAsProposer(page: Page, chain: TestChain, wallet: TestWallet): Promise<void> {
  await chain.stake(wallet.key, GOLD, 60_000n * CRBN);
  // The Governor counts the votes of the second before.
  await chain.passTime(2);
  await openConnected(page, "/governance/new");
  await expect(page.getByTestId("eligibility")).toHaveAttribute("data-may", "true");
}

async function add(page: Page, kind: string): Promise<void> {
  await page.getByLabel("Action", { exact: true }).selectOption({ label: kind });
  await page.getByRole("button", { name: "Add the action" }).click();
}

const editor = (page: Page, number: number) => page.getByTestId(`editor-${number}`);
const preview = (page: Page) => page.getByTestId("preview");
const submit = (page: Page) => page.getByRole("button", { name: "Submit the proposal" });

/** Submits, and returns what the Governor got. */
async function propose(page: Page, chain: TestChain, wallet: TestWallet): Promise<Proposed> {
  await submit(page).click();
  await expect(page.getByText("The proposal is on the chain")).toBeVisible();
  return proposedBy(chain, wallet.control.sent.at(-1) as Hex);
}

test("a change of the commission is written, simulated, kept over a reload and proposed", async ({
  page,
  chain,
  funded,
}) => {
  const now = formatUnits(await chain.read<bigint>("CreditMarket", "commissionRate"), 16);
  await openAsProposer(page, chain, funded);
  await page.getByLabel("Title").fill("Lower the commission");
  await page.getByLabel("Description").fill("Buyers compare.");
  await add(page, "Change the commission");
  const field = editor(page, 1).getByLabel("New commission");
  await expect(editor(page, 1)).toContainText("The contract allows 5% at most.");
  await field.fill("5.01");
  await expect(page.getByText("At most 5 %.")).toBeVisible();
  await expect(submit(page)).toBeDisabled();
  await field.fill("1.1");
  const action = preview(page).getByTestId("action-1");
  await expect(action).toContainText(`from ${now}% to 1.1%`);
  await expect(action.getByTestId("delay-class")).toContainText("waits 2 days an ordinary change");
  await expect(page.getByTestId("simulation")).toHaveAttribute("data-outcome", "success");
  await expect(page.getByTestId("simulation")).toHaveAttribute("data-mode", "together");
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("Lower the commission");
  await expect(field).toHaveValue("1.1");

  const proposed = await propose(page, chain, funded);
  const call = callOf(chain, "CreditMarket", "setCommission", [11n * 10n ** 15n]);
  expect(proposed).toMatchObject({ proposer: funded.address, targets: [call.target], calldatas: [call.calldata] });
  expect(proposed.description).toBe(`# Lower the commission\n\nBuyers compare.\n\n#proposer=${funded.address}`);
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("");
});

test("a payment out of the treasury shows the balance and the money that would move", async ({
  page,
  chain,
  funded,
}) => {
  const treasury = chain.addressOf("TreasurySafe");
  const token = chain.contract("CRBN").address;
  await openAsProposer(page, chain, funded);
  await page.getByLabel("Title").fill("Pay an auditor");
  await add(page, "Pay from the treasury");
  const form = editor(page, 1);
  await form.getByLabel("Token").selectOption({ label: "CRBN" });
  const balance = await chain.crbnOf(treasury);
  const written = (balance / CRBN).toLocaleString("en");
  await expect(form.getByTestId("treasury-balance")).toContainText(`The treasury has ${written}`);
  await form.getByLabel("Amount").fill(String(balance / CRBN + 1n));
  await expect(form.getByText(/^At most /)).toBeVisible();
  await form.getByLabel("Amount").fill("1,250.5");
  for (const [typed, reason] of [
    ["0x12", "Write a whole address: 0x and 40 digits."],
    ["0x0000000000000000000000000000000000000000", "The zero address belongs to nobody."],
    [treasury, "This is the treasury itself."],
  ] as const) {
    await form.getByLabel("Payee").fill(typed);
    await expect(form.getByText(reason)).toBeVisible();
    await expect(submit(page)).toBeDisabled();
  }
  await form.getByLabel("Payee").fill(PAYEE);
  await expect(preview(page).getByTestId("action-1")).toContainText(
    "Pay 1,250.5\u00a0CRBN from the treasury to 0x7099…79C8",
  );
  await expect(page.getByTestId("movements")).toContainText("1,250.5\u00a0CRBN from the treasury");
  const proposed = await propose(page, chain, funded);
  const call = callOf(chain, "TreasuryModule", "spend", [token, PAYEE, 12_505n * 10n ** 17n]);
  expect(proposed).toMatchObject({ targets: [call.target], calldatas: [call.calldata] });
});

test("an upgrade is pinned to the code that was deployed, and refuses addresses that are no code", async ({
  page,
  chain,
  funded,
}) => {
  const artifact = JSON.parse(readFileSync(join(import.meta.dirname, "../../../out/CRBN.sol/CRBN.json"), "utf8"));
  const wallet = createWalletClient({
    account: privateKeyToAccount(funded.key),
    chain: chain.client.chain,
    transport: http(chain.client.chain.rpcUrls.default.http[0]),
  });
  const hash = await wallet.deployContract({ abi: artifact.abi, bytecode: artifact.bytecode.object });
  const { contractAddress } = await chain.client.waitForTransactionReceipt({ hash });
  const implementation = contractAddress as Address;
  const code = (await chain.client.getCode({ address: implementation })) as Hex;

  await openAsProposer(page, chain, funded);
  await page.getByLabel("Title").fill("A new CRBN");
  await add(page, "Upgrade a contract");
  const form = editor(page, 1);
  await form.getByLabel("Contract").selectOption({ label: "CRBN" });
  await form.getByLabel("New implementation").fill(PAYEE);
  await expect(form.getByText("There is no code at this address.")).toBeVisible();
  await form.getByLabel("New implementation").fill(chain.contract("AccessManager").address);
  await expect(form.getByText(/does not answer proxiableUUID/)).toBeVisible();
  await form.getByLabel("New implementation").fill(implementation);
  await expect(form.getByTestId("found-code")).toBeVisible();
  const actions = preview(page);
  await expect(actions.getByTestId("action-1")).toContainText("Go on only if the code of");
  await expect(actions.getByTestId("action-2")).toContainText("Replace the code of CRBN by that of");
  await expect(actions.getByTestId("action-2").getByTestId("delay-class")).toContainText(
    "waits 7 days because it replaces code",
  );
  await expect(page.getByTestId("delay")).toContainText("waits 7 days");
  await expect(page.getByTestId("simulation")).toHaveAttribute("data-outcome", "success");
  const proposed = await propose(page, chain, funded);
  const pin = callOf(chain, "CodePin", "requireCode", [implementation, keccak256(code)]);
  const change = callOf(chain, "CRBN", "upgradeToAndCall", [implementation, "0x"]);
  expect(proposed).toMatchObject({
    targets: [pin.target, change.target],
    calldatas: [pin.calldata, change.calldata],
  });
});

test("a call that would fail is named with the chain's reason; the Governor's own settings are simulated too", async ({
  page,
  chain,
  funded,
}) => {
  await openAsProposer(page, chain, funded);
  await page.getByLabel("Title").fill("Slower votes");
  await add(page, "Any other call");
  const form = editor(page, 1);
  await form.getByLabel("Contract").fill(chain.contract("CarbontraceGovernor").address);
  await form.getByLabel("Function").fill("setVotingDelay(uint48)");
  await form.getByLabel("Arguments").fill("129600");
  await expect(page.getByTestId("simulation")).toHaveAttribute("data-outcome", "success");
  await expect(preview(page).getByTestId("action-1")).toContainText("from 1 day to 36 hours");
  // One second more than the contract allows.
  await form.getByLabel("Arguments").fill("129601");
  await expect(page.getByTestId("simulation")).toHaveAttribute("data-outcome", "failure");
  await expect(form.getByTestId("refusal")).toBeVisible();

  // What the Timelock may not do needs a grant first, and the composer offers it.
  await form.getByLabel("Contract").fill(chain.contract("ProjectRegistry").address);
  await form.getByLabel("Function").fill("setProjectMetadata(uint32,string)");
  await form.getByLabel("Arguments").fill("1\nbafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy");
  await expect(page.getByTestId("missing-role")).toContainText("REGISTRAR");
  await page.getByRole("button", { name: "Add the grant as the first action" }).click();
  await expect(page.getByTestId("missing-role")).toHaveCount(0);
  await expect(preview(page).getByTestId("action-1")).toContainText("Grant the role REGISTRAR to the Timelock");
  await expect(page.getByTestId("delay")).toContainText("waits 7 days");
});

test("who may not propose is told what is missing; the composer fits a phone", async ({ page, wallet, chain }) => {
  await chain.fund(wallet.address);
  await page.setViewportSize({ width: 360, height: 740 });
  await openConnected(page, "/governance/new");
  await expect(page.getByTestId("eligibility")).toHaveAttribute("data-may", "false");
  await expect(page.getByTestId("eligibility")).toContainText("a proposer needs 50,000\u00a0sCRBN");
  await expect(page.getByTestId("eligibility")).toContainText("you have none");
  await page.getByLabel("Title").fill("Not yet");
  for (const kind of ["Change a staking tier", "Pay from the treasury", "Upgrade a contract", "Any other call"]) {
    await add(page, kind);
  }
  await add(page, "Change the commission");
  await editor(page, 5).getByLabel("New commission").fill("1");
  await expect(submit(page)).toBeDisabled();
  for (let left = 4; left > 0; left -= 1) await page.getByRole("button", { name: "Remove action 1" }).click();
  await expect(preview(page).getByTestId("action-1")).toContainText("to 1%");
  await expect(submit(page)).toBeDisabled();
  await expect(page.getByText(/Your account may not propose yet/)).toBeVisible();
  const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
  expect(overflow).toBeLessThanOrEqual(0);
});
