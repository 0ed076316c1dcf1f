import { TONNE } from "../support/chain.ts";
import { expect, test } from "../support/test.ts";

const words = {
  en: {
    certificate: "Certificate of retirement",
    verify: "Verify a certificate",
    credits: "My credits",
    stake: "Stake CRBN",
    buy: "Buy credits of",
  },
  "zh-Hant": {
    certificate: "註銷證書",
    verify: "驗證證書",
    credits: "我的碳信用",
    stake: "質押 CRBN",
    buy: "年份的碳信用",
  },
  "zh-Hans": {
    certificate: "注销证书",
    verify: "验证证书",
    credits: "我的碳信用",
    stake: "质押 CRBN",
    buy: "年份的碳信用",
  },
} as const;

for (const [locale, expected] of Object.entries(words)) {
  test(`${locale}: every page speaks it, also after a reload`, async ({ page, chain, funded }) => {
    const vintage = await chain.buyFor(funded.key, TONNE);
    const { certificate } = await chain.certify(funded.key, vintage, TONNE, { beneficiaryName: "Name" });
    const { id } = await chain.openListing();
    await page.goto("/");
    await page.getByRole("banner").getByRole("combobox").selectOption(locale);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", locale);

    await page.goto(`/certificates/${certificate}`);
    await expect(page.getByRole("heading", { level: 1, name: expected.certificate })).toBeVisible();
    await page.goto("/verify");
    await expect(page.getByRole("heading", { level: 1, name: expected.verify })).toBeVisible();
    await page.goto("/credits");
    await expect(page.getByRole("heading", { level: 1, name: expected.credits })).toBeVisible();
    await page.goto("/stake");
    await expect(page.getByRole("heading", { level: 1, name: expected.stake })).toBeVisible();
    await page.goto(`/buy/${id}`);
    await expect(page.getByRole("heading", { level: 1, name: expected.buy })).toBeVisible();
    const own = [`/vintages/${vintage}`, `/projects/${vintage >> 12}`, `/retire/${vintage}`];
    for (const path of ["/", ...own, "/vesting", "/airdrop"]) {
      await page.goto(path);
      const heading = page.getByRole("heading", { level: 1 });
      await expect(heading).toBeVisible();
      if (locale !== "en") await expect(page.getByRole("main")).toContainText(/\p{Script=Han}/u);
    }
  });
}
