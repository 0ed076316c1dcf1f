import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { toHex, zeroAddress } from "viem";
import { TONNE, WORD } from "../support/chain.ts";
import { certificateIn, expect, fillClaim, openConnected, test } from "../support/test.ts";

const next = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** Takes the file of a private claim from the page. */
async function saveSecrets(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId("secrets").getByRole("button", { name: "Save as a file" }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Signs a retirement whose secrets the page shows only now, and keeps them. Returns the file. */
async function signWithSecrets(page: Page) {
  const sign = page.getByRole("button", { name: "Sign and retire" });
  await expect(sign).toBeDisabled();
  await page.getByLabel("I have kept it in a safe place.").check();
  await sign.click();
  await expect(page.getByRole("link", { name: "To the certificate" })).toBeVisible();
  return saveSecrets(page);
}

test("several vintages are retired at once, with a line each on one certificate", async ({ page, chain, funded }) => {
  const first = await chain.buyFor(funded.key, 2n * TONNE);
  const second = await chain.buyFor(funded.key, 3n * TONNE, (vintage) => vintage !== first);
  await openConnected(page, `/retire/${first}?amount=1.25`);
  await page.getByRole("button", { name: "Retire other vintages, too" }).click();
  const holdings = page.getByTestId("holdings").getByRole("checkbox");
  await expect(holdings).toHaveCount(2);
  for (const box of await holdings.all()) await box.check();
  await next(page);
  const lines = page.getByTestId("line");
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0).getByRole("textbox")).toHaveValue("1.25");
  await lines.nth(1).getByRole("textbox").fill("3.5");
  await expect(lines.nth(1)).toContainText("At most 3 t.");
  await expect(page.getByRole("button", { name: "Continue" })).toBeDisabled();
  await lines.nth(1).getByRole("textbox").fill("2.5");
  // Only a certificate holds several vintages together.
  await expect(page.getByLabel("Issue a certificate for a claim")).toHaveCount(0);
  await next(page);
  await fillClaim(page, "Two vintages");
  await next(page);
  await expect(page.getByTestId("review-line")).toHaveCount(2);
  await page.getByRole("button", { name: "Sign and retire" }).click();
  await page.waitForURL(/\/certificates\/\d+$/);
  expect(funded.control.sent).toHaveLength(1);

  const id = certificateIn(page);
  const stored = await chain.linesOf(id);
  const retired = (vintage: number) =>
    stored.reduce((sum, line) => (line.vintage === vintage ? sum + line.amount : sum), 0n);
  expect([retired(first), retired(second)]).toEqual([(5n * TONNE) / 4n, (5n * TONNE) / 2n]);
  expect(await chain.holdingOf(funded.address, first)).toBe((3n * TONNE) / 4n);
  expect(await chain.holdingOf(funded.address, second)).toBe(TONNE / 2n);
  await expect(page.getByTestId("amount")).toHaveText("3.75 t");
  const shown = page.getByTestId("certificate-line");
  await expect(shown).toHaveCount(stored.length);
  for (const [index, line] of stored.entries()) {
    await expect(shown.nth(index).locator(`a[href="/vintages/${line.vintage}"]`)).toBeVisible();
    for (const { batch, first: serial } of await chain.serialsOf(line)) {
      await expect(shown.nth(index).getByTestId("serials")).toContainText(`-${batch}-${serial}`);
    }
  }
  await expect(page.getByText("Every check passed")).toBeVisible();
});

