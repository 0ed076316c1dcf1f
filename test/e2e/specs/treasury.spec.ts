import { formatUnits, getAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { networkOf } from "../../../script/chain/networks.ts";
import { Protocol } from "../../../script/chain/protocol.ts";
import { asDao } from "../../stack/dao.ts";
import { expectAccessible, SIZES } from "../support/accessible.ts";
import { expect, openConnected, test } from "../support/test.ts";
import { newWallet } from "../support/wallet.ts";

const CRBN = 10n ** 18n;
const DAY = 86_400;

test("balances, limits and the Safe are the chain's", async ({ page, chain }) => {
  await page.goto("/treasury");
  const safe = chain.addressOf("TreasurySafe");
  const crbn = await chain.crbnOf(safe);
  const whole = Number(formatUnits(crbn - (crbn % CRBN), 18)).toLocaleString("en");
  await expect(page.getByTestId("balances")).toContainText(whole);
  await expect(page.getByTestId("limits").getByRole("row", { name: /^CRBN/ })).toContainText("500,000.00");
  await expect(page.getByTestId("limits").getByRole("row", { name: /^ETH/ })).toContainText("10.00");
  const owners = await page.getByTestId("owners").getByRole("listitem").count();
  expect(owners).toBe(5);
  await expect(page.getByText("3 of 5")).toBeVisible();
  await expect(page.getByText("The Safe is not as it was deployed")).toHaveCount(0);
  await expect(page.getByTestId("inflows").getByRole("row", { name: /Its part of the supply/ })).toContainText(
    "100,000,000.00 CRBN",
  );
});

test("anybody sends the treasury its part of the rewards", async ({ page, chain, funded }) => {
  await chain.stake(funded.key, 1, 1_000n * CRBN);
  const [position] = await chain.positionsOf(funded.address);
  await chain.passTime(31 * DAY);
  await chain.send(funded.key, "StakedCRBN", "claim", [position?.id]);
  const due = await chain.read<bigint>("StakedCRBN", "feesDue");
  expect(due).toBeGreaterThan(0n);
  await openConnected(page, "/treasury");
  const before = await chain.crbnOf(chain.addressOf("TreasurySafe"));
  await page.getByRole("button", { name: "Send it to the treasury" }).click();
  await expect(page.getByText("The treasury has received it")).toBeVisible();
  expect(await chain.read("StakedCRBN", "feesDue")).toBe(0n);
  expect(await chain.crbnOf(chain.addressOf("TreasurySafe"))).toBe(before + due);
  await expect(page.getByTestId("inflows").getByRole("row", { name: /Its part of staking rewards/ })).toBeVisible();
});

test("what a vote pays is shown with its proposal", async ({ page, chain, urls }) => {
  test.slow();
  const env = { ...process.env, CARBONTRACE_RPC_URL: urls.rpc, CARBONTRACE_DEPLOYMENTS_DIR: urls.deploymentsDir };
  const protocol = await Protocol.connect(networkOf("local", env), env);
  const payee = getAddress(privateKeyToAccount(newWallet(chain.client.chain.id).key).address);
  const call = { contract: "TreasuryModule", functionName: "spend" };
  const receipt = await asDao(protocol, [{ ...call, args: [chain.addressOf("CRBN"), payee, 1_234n * CRBN] }]);
  const [executed] = protocol.eventsIn<{ proposalId: bigint }>(receipt, "CarbontraceGovernor", "ProposalExecuted");
  await page.goto("/treasury");
  const row = page.getByTestId("payments").getByRole("row").filter({ hasText: "1,234.00 CRBN" }).first();
  await expect(row).toContainText("By vote");
  await expect(row.getByRole("link", { name: "the proposal" })).toHaveAttribute(
    "href",
    `/governance/${executed?.args.proposalId}`,
  );
});

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`the treasury is accessible, ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto("/treasury");
    await expect(page.getByTestId("owners")).toBeVisible();
    await expectAccessible(page, "treasury");
  });
}
