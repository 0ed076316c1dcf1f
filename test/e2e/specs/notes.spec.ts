import { type TestChain, TONNE, WORD } from "../support/chain.ts";
import { certificateIn, expect, openConnected, type Person, test } from "../support/test.ts";
import type { TestWallet } from "../support/wallet.ts";

const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";

/** A certificate that names somebody who has confirmed it on the page. */
async function confirmed(chain: TestChain, { key }: TestWallet, { page, wallet }: Person) {
  const vintage = await chain.buyFor(key, TONNE);
  const claim = { beneficiaryName: "Original name", beneficiary: wallet.address };
  const { certificate } = await chain.certify(key, vintage, TONNE, claim);
  await openConnected(page, `/certificates/${certificate}`);
  await page.getByRole("button", { name: "Confirm the certificate" }).click();
  await expect(page.getByTestId("notes")).toContainText("Confirmed by the beneficiary");
  expect(await chain.noteOf(certificate)).toMatchObject({ word: WORD.confirmed });
  return certificate;
}

test("what its beneficiary confirmed is amended only with their signature, and the original stays", async ({
  page,
  chain,
  funded,
  other,
}) => {
  const id = await confirmed(chain, funded, other);
  await openConnected(page, `/certificates/${id}`);
  const pasted = page.getByLabel("What the beneficiary signed");
  const amend = page.getByRole("button", { name: "Amend the certificate" });
  await expect(pasted).toBeVisible();
  await expect(page.getByLabel("Amendment", { exact: true })).toHaveCount(0);
  await pasted.fill("Please amend it");
  await expect(page.getByText("This is not what the beneficiary's page gives.")).toBeVisible();
  await expect(amend).toBeDisabled();
  const alone = [id, "Alone", 0n, 0n, "0x"];
  await expect(chain.send(funded.key, "CertificateNotes", "amend", alone)).rejects.toThrow("CountersignatureRequired");

  const form = other.page.getByTestId("countersign");
  await form.getByLabel("The amendment that you agree to").fill("Name: Räksmörgås 有限公司");
  other.wallet.control.rejects = true;
  await form.getByRole("button", { name: "Sign the amendment" }).click();
  await expect(form.getByText("You declined in your wallet. Nothing was sent.")).toBeVisible();
  other.wallet.control.rejects = false;
  await form.getByRole("button", { name: "Sign the amendment" }).click();
  await expect(form.getByText("Hand this to the retiree")).toBeVisible();
  const signed = JSON.parse((await form.locator("code").textContent()) ?? "");
  expect(other.wallet.control.sent).toHaveLength(1);

  await pasted.fill(JSON.stringify({ ...signed, number: "2" }));
  await expect(page.getByText(/^This was signed for another certificate, or/)).toBeVisible();
  await expect(amend).toBeDisabled();
  await pasted.fill(JSON.stringify({ ...signed, text: "Name: somebody else" }));
  await amend.click();
  await expect(page.getByText(/did not sign this, or signed something else/)).toBeVisible();
  expect(await chain.noteOf(id)).toMatchObject({ word: WORD.confirmed, amendments: 0n });

  await pasted.fill(JSON.stringify(signed));
  await expect(page.getByRole("blockquote")).toHaveText("Name: Räksmörgås 有限公司");
  await amend.click();
  for (const who of [page, other.page]) {
    const entry = who.getByRole("list", { name: "Amendments" }).getByRole("listitem");
    await expect(entry).toHaveCount(1);
    await expect(entry).toContainText("signed by the beneficiary, too");
    await expect(entry).toContainText("Name: Räksmörgås 有限公司");
    await expect(who.getByTestId("beneficiary")).toHaveText("Original name");
    await expect(who.getByText("The text above is the original one.")).toBeVisible();
  }
  expect(await chain.read("CertificateNotes", "amendmentOf", [id, 1n])).toMatchObject({
    countersigned: true,
    text: "Name: Räksmörgås 有限公司",
  });
});

