import type { Page } from "@playwright/test";
import { networkOf } from "../../../script/chain/networks.ts";
import { Protocol } from "../../../script/chain/protocol.ts";
import { testAccounts } from "../../../script/dev/accounts.ts";
import { expectAccessible, SIZES } from "../support/accessible.ts";
import { expect, test } from "../support/test.ts";

const REGISTRAR = 3;
/** One of the treasury's five owners, without a role. */
const SIGNER = 8;

async function lookUp(page: Page, account: string): Promise<void> {
  await page.getByLabel("Address of an account").fill(account);
  await page.getByRole("button", { name: "Look up" }).click();
}

test("every restricted function of the chain is listed, with who may call it and when", async ({ page, urls }) => {
  const env = { ...process.env, CARBONTRACE_RPC_URL: urls.rpc, CARBONTRACE_DEPLOYMENTS_DIR: urls.deploymentsDir };
  const protocol = await Protocol.connect(networkOf("local", env), env);
  const events = await protocol.events<{ target: string; selector: string }>(
    "AccessManager",
    "TargetFunctionRoleUpdated",
  );
  const distinct = new Set(events.map(({ args }) => args.target + args.selector));
  await page.goto("/permissions");
  const functions = page.getByTestId("functions");
  await expect(functions).toBeVisible();
  for (const contract of await functions.locator("summary").all()) await contract.click();
  // A row for each function, and one of headings for each contract.
  const targets = new Set(events.map(({ args }) => args.target));
  await expect(functions.getByRole("row")).toHaveCount(distinct.size + targets.size);
  await expect(functions).not.toContainText("0x355e6b43");
  const market = page.getByRole("table", { name: "Restricted functions of CreditMarket" });
  await expect(market.getByRole("row", { name: /setCommission\(uint256\)/ })).toContainText("MARKET_ADMIN");
  await expect(market.getByRole("row", { name: /setCommission/ })).toContainText("The stakers, by vote · after 2 days");
  await expect(market.getByRole("row", { name: /upgradeToAndCall/ })).toContainText("after 7 days");
  const projects = page.getByRole("table", { name: "Restricted functions of ProjectRegistry" });
  await expect(projects.getByRole("row", { name: /registerProject/ })).toContainText("A person's key · at once");
});

test("an account's powers are asked of the chain", async ({ page, chain }) => {
  await page.goto("/permissions");
  await lookUp(page, "0x12");
  await expect(page.getByText("Write a whole address: 0x and 40 digits.")).toBeVisible();
  await lookUp(page, testAccounts()[REGISTRAR]?.address ?? "");
  const powers = page.getByTestId("powers");
  await expect(powers).toContainText("registerProject · at once");
  await expect(powers).not.toContainText("confirm ·");
  await lookUp(page, chain.addressOf("Timelock"));
  await expect(powers).toContainText("CreditMarket setCommission · after 2 days");
  await expect(powers).toContainText("administerSafe · after 7 days");
  await lookUp(page, testAccounts()[SIGNER]?.address ?? "");
  await expect(powers).toContainText("An owner of the treasury Safe");
  await lookUp(page, testAccounts()[0]?.address ?? "");
  await expect(powers).toContainText("It may call no restricted function.");
});

test("the guardian's pause is seen as it begins", async ({ page, chain }) => {
  await page.goto("/permissions");
  await expect(page.getByTestId("may-pause")).toBeVisible();
  await chain.pauseEntries();
  try {
    await page.reload();
    await expect(page.getByText("Entries are stopped", { exact: true })).toBeVisible();
    await expect(page.getByTestId("may-pause")).toContainText("not before");
  } finally {
    await chain.reopenEntries();
  }
  await page.reload();
  await expect(page.getByTestId("may-pause")).toBeVisible();
  await expect(page.getByText("Entries are stopped", { exact: true })).toHaveCount(0);
});

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`permissions are accessible, ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto("/permissions");
    await expect(page.getByTestId("functions")).toBeVisible();
    await page.getByTestId("functions").locator("summary").first().click();
    await expectAccessible(page, "permissions");
  });
}
