import { randomInt } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { type Hex, parseEventLogs } from "viem";
import { localRole } from "../../../script/chain/keys.ts";
import { testAccounts } from "../../../script/dev/accounts.ts";
import { type TestChain, TONNE } from "../support/chain.ts";
import { expect, openConnected, test } from "../support/test.ts";
import { installWallet, newWallet } from "../support/wallet.ts";

const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";

interface Supply {
  cancelled: bigint;
  locked: bigint;
  detokenised: bigint;
}

const supplyOf = (chain: TestChain, vintage: number) => chain.read<Supply>("CarbonCredit", "supplyOf", [vintage]);

/** The local network's key of a role. */
const keyOf = (role: string) => testAccounts().find(({ address }) => address === localRole(role))?.privateKey as Hex;

/** A browser of its own for somebody with a role, at their desk. */
async function openDesk(context: BrowserContext, chain: TestChain, urls: { rpc: string; dapp: string }, role: string) {
  const other = await context.browser()?.newContext({ baseURL: urls.dapp });
  if (!other) throw new Error("No browser.");
  const page = await other.newPage();
  await installWallet(page, newWallet(chain.client.chain.id, keyOf(role)), urls.rpc);
  await openConnected(page, `/desk/${role}`);
  return page;
}

/** A registry account that no other test names. */
const anAccount = () => `Account ${randomInt(1_000_000_000)} <b>`;

/** The request of an account on the registrar's desk, while it is open. */
const onDesk = (desk: Page, account: string) =>
  desk.getByTestId("desk-requests").getByRole("listitem").filter({ hasText: account });

async function requestRelease(page: Page, vintage: number, tonnes: string, account: string): Promise<void> {
  await openConnected(page, `/detokenise/${vintage}`);
  await page.getByLabel("Whole tonnes").fill(tonnes);
  await page.getByLabel("Your account at the registry").fill(account);
  await page.getByRole("button", { name: "Lock the credits and request the transfer" }).click();
  await expect(page.getByText("The request is made")).toBeVisible();
}

test.describe("release to the registry", () => {
  test("whole tonnes are reserved, accepted and recorded with the registry's reference", async ({
    page,
    context,
    chain,
    funded,
    urls,
  }) => {
    const vintage = await chain.buyFor(funded.key, 3n * TONNE);
    const before = await supplyOf(chain, vintage);
    const account = anAccount();
    await requestRelease(page, vintage, "2", account);
    const own = page.getByTestId("own-requests").getByRole("listitem").first();
    await expect(own).toContainText(account);
    await expect(own).toContainText("Requested");
    expect((await supplyOf(chain, vintage)).locked).toBe(before.locked + 2n * TONNE);

    const desk = await openDesk(context, chain, urls, "registrar");
    await onDesk(desk, account).getByRole("button", { name: "Accept the request" }).click();
    await expect(onDesk(desk, account)).toContainText("Accepted by a registrar");
    await onDesk(desk, account).locator("summary", { hasText: "Record the transfer" }).click();
    await onDesk(desk, account).getByLabel("The registry's reference of the transfer").fill("T-99 & more");
    await onDesk(desk, account).getByRole("button", { name: "Record the transfer" }).click();
    await expect(onDesk(desk, account)).toHaveCount(0);

    await expect(own).toContainText("Released");
    await expect(own).toContainText("T-99 & more");
    const after = await supplyOf(chain, vintage);
    expect(after.locked).toBe(before.locked);
    expect(after.detokenised).toBe(before.detokenised + 2n * TONNE);
    await desk.context().close();
  });

  test("a registrar gives the credits back, with a reason that the owner reads", async ({
    page,
    context,
    chain,
    funded,
    urls,
  }) => {
    const vintage = await chain.buyFor(funded.key, TONNE);
    const account = anAccount();
    await requestRelease(page, vintage, "1", account);
    expect(await chain.holdingOf(funded.address, vintage)).toBe(0n);

    const desk = await openDesk(context, chain, urls, "registrar");
    await onDesk(desk, account).locator("summary", { hasText: "Give the credits back" }).click();
    await onDesk(desk, account).getByLabel("Why they are given back").fill("The account is closed");
    await onDesk(desk, account).getByRole("button", { name: "Give the credits back" }).click();
    await expect(onDesk(desk, account)).toHaveCount(0);

    const own = page.getByTestId("own-requests").getByRole("listitem").first();
    await expect(own).toContainText("Given back");
    await expect(own).toContainText("The account is closed");
    expect(await chain.holdingOf(funded.address, vintage)).toBe(TONNE);
    await desk.context().close();
  });

  test("parts of a tonne, more than one holds and no account are refused before anything is sent", async ({
    page,
    chain,
    funded,
  }) => {
    const vintage = await chain.buyFor(funded.key, 2n * TONNE + TONNE / 2n);
    await openConnected(page, `/detokenise/${vintage}`);
    const send = page.getByRole("button", { name: "Lock the credits and request the transfer" });
    await page.getByLabel("Your account at the registry").fill("4711");
    for (const bad of ["1.5", "0", "3", "-1", "two", "1e0", "\u0661"]) {
      await page.getByLabel("Whole tonnes").fill(bad);
      await expect(page.getByText("Write a whole number from 1 to 2.")).toBeVisible();
      await expect(send).toBeDisabled();
    }
    await page.getByLabel("Whole tonnes").fill("2");
    await expect(send).toBeEnabled();
    for (const bad of ["", "x".repeat(129), "a\u202eb"]) {
      await page.getByLabel("Your account at the registry").fill(bad);
      await expect(send).toBeDisabled();
    }
    expect(funded.control.sent).toEqual([]);
  });
});