test("what nobody confirmed is amended by its retiree alone, and then confirmed as it was read", async ({
  page,
  chain,
  funded,
  other,
}) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  const claim = { beneficiaryName: "Original name", beneficiary: other.wallet.address };
  const { certificate } = await chain.certify(funded.key, vintage, TONNE, claim);
  await openConnected(other.page, `/certificates/${certificate}`);
  await expect(other.page.getByRole("button", { name: "Confirm the certificate" })).toBeVisible();
  await openConnected(page, `/certificates/${certificate}`);
  await page.getByLabel("Amendment", { exact: true }).fill("Unit 7 \u202e");
  await expect(page.getByText("This has hidden characters that turn the direction of text.")).toBeVisible();
  await page.getByLabel("Amendment", { exact: true }).fill(" Unit 7, not unit 6 ");
  // The beneficiary stands for what they read; what the retiree adds meanwhile is not that.
  other.wallet.control.beforeSend = async () => {
    await page.getByRole("button", { name: "Amend the certificate" }).click();
    await expect(page.getByRole("list", { name: "Amendments" })).toContainText("Unit 7, not unit 6");
  };
  await other.page.getByRole("button", { name: "Confirm the certificate" }).click();
  await expect(other.page.getByText(/has 1 amendments now, and not 0 as when you read it/)).toBeVisible();
  expect(await chain.noteOf(certificate)).toMatchObject({ word: WORD.open, amendments: 1n });
  expect(await chain.read("CertificateNotes", "amendmentOf", [certificate, 1n])).toMatchObject({
    countersigned: false,
    text: "Unit 7, not unit 6",
  });

  other.wallet.control.beforeSend = undefined;
  await expect(other.page.getByRole("list", { name: "Amendments" })).toContainText("Unit 7, not unit 6");
  await other.page.getByRole("button", { name: "Confirm the certificate" }).click();
  await expect(page.getByTestId("notes")).toContainText("Confirmed by the beneficiary");
  expect(await chain.noteOf(certificate)).toMatchObject({ word: WORD.confirmed, amendments: 1n });
  // From now on not without them.
  await expect(page.getByLabel("What the beneficiary signed")).toBeVisible();
  await expect(page.getByLabel("Amendment", { exact: true })).toHaveCount(0);
});

/** Whether the next four tonnes of a vintage are whole ones that follow each other in a block which was never split. */
async function isWhole(chain: TestChain, vintage: number): Promise<boolean> {
  const { head, detours } = await chain.read<{ head: bigint; detours: boolean }>("CarbonCredit", "sequenceOf", [
    vintage,
  ]);
  if (detours || head % TONNE !== 0n) return false;
  const [range, another] = await chain.serialsOf({ vintage, position: head, amount: 4n * TONNE });
  if (!range || another) return false;
  return !(await chain.read<{ split: boolean }>("CreditIssuance", "blockOf", [range.blockId])).split;
}

