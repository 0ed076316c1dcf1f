import { TONNE } from "../support/chain.ts";
import { expect, test } from "../support/test.ts";

test("with the indexer stopped the certificate is still drawn, and the page says what it lacks", async ({
  page,
  chain,
  funded,
  order,
}) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  const { certificate } = await chain.certify(funded.key, vintage, TONNE / 8n, { beneficiaryName: "離線受益人" });
  await order("/indexer/stop");
  try {
    await page.goto(`/certificates/${certificate}`);
    await expect(page.getByTestId("beneficiary")).toHaveText("離線受益人");
    await expect(page.getByTestId("amount")).toHaveText("0.125 t");
    await expect(page.locator('[data-check][data-result="passed"]')).toHaveCount(6);
    await expect(page.locator('[data-indexer="down"]')).toBeVisible();
    await page.goto("/verify");
    await page.getByLabel("Certificate number, link, or transaction hash").fill(String(certificate));
    await page.getByRole("button", { name: "Verify" }).click();
    await expect(page.getByText("Every check passed")).toBeVisible();
  } finally {
    await order("/indexer/start");
  }
  await expect(page.locator("[data-indexer]")).toHaveCount(0);
});

test("is found by number, link and transaction, and only then", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  const { certificate, transaction } = await chain.certify(funded.key, vintage, TONNE, { beneficiaryName: "Found" });
  const record = await chain.buyFor(funded.key, TONNE);
  const plain = await chain.send(funded.key, "CarbonCredit", "retire", [record, TONNE / 2n]);
  const field = page.getByLabel("Certificate number, link, or transaction hash");
  const ask = async (text: string) => {
    await field.fill(text);
    await page.getByRole("button", { name: "Verify" }).click();
  };
  await page.goto("/verify");
  for (const text of [
    String(certificate),
    `No. ${certificate}`,
    `https://x.test/certificates/${certificate}`,
    transaction,
  ]) {
    await ask(text);
    await expect(page.getByText("Every check passed")).toBeVisible();
    await expect(page.getByRole("heading", { name: `Certificate No. ${certificate}` })).toBeVisible();
  }
  await ask(plain.transactionHash);
  await expect(page.getByText("A retirement without a certificate")).toBeVisible();
  await ask("99999999");
  await expect(page.getByText("There is no certificate with this number")).toBeVisible();
  await ask(`0x${"ab".repeat(32)}`);
  await expect(page.getByText("The chain does not know this transaction")).toBeVisible();
  await ask("0x12");
  await expect(page.getByText("This names no certificate")).toBeVisible();
  await ask("my certificate");
  await expect(page.getByText("No certificate names such a beneficiary")).toBeVisible();
});

test("that does not exist is answered in words", async ({ page }) => {
  for (const id of ["99999999", "0", "abc", "1e3", "9".repeat(100), "%3C0%3E%3Cb%3Ex"]) {
    await page.goto(`/certificates/${id}`);
    await expect(page.getByRole("heading", { name: "There is no such certificate" })).toBeVisible();
  }
});

test("prints on one sheet without the page around it", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, 2n * TONNE);
  const { certificate } = await chain.certify(funded.key, vintage, TONNE / 8n, {
    beneficiaryName: "臺北市環境保護局",
    beneficiaryLocation: "臺北市",
    message: "謝謝",
  });
  await page.goto(`/certificates/${certificate}`);
  await expect(page.locator('[data-check][data-result="passed"]')).toHaveCount(6);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("article")).toBeVisible();
  for (const hidden of [page.getByRole("banner"), page.getByRole("button", { name: "Print or save as PDF" })]) {
    await expect(hidden).toBeHidden();
  }
  for (const locale of ["en", "zh-Hant", "zh-Hans"]) {
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("banner").getByRole("combobox").selectOption(locale);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await page.emulateMedia({ media: "print" });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g), locale).toHaveLength(1);
  }
});

test("offers its own JSON and picture from the chain", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  const { certificate } = await chain.certify(funded.key, vintage, TONNE, { beneficiaryName: "JSON" });
  await page.goto(`/certificates/${certificate}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download JSON" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`certificate-${certificate}.json`);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString("utf8")).toContain("JSON");
});