test("a private claim is proven with the file of its retirement, and with nothing else", async ({
  page,
  chain,
  funded,
  other,
}) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  const names = { retiringEntity: "", beneficiaryName: "祕密 & Söhne <b>", beneficiaryLocation: "Zürich " };
  await openConnected(page, `/retire/${vintage}?amount=0.5`);
  await next(page);
  await page.getByLabel("Keep the names private").check();
  await next(page);
  await expect(page.getByText("Write at least one name or the location")).toBeVisible();
  await fillClaim(page, names.beneficiaryName, "This is public");
  await page.getByLabel("Location of the beneficiary (optional)").fill(names.beneficiaryLocation);
  await next(page);
  const file = await signWithSecrets(page);
  await page.getByRole("link", { name: "To the certificate" }).click();
  await page.waitForURL(/\/certificates\/\d+$/);

  const id = certificateIn(page);
  expect(file.name).toBe(`certificate-${id}-secrets.json`);
  const { salt, ...told } = JSON.parse(file.text);
  expect(told).toMatchObject({ ...names, certificate: String(id) });
  const said = [names.retiringEntity, names.beneficiaryName, names.beneficiaryLocation];
  const { input } = await chain.client.getTransaction({ hash: funded.control.sent.at(-1) ?? "0x" });
  expect(input).toContain(toHex("This is public").slice(2));
  expect(input).not.toContain(toHex("祕密").slice(2));
  expect(input).not.toContain(toHex("Zürich").slice(2));
  expect(await chain.read("RetirementCertificate", "discloses", [id, salt, ...said])).toBe(true);

  // Whoever was given the file can ask; no wallet is needed.
  await other.page.goto(`/certificates/${id}`);
  await expect(other.page.getByTestId("private")).toBeVisible();
  await expect(other.page.getByTestId("message")).toHaveText("This is public");
  await expect(other.page.getByRole("article")).not.toContainText("祕密");
  const form = other.page.getByTestId("disclosure");
  const choose = (text: string) =>
    form
      .getByLabel("The file that was kept of the retirement")
      .setInputFiles({ name: "kept.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await choose("{}");
  await expect(form.getByText("This is not such a file. You can also type the values.")).toBeVisible();
  await choose(file.text);
  await form.getByRole("button", { name: "Ask the chain" }).click();
  await expect(form.getByText("Yes: this private claim is about exactly these names")).toBeVisible();
  for (const [field, wrong, right] of [
    ["Salt", `${salt.slice(0, -1)}${salt.endsWith("0") ? "1" : "0"}`, salt],
    ["Beneficiary", names.beneficiaryName.toUpperCase(), names.beneficiaryName],
    ["Location of the beneficiary", names.beneficiaryLocation.trim(), names.beneficiaryLocation],
    ["Retiring entity", names.beneficiaryName, names.retiringEntity],
  ] as const) {
    await form.getByLabel(field, { exact: true }).fill(wrong);
    await form.getByRole("button", { name: "Ask the chain" }).click();
    await expect(form.getByText("No: this private claim is not about these names with this salt")).toBeVisible();
    await form.getByLabel(field, { exact: true }).fill(right);
  }
  await form.getByRole("button", { name: "Ask the chain" }).click();
  await expect(form.getByText("Yes: this private claim is about exactly these names")).toBeVisible();
  await form.getByLabel("Salt", { exact: true }).fill("0x12");
  await expect(form.getByText("A salt is 0x and 64 digits.")).toBeVisible();
  await expect(form.getByRole("button", { name: "Ask the chain" })).toBeDisabled();
});

test("whoever is given the code claims the certificate once, and can disown it", async ({
  page,
  chain,
  funded,
  other,
  newPerson,
}) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  await openConnected(page, `/retire/${vintage}?amount=1`);
  await next(page);
  await fillClaim(page, "Without an account yet");
  await page.getByLabel("Let the beneficiary claim it later, with a code").check();
  await expect(page.getByLabel("Address of the beneficiary (optional)")).toHaveCount(0);
  await next(page);
  const { claimLink, claimCode } = JSON.parse((await signWithSecrets(page)).text);
  await expect(page.getByTestId("secrets")).toContainText(claimLink);
  await page.getByRole("link", { name: "To the certificate" }).click();
  await page.waitForURL(/\/certificates\/\d+$/);
  const id = certificateIn(page);
  expect(await chain.noteOf(id)).toMatchObject({ word: WORD.open, claimed: false, beneficiary: zeroAddress });
  await expect(page.getByTestId("notes")).toContainText("Waits to be claimed by the beneficiary");
  // Not by who retired it.
  await expect(page.getByRole("button", { name: "Claim the certificate" })).toHaveCount(0);

  await openConnected(other.page, `/certificates/${id}`);
  const code = other.page.getByLabel("Code of the certificate");
  const claim = other.page.getByRole("button", { name: "Claim the certificate" });
  for (const [wrong, sentence] of [
    ["0x12", "A code is 0x and 64 digits."],
    [`0x${"1".repeat(64)}`, "This is the code of another certificate."],
  ] as const) {
    await code.fill(wrong);
    await expect(other.page.getByText(sentence)).toBeVisible();
    await expect(claim).toBeDisabled();
  }

  // Two have the link; the second one signs while the first one's claim comes through.
  const late = await newPerson();
  await openConnected(late.page, claimLink);
  await expect(late.page.getByLabel("Code of the certificate")).not.toHaveValue("");
  late.wallet.control.beforeSend = async () => {
    await code.fill(claimLink);
    await claim.click();
    await expect(other.page.getByTestId("notes")).toContainText("Claimed with a code");
  };
  await late.page.getByRole("button", { name: "Claim the certificate" }).click();
  await expect(
    late.page.getByText(`Certificate ${id} is not to be claimed with a code, or was claimed.`),
  ).toBeVisible();
  const note = await chain.noteOf(id);
  expect(note).toMatchObject({ word: WORD.confirmed, claimed: true, beneficiary: other.wallet.address });
  const { input } = await chain.client.getTransaction({ hash: other.wallet.control.sent.at(-1) ?? "0x" });
  expect(input).not.toContain(claimCode.slice(2));

  await late.page.goto("/");
  await late.page.goto(claimLink);
  await expect(late.page.getByText("This certificate was claimed already")).toBeVisible();
  await expect(late.page.getByRole("button", { name: "Claim the certificate" })).toHaveCount(0);

  await other.page.getByLabel("Why it is not yours (optional)").fill("We never asked for it <b>");
  await other.page.getByRole("button", { name: "Disown the certificate" }).click();
  for (const who of [other.page, page]) {
    await expect(who.getByTestId("notes")).toContainText("Disowned by the beneficiary");
    await expect(who.getByTestId("notes")).toContainText("We never asked for it <b>");
  }
  expect(await chain.noteOf(id)).toMatchObject({
    word: WORD.disowned,
    claimed: true,
    beneficiary: other.wallet.address,
  });
  await expect(other.page.getByRole("button", { name: "Disown the certificate" })).toHaveCount(0);
  await expect(page.getByText("Something happened since it was issued")).toBeVisible();

  // Whoever verifies it reads so, and no plain praise.
  await page.goto(`/verify?of=${id}`);
  await expect(page.getByTestId("checks")).toContainText("Its beneficiary says that it is not theirs.");
  await expect(page.getByTestId("notes")).toContainText("We never asked for it <b>");
  await expect(page.getByText("Every check passed", { exact: true })).toHaveCount(0);
});