test("cancelling asks for its word, and burns without a claim", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, 2n * TONNE);
  const before = await supplyOf(chain, vintage);
  await openConnected(page, `/cancel/${vintage}`);
  await page.getByLabel("Amount to cancel").fill("1.25");
  const send = page.getByRole("button", { name: "Cancel for good" });
  await expect(send).toBeDisabled();
  await page.getByLabel("To confirm, write").fill("CANCEL ");
  await send.click();
  await expect(page.getByText("Cancelled: 1.25 t")).toBeVisible();
  expect((await supplyOf(chain, vintage)).cancelled).toBe(before.cancelled + (5n * TONNE) / 4n);
  expect(await chain.holdingOf(funded.address, vintage)).toBe((3n * TONNE) / 4n);
});

test("a verifier asks about a block and rejects it, its registrar answers and submits it again", async ({
  page,
  context,
  chain,
  urls,
}) => {
  const { vintage } = await chain.openListing();
  const block = await submitBlock(chain, vintage, BigInt(randomInt(1, 1_000_000_000)));
  const verifier = await openDesk(context, chain, urls, "verifier");
  const waiting = verifier
    .getByTestId("pending-blocks")
    .getByRole("listitem")
    .filter({ hasText: `Block ${block} ` });
  await waiting.locator("summary", { hasText: "Comment on it" }).click();
  await waiting.getByLabel("Your question or remark").fill("Which report is this of? <script>");
  await waiting.getByRole("button", { name: "Send the comment" }).click();
  await expect(waiting.getByLabel("Comments")).toContainText("Which report is this of? <script>");

  const registrar = await openDesk(context, chain, urls, "registrar");
  const own = registrar
    .getByTestId("own-blocks")
    .getByRole("listitem")
    .filter({ hasText: `Block ${block} ` });
  await own.locator("summary", { hasText: "Answer a comment" }).click();
  await own.getByLabel("Your answer").fill("Of the second one.");
  await own.getByRole("button", { name: "Send the answer" }).click();
  await expect(waiting.getByLabel("Comments")).toContainText("Of the second one.");

  await waiting.locator("summary", { hasText: "Reject it" }).click();
  await waiting.getByLabel("Why it is rejected").fill("The wrong report");
  await waiting.getByRole("button", { name: "Reject the block" }).click();
  await expect(waiting).toHaveCount(0);
  await expect(own).toContainText("The wrong report");
  const blocks = await chain.read<bigint>("CreditIssuance", "blockCount");
  await own.locator("summary", { hasText: "Submit it again" }).click();
  await own.getByRole("button", { name: "Submit it again" }).click();
  await expect.poll(() => chain.read<bigint>("CreditIssuance", "blockCount")).toBe(blocks + 1n);
  await verifier.context().close();
  await registrar.context().close();
  await page.close();
});

/** A pending block of one tonne in a batch of its own. Returns its number. */
async function submitBlock(chain: TestChain, vintage: number, serial: bigint): Promise<number> {
  const { project } = await chain.read<{ project: number }>("CarbonCredit", "vintageOf", [vintage]);
  const { registry } = await chain.read<{ registry: number }>("ProjectRegistry", "projectOf", [project]);
  const operators = Number(await chain.read<bigint>("CreditIssuance", "operatorCount"));
  let operator = 0;
  for (let id = 1; id <= operators && operator === 0; id += 1) {
    const [ofRegistry] = await chain.read<[number, string, boolean]>("CreditIssuance", "operatorOf", [id]);
    if (ofRegistry === registry) operator = id;
  }
  const submission = {
    vintage,
    registry,
    operator,
    batch: randomInt(1_000_000, 2_000_000_000),
    serialStart: serial,
    serialEnd: serial,
    quantity: 1n,
    recipient: localRole("registrar"),
    evidenceCid: CID,
  };
  const receipt = await chain.send(keyOf("registrar"), "CreditIssuance", "submit", [submission]);
  const { abi } = chain.contract("CreditIssuance");
  const [log] = parseEventLogs({ abi, eventName: "BlockSubmitted", logs: receipt.logs }) as unknown as [
    { args: { blockId: number } },
  ];
  return log.args.blockId;
}
