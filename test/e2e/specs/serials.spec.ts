import type { Page } from "@playwright/test";
import { type Hex, parseEventLogs, type TransactionReceipt } from "viem";
import { localRole } from "../../../script/chain/keys.ts";
import { testAccounts } from "../../../script/dev/accounts.ts";
import { type TestChain, TONNE } from "../support/chain.ts";
import { expect, openConnected, test } from "../support/test.ts";

interface Range {
  blockId: number;
  operator: number;
  batch: number;
  first: bigint;
  last: bigint;
}

interface Block {
  operator: number;
  batch: number;
  serialEnd: bigint;
}

const CREDIT = "CarbonCredit";
const EXITS = "Provenance";

/** What a transaction's event says. */
function told<Args>(chain: TestChain, receipt: Pick<TransactionReceipt, "logs">, contract: string, name: string): Args {
  const { abi } = chain.contract(contract);
  const [log] = parseEventLogs({ abi, eventName: name, logs: receipt.logs }) as unknown as [{ args: Args }];
  return log.args;
}

async function nameOf(chain: TestChain, { operator, batch }: Pick<Range, "operator" | "batch">, serial: bigint) {
  const [, code] = await chain.read<[number, string, boolean]>("CreditIssuance", "operatorOf", [operator]);
  return `${code}-${batch}-${serial}`;
}

/** The first serial number of an interval of a vintage's sequence {unit}. */
async function serialAt(chain: TestChain, vintage: number, position: bigint, amount: bigint): Promise<string> {
  const [range] = await chain.read<[Range]>("CreditIssuance", "serialsOf", [vintage, position, amount]);
  return nameOf(chain, range, range.first);
}

async function request(chain: TestChain, key: Hex, vintage: number, tonnes: bigint, account: string) {
  const receipt = await chain.send(key, EXITS, "requestDetokenisation", [vintage, tonnes, account]);
  const { request: id, firstTonne } = told<{ request: bigint; firstTonne: bigint }>(
    chain,
    receipt,
    EXITS,
    "DetokenisationRequested",
  );
  return { id, serial: await serialAt(chain, vintage, firstTonne * TONNE, tonnes * TONNE) };
}

/** Serial numbers as their registry writes them, of the vintage's project or of another one. */
async function registrysText(chain: TestChain, vintage: number, range: Range, other?: string): Promise<string> {
  const { project, year } = await chain.read<{ project: number; year: number }>(CREDIT, "vintageOf", [vintage]);
  const { registryProjectId } = await chain.read<{ registryProjectId: string }>("ProjectRegistry", "projectOf", [
    project,
  ]);
  const [, code] = await chain.read<[number, string, boolean]>("CreditIssuance", "operatorOf", [range.operator]);
  const number = other ?? registryProjectId.slice(registryProjectId.indexOf("-") + 1);
  const { batch, first, last } = range;
  if (code === "GS1") return `GS1-1-UG-GS${number}-16-${year}-${batch}-${first}-${last}`;
  return `${batch}-${first}-${last}-VCS-VCU-1507-${code}-ET-14-${number}-0101${year}-3112${year}-1`;
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByLabel("Certificate number, link, or transaction hash").fill(text);
  await page.getByRole("button", { name: "Verify" }).click();
}