test("the certificate tells what the registry settled and recalled, as the desks record it", async ({
  page,
  chain,
  funded,
  newPerson,
}) => {
  test.slow();
  const vintage = await chain.buyFor(funded.key, 3n * TONNE, (of) => isWhole(chain, of));
  const claim = { beneficiaryName: "Settled" };
  const { certificate } = await chain.certify(funded.key, vintage, 3n * TONNE, claim);
  const [line] = await chain.linesOf(certificate);
  const [serials] = line ? await chain.serialsOf(line) : [];
  if (!line || !serials) throw new Error("No serial numbers.");
  const { first, last } = serials;
  const status = () => chain.read("Provenance", "statusOf", [line.vintage, line.position, line.amount]);
  const sound = await chain.read("Provenance", "soundOf", [vintage]);
  await page.goto(`/certificates/${certificate}`);
  const notes = page.getByTestId("notes");
  await expect(notes).toContainText("Settlement at the registry pending");

  const { page: registrar } = await newPerson(chain.roleKey("registrar"));
  await openConnected(registrar, "/desk/registrar");
  const fold = (title: string) => registrar.getByTestId("issued-blocks").locator("details").filter({ hasText: title });
  const settlement = fold("Record a settlement");
  const settle = async (from: bigint, to: bigint) => {
    await settlement.getByLabel("Number of the block").fill(String(serials.blockId));
    await settlement.getByLabel("First serial number").fill(String(from));
    await settlement.getByLabel("Last serial number").fill(String(to));
    await settlement.getByLabel("The registry's own record").fill("Retirement 4711");
    await settlement.getByRole("button", { name: "Record the settlement" }).click();
  };
  await settlement.locator("summary").click();
  await settle(first, last + 1n);
  await expect(settlement.getByText(/^Some of these serial numbers are not wholly consumed/)).toBeVisible();
  await settle(first, first);
  await expect(settlement.getByText("The settlement is recorded")).toBeVisible();
  await expect(notes).toContainText("Partly settled at the registry");
  await expect(notes).toContainText("1\u00a0t of it are retired at the registry, too.");
  expect(await status()).toEqual([TONNE, 0n]);
  await settlement.getByRole("button", { name: "Another one" }).click();
  await settle(first, last);
  await expect(settlement.getByText("Some of these serial numbers are settled at the registry already.")).toBeVisible();
  await settle(first + 1n, last);
  await expect(settlement.getByText("The settlement is recorded")).toBeVisible();
  await expect(notes).toContainText("Settled at the registry");
  expect(await status()).toEqual([3n * TONNE, 0n]);

  // The registry takes the last tonne out of its block, and recalls it.
  const splitting = fold("Split a block");
  await splitting.locator("summary").click();
  const split = async (block: number, secondStart: bigint) => {
    await splitting.getByLabel("Number of the block").fill(String(block));
    await splitting.getByLabel("First serial number of the upper part").fill(String(secondStart));
    await splitting.getByLabel("Why the registry split it").fill("Transferred in part");
    await splitting.getByRole("button", { name: "Split the block" }).click();
    await expect(splitting.getByText("The block is split")).toBeVisible();
    await splitting.getByRole("button", { name: "Another one" }).click();
    const upper = Number(await chain.read<bigint>("CreditIssuance", "blockCount"));
    return { lower: upper - 1, upper };
  };
  const { upper } = await split(serials.blockId, last);
  const { lower: recalled } = await split(upper, last + 1n);
  const child = await chain.read("CreditIssuance", "blockOf", [recalled]);
  expect(child).toMatchObject({ serialStart: last, serialEnd: last, parent: upper });
  const impairment = fold("Report an impairment");
  await impairment.locator("summary").click();
  await impairment.getByLabel("Number of the block").fill(String(recalled));
  await impairment.getByLabel("What happened").fill("Issued by mistake <i>");
  await impairment.getByLabel("The registry's notice (CID)").fill(CID);
  await impairment.getByRole("button", { name: "Report the impairment" }).click();
  await expect(impairment.getByText("The report waits for a verifier")).toBeVisible();
  expect(await status()).toEqual([3n * TONNE, 0n]);

  const { page: verifier } = await newPerson(chain.roleKey("verifier"));
  await openConnected(verifier, "/desk/verifier");
  const report = verifier
    .getByTestId("open-reports")
    .getByRole("listitem")
    .filter({ hasText: `Block ${recalled}: recalled` });
  await expect(report).toContainText("Issued by mistake <i>");
  await report.locator("summary", { hasText: "Confirm the impairment" }).click();
  await report.getByRole("button", { name: "Confirm the impairment" }).click();
  await expect(report).toHaveCount(0);
  await expect(notes).toContainText("The registry recalled or reversed serial numbers of this certificate");
  await expect(notes).toContainText("This concerns 1\u00a0t of it.");
  expect(await status()).toEqual([3n * TONNE, TONNE]);
  // What was consumed before leaves nobody short. The certificate stays true, and nobody reads that without the rest.
  expect(await chain.read("Provenance", "soundOf", [vintage])).toEqual(sound);
  for (const path of [`/certificates/${certificateIn(page)}`, `/verify?of=${certificateIn(page)}`]) {
    await page.goto(path);
    const checks = page.getByTestId("checks");
    await expect(checks).toContainText("It agrees with the chain; but see what happened since");
    await expect(checks).toContainText("Every check of its text and its serial numbers passed.");
    await expect(page.getByTestId("notes")).toContainText("This concerns 1\u00a0t of it.");
  }
});
