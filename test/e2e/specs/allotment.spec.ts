import { type Hex, toHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { TEST_MNEMONIC } from "../../../script/dev/accounts.ts";
import { expectAccessible } from "../support/accessible.ts";
import { TONNE } from "../support/chain.ts";
import { expect, openConnected, test } from "../support/test.ts";
import { installWallet, newWallet } from "../support/wallet.ts";

const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";

/** The local network's accounts that tests allot and verify as. */
const REGISTRAR = keyOf(3);
const VERIFIER = keyOf(4);

function keyOf(addressIndex: number): Hex {
  return toHex(mnemonicToAccount(TEST_MNEMONIC, { addressIndex }).getHdKey().privateKey as Uint8Array);
}

test("a registrar allots what is free of the verified total, and no more", async ({ page, chain, urls }) => {
  const { vintage } = await chain.openListing();
  const identity = await chain.read<{ project: number; periodStart: number; periodEnd: number }>(
    "CarbonCredit",
    "vintageOf",
    [vintage],
  );
  const period = [identity.project, identity.periodStart, identity.periodEnd] as const;
  const { verified, allotted } = await chain.read<{ verified: number; allotted: number }>(
    "Allotments",
    "periodOf",
    period,
  );
  const own = await chain.read<bigint>("CarbonCredit", "allottedOf", [vintage]);
  // Exactly 50 tonnes of the period are free.
  await chain.send(VERIFIER, "Allotments", "verifyPeriod", [...period, BigInt(allotted) + 50n, CID]);
  await installWallet(page, newWallet(chain.client.chain.id, REGISTRAR), urls.rpc);
  await openConnected(page, "/desk/registrar");
  await page.getByText("Allot verified tonnes to a vintage", { exact: true }).click();
  await page.getByLabel("Number of the vintage").fill("4294967295");
  await expect(page.getByText("There is no vintage with this number.")).toBeVisible();
  await page.getByLabel("Number of the vintage").fill(String(vintage));
  const limits = page.getByTestId("allotment-limits");
  await expect(limits).toContainText(`${(allotted + 50).toLocaleString("en")} t`);
  const field = page.getByLabel("All that is allotted to the vintage from now on");
  const button = page.getByRole("button", { name: "Allot to the vintage" });
  await field.fill(String(own + 51n));
  await expect(page.getByText(new RegExp(`^Write whole tonnes from \\d+ to ${own + 50n}\\.`))).toBeVisible();
  await expect(button).toBeDisabled();
  await field.fill("0");
  await expect(page.getByText(/^Write whole tonnes from/)).toBeVisible();
  await field.fill(String(own + 50n));
  await expectAccessible(page, "allotment");
  await button.click();
  await expect(page.getByText("The allotment is set")).toBeVisible();
  expect(await chain.read("CarbonCredit", "allottedOf", [vintage])).toBe(own + 50n);

  // As it was, for the other tests.
  await chain.send(REGISTRAR, "Allotments", "allot", [[vintage], [own]]);
  await chain.send(VERIFIER, "Allotments", "verifyPeriod", [...period, verified, CID]);
});

test("where nothing is short nothing can be covered", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  await openConnected(page, `/cover/${vintage}`);
  await expect(page.getByText("Nothing is short")).toBeVisible();
  await expect(page.getByRole("button", { name: "Burn and cover" })).toHaveCount(0);
  await expectAccessible(page, "cover");
});