test("a serial number is found retired, reserved, released and circulating, and in its registry's own text", async ({
  page,
  chain,
  funded,
  order,
}) => {
  test.slow();
  const { address, key } = funded;
  const vintage = await chain.buyFor(key, 12n * TONNE);
  // Serial numbers that other tests gave back are the next ones, so each is looked up where the chain says that it was taken.
  const { certificate, transaction } = await chain.certify(key, vintage, 2n * TONNE, { beneficiaryName: "Serials" });
  const receipt = await chain.client.getTransactionReceipt({ hash: transaction });
  const { retirement } = told<{ retirement: bigint }>(chain, receipt, CREDIT, "Retired");
  const retired = await serialAt(chain, vintage, retirement & (2n ** 96n - 1n), TONNE);
  const reserved = await request(chain, key, vintage, 1n, "account 4711");
  const released = await request(chain, key, vintage, 1n, "account 4712");
  const registrar = testAccounts().find((account) => account.address === localRole("registrar"))?.privateKey as Hex;
  await chain.send(registrar, EXITS, "acceptDetokenisation", [released.id]);
  await chain.send(registrar, EXITS, "finaliseDetokenisation", [released.id, "VCS transfer 90210"]);
  const count = await chain.read<bigint>("CreditIssuance", "blockCountOf", [vintage]);
  const [lastId] = await chain.read<[number]>("CreditIssuance", "blocksOf", [vintage, count - 1n, 1n]);
  const last = await chain.read<Block>("CreditIssuance", "blockOf", [lastId]);
  const circulating = await nameOf(chain, last, last.serialEnd);
  await order("/synced");

  await page.goto("/verify");
  const state = page.getByTestId("serial-state");
  await ask(page, retired);
  await expect(state).toHaveAttribute("data-state", "Consumed");
  await expect(page.getByRole("link", { name: `Certificate No. ${certificate}` })).toBeVisible();

  await ask(page, reserved.serial);
  await expect(state).toHaveAttribute("data-state", "Reserved");
  const asked = page.locator('[data-request="Requested"]');
  await expect(asked).toContainText("account 4711");
  await expect(asked).toContainText(`Asked for by ${address.slice(0, 6)}`);

  await ask(page, released.serial);
  await expect(state).toHaveAttribute("data-state", "Released");
  await expect(page.locator('[data-request="Finalised"]')).toContainText("VCS transfer 90210");
  await expect(page.getByTestId("holders")).toHaveCount(0);

  await ask(page, circulating);
  await expect(state).toHaveAttribute("data-state", "Unassigned");
  const holders = page.getByTestId("holders");
  await expect(holders.locator("[data-source=indexer]")).toBeVisible();
  const more = holders.getByRole("button", { name: "Show more holders" });
  await expect(holders.getByRole("listitem").first()).toBeVisible();
  if (await more.isVisible()) await more.click();
  await expect(holders.getByTitle(address)).toBeVisible();

  const [range] = await chain.read<[Range]>("CreditIssuance", "serialsOf", [
    vintage,
    retirement & (2n ** 96n - 1n),
    TONNE,
  ]);
  const two = { ...range, last: range.first + 1n };
  const text = await registrysText(chain, vintage, two);
  await ask(page, ` ${text.toLowerCase()} `);
  await expect(page.getByTestId("serial-finding")).toBeVisible();
  await expect(page.getByText("This is not what the serial number itself says")).toHaveCount(0);
  await expect(state.first()).toHaveAttribute("data-state", "Consumed");
  await expect(page.getByRole("link", { name: `Certificate No. ${certificate}` }).first()).toBeVisible();
  await ask(page, await registrysText(chain, vintage, two, "99999"));
  await expect(page.getByText("This is not what the serial number itself says")).toBeVisible();
  await ask(page, text.split("-").slice(0, -1).join("-"));
  await expect(page.getByText("This looks like a serial number, but it cannot be read")).toBeVisible();
  await page.getByRole("link", { name: "Look for it as a beneficiary's name" }).click();
  await expect(page.getByText("No certificate names such a beneficiary")).toBeVisible();

  // Who has locked all that they held finds the request all the same.
  await openConnected(page, "/credits");
  await expect(page.getByTestId("own-requests").getByText("account 4711")).toBeVisible();
});

test("a project shows its evidence, and the registrar's and the verifier's desks are reached from who may what", async ({
  page,
  chain,
}) => {
  const count = await chain.read<bigint>("ProjectRegistry", "projectCount");
  for (let id = 1n; id <= count; id++) {
    const { registryProjectId } = await chain.read<{ registryProjectId: string }>("ProjectRegistry", "projectOf", [id]);
    if (registryProjectId === "VCS-4268") await page.goto(`/projects/${id}`);
  }
  const documents = page.getByTestId("evidence").getByRole("table", { name: "Documents of evidence" });
  await expect(documents.getByText("Audit report").first()).toBeVisible();
  await expect(documents.getByRole("link", { name: /^baf/ }).first()).toHaveAttribute("href", /\/ipfs\/baf/);
  for (const [role, heading] of [
    ["REGISTRAR", "Registrar"],
    ["VERIFIER", "Verifier"],
  ] as const) {
    await page.goto("/permissions");
    const card = page.getByRole("listitem").filter({ has: page.locator(`[data-role="${role}"]`) });
    await card.getByRole("link", { name: "To their desk" }).click();
    await expect(page.getByTestId("desk-tabs").getByRole("link", { name: heading })).toHaveAttribute(
      "aria-current",
      "page",
    );
  }
});
