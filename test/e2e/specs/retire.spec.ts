import type { Page } from "@playwright/test";
import { TONNE } from "../support/chain.ts";
import { expect, fillClaim, openConnected, test } from "../support/test.ts";

async function toClaim(page: Page, amount: string): Promise<void> {
  await page.getByLabel("Amount to retire").fill(amount);
  await page.getByRole("button", { name: "Continue" }).click();
}

async function sign(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Sign and retire" }).click();
}

test("nothing, too little and too much are refused with a reason", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, 2n * TONNE);
  await openConnected(page, `/retire/${vintage}`);
  for (const [typed, sentence] of [
    ["0", "At least 0.001 t."],
    ["0.0009", "At least 0.001 t."],
    ["2.000000000000000001", "At most 2 t."],
    ["1,5", "Write the decimal point as “.”; commas only part thousands."],
    ["-1", "Write a number without a sign, for instance 12.5."],
    ["1.0000000000000000001", "This has more decimals than the chain can hold."],
  ] as const) {
    await page.getByLabel("Amount to retire").fill(typed);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByRole("button", { name: "Continue" })).toBeDisabled();
  }
});

test("hostile text is inert, directions and long text are refused", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, 2n * TONNE);
  await openConnected(page, `/retire/${vintage}`);
  await toClaim(page, "0.75");

  await fillClaim(page, "good\u202eevil");
  await expect(page.getByText("invisible marks that reverse the direction of text")).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("button", { name: "Sign and retire" })).toHaveCount(0);

  await fillClaim(page, "ok", "x".repeat(10_240));
  await expect(page.getByText("10240 of 1000 bytes")).toBeVisible();
  await expect(page.getByText("This is too long")).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("button", { name: "Sign and retire" })).toHaveCount(0);

  const name = `<script>window.hacked=1</script>"'&<img src=x onerror=window.hacked=1> 👩‍👩‍👧 a\u200bb`;
  await fillClaim(page, name, "</text><svg onload=window.hacked=1> ]]> \\u0022 {{7*7}} $ {1}");
  await sign(page);
  await page.waitForURL(/\/certificates\/\d+$/);
  await expect(page.getByTestId("beneficiary")).toHaveText(name, { useInnerText: false });
  await expect(page.getByTestId("message")).toContainText("</text><svg onload");
  await expect(page.getByRole("img", { name: /as the contract draws it/ })).toBeVisible();
  expect(await page.evaluate('"hacked" in window')).toBe(false);
  const id = BigInt(page.url().split("/").pop() ?? "0");
  const [, claim] = await chain.read<[unknown, { beneficiaryName: string }]>("RetirementCertificate", "certificateOf", [
    id,
  ]);
  expect(claim.beneficiaryName).toBe(name);
  await page.goto(`/verify?of=${id}`);
  await expect(page.getByText(name)).toBeVisible();
  await expect(page.getByText("Every check passed")).toBeVisible();
});

test("a judicial compensation needs its case, a period both its ends", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  await openConnected(page, `/retire/${vintage}`);
  await toClaim(page, "1");
  await page.getByLabel("Purpose").selectOption({ label: "Judicial ecological compensation" });
  await page.getByLabel("Consumed from (optional)").fill("2024-01-01");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Judicial ecological compensation needs the court and the case.")).toBeVisible();
  await expect(page.getByText("A period needs its first and its last day.")).toBeVisible();
  await page.getByLabel("Court", { exact: true }).fill("福建省龍岩市中級人民法院");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Judicial ecological compensation needs the court and the case.")).toBeVisible();
  await page.getByLabel("Case", { exact: true }).fill("（2024）閩08刑終1號");
  await page.getByLabel("Consumed until (optional)").fill("2024-12-31");
  await sign(page);
  await page.waitForURL(/\/certificates\/\d+$/);
  await expect(page.getByRole("article")).toContainText("Court福建省龍岩市中級人民法院");
  await expect(page.getByRole("article")).toContainText("Case（2024）閩08刑終1號");
  await expect(page.getByRole("article")).toContainText("1 Jan – 31 Dec 2024");
});

test("a certificate is issued later from the record", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, 3n * TONNE);
  for (const amount of [TONNE, TONNE / 2n, TONNE / 4n]) {
    await chain.send(funded.key, "CarbonCredit", "retire", [vintage, amount]);
  }
  await openConnected(page, "/credits");
  // Newest first: the middle one has records before and after it.
  await page.getByRole("button", { name: "Issue a certificate" }).nth(1).click();
  await fillClaim(page, "後補證書");
  await page.getByRole("button", { name: "Sign and issue" }).click();
  await page.getByRole("link", { name: "To the certificate" }).click();
  await page.waitForURL(/\/certificates\/\d+$/);
  await expect(page.getByTestId("amount")).toHaveText("0.5 t");
  await expect(page.locator('[data-check][data-result="passed"]')).toHaveCount(6);
  await page.getByRole("link", { name: "My credits" }).first().click();
  await expect(page.getByRole("button", { name: "Issue a certificate" })).toHaveCount(2);
});

test("a reload while pending loses nothing", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, TONNE);
  await openConnected(page, `/retire/${vintage}`);
  await toClaim(page, "1");
  await fillClaim(page, "Reloaded");
  await chain.anvil.setAutomine(false);
  try {
    await sign(page);
    await expect(page.locator('[data-phase="pending"]')).toBeVisible();
    await page.reload();
    const centre = page.getByRole("region", { name: "Transactions under way" });
    await expect(centre.locator('[data-phase="pending"]')).toBeVisible();
    expect(funded.control.sent).toHaveLength(1);
    await chain.anvil.mine({ blocks: 1 });
    await centre.getByRole("link", { name: "To the certificate" }).click();
  } finally {
    await chain.anvil.setAutomine(true);
    await chain.anvil.mine({ blocks: 1 });
  }
  await expect(page.getByTestId("beneficiary")).toHaveText("Reloaded");
  expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.includes("pending"))')).toEqual([]);
});
