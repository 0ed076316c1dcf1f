import { testAccounts } from "../../../script/dev/accounts.ts";
import { expectAccessible, SIZES } from "../support/accessible.ts";
import { TONNE } from "../support/chain.ts";
import { connect, expect, fillClaim, test } from "../support/test.ts";

for (const [name, viewport] of Object.entries(SIZES)) {
  test.describe(name, () => {
    test.use({ viewport });

    test("no page has an accessibility violation", async ({ page, chain, funded }) => {
      test.slow();
      const vintage = await chain.buyFor(funded.key, 3n * TONNE);
      const { certificate } = await chain.certify(funded.key, vintage, TONNE / 3n, {
        beneficiaryName: "<b>臺北市</b>",
        message: "m",
      });
      await chain.list(funded.key, vintage, TONNE);
      await chain.send(funded.key, "CarbonCredit", "retire", [vintage, TONNE / 4n]);
      const { id } = await chain.openListing();

      const paths = {
        portfolio: "/",
        project: `/projects/${vintage >> 12}`,
        vintage: `/vintages/${vintage}`,
        certificate: `/certificates/${certificate}`,
        "unknown certificate": "/certificates/99999999",
        verify: `/verify?of=${certificate}`,
        "credits without a wallet": "/credits",
        "release without a wallet": `/detokenise/${vintage}`,
        "cancel without a wallet": `/cancel/${vintage}`,
        custody: "/custody",
        diversification: "/diversification",
        "a desk without a wallet": "/desk/verifier",
        "staking without a wallet": "/stake",
        "vesting without a wallet": "/vesting",
        "airdrop, wrong address": "/airdrop?account=0x12",
        "airdrop, a recipient": `/airdrop?account=${testAccounts()[9]?.address}`,
        "unknown page": "/nowhere",
      };
      for (const [where, path] of Object.entries(paths)) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByText("Loading…")).toHaveCount(0);
        await expectAccessible(page, where);
      }

      await page.getByRole("banner").getByRole("button", { name: "Connect wallet" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page, "connect");
      await page.keyboard.press("Escape");
      await connect(page);
      await page.getByRole("button", { name: /^Account 0x/ }).click();
      await expectAccessible(page, "account menu");

      await page.goto("/credits");
      await expect(page.getByRole("button", { name: /^Sell/ })).toBeVisible();
      await expectAccessible(page, "credits");
      await page.getByRole("button", { name: /^Sell/ }).click();
      await expect(page.getByLabel("Price of one tonne")).toBeVisible();
      await expectAccessible(page, "sell");

      const { address: account } = funded;
      await chain.sendAs("Timelock", "TokenVesting", "createGrant", [0, account, 9n * TONNE, 0, 365, 1_460]);
      await page.goto("/vesting");
      await page.locator("summary", { hasText: "The curve in figures" }).click();
      await expectAccessible(page, "vesting");
      await page.getByRole("button", { name: /^Offer Team/ }).click();
      await page.getByRole("button", { name: "Sign and offer" }).click();
      await expect(page.getByText("This is no address")).toBeVisible();
      await expectAccessible(page, "vesting: offer, refused");

      await chain.stake(funded.key, 1, 1_000n * TONNE);
      await page.goto("/stake");
      await expect(page.getByTestId("position-1")).toBeVisible();
      await page.getByLabel("Amount", { exact: true }).fill("1000");
      await expect(page.getByTestId("lock-preview")).toBeVisible();
      await expectAccessible(page, "stake");
      await page.getByRole("button", { name: "Add to position 1" }).click();
      await page.getByLabel("Amount to add").fill("0");
      await expect(page.getByText(/^At least/)).toBeVisible();
      await expectAccessible(page, "stake: add, refused");
      await page.getByLabel("Amount to add").fill("1");
      await expect(page.getByText("The whole position is locked anew")).toBeVisible();
      await expectAccessible(page, "stake: add");

      await page.goto(`/buy/${id}`);
      await page.getByLabel("Amount").fill("1");
      await expect(page.getByTestId("quote")).toBeVisible();
      await expectAccessible(page, "buy");

      await page.goto(`/retire/${vintage}`);
      await page.getByLabel("Amount to retire").fill("0");
      await expectAccessible(page, "retire: amount");
      await page.getByLabel("Amount to retire").fill("0.5");
      await page.getByRole("button", { name: "Continue" }).click();
      await fillClaim(page, "a\u202eb");
      await expectAccessible(page, "retire: claim");
      await fillClaim(page, "臺北市");
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByTestId("serials")).toBeVisible();
      await expectAccessible(page, "retire: review");
    });
  });
}
