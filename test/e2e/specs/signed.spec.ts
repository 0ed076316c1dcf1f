import type { Page } from "@playwright/test";
import { zeroAddress } from "viem";
import { expectAccessible, SIZES } from "../support/accessible.ts";
import { type TestChain, TONNE } from "../support/chain.ts";
import { certificateIn, expect, fillClaim, openConnected, test } from "../support/test.ts";

const DAY = 86_400;

/** The link that the page hands over. */
async function linkOn(page: Page): Promise<string> {
  const link = await page.getByTestId("hand-over").getAttribute("data-link");
  if (!link) throw new Error("No link.");
  return link;
}

/** The holder goes through the wizard to the consent's request. */
async function askConsent(page: Page, vintage: number, amount: string, beneficiary: string): Promise<string> {
  await openConnected(page, `/retire/${vintage}`);
  await page.getByLabel("Amount to retire").fill(amount);
  await page.getByRole("button", { name: "Continue" }).click();
  await fillClaim(page, "臺北捷運 <b>", "For 2024 & before");
  await page.getByLabel("The beneficiary signs before").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("only its account can agree")).toBeVisible();
  await page.getByLabel("Address of the beneficiary (optional)").fill(beneficiary);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByTestId("ask-consent")).toBeVisible();
  return linkOn(page);
}

/** The claim that a certificate's text holds. */
async function claimOf(chain: TestChain, id: bigint) {
  const [, claim] = await chain.read<[unknown, { beneficiaryName: string; beneficiary: string }]>(
    "RetirementCertificate",
    "certificateOf",
    [id],
  );
  return claim;
}

/** Signs an order on the holder's page. Returns its link. */
async function signOrder(page: Page, amount: string, operator = ""): Promise<string> {
  await openConnected(page, "/retire/order");
  await page.getByLabel("Amount to retire").fill(amount);
  if (operator) await page.getByLabel("Who may carry it out (optional)").fill(operator);
  await fillClaim(page, "Operator's client");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Sign the order" }).click();
  await expect(page.getByText("Give this to whoever carries it out")).toBeVisible();
  return linkOn(page);
}

/** A link whose text somebody changed on the way. */
function changed(link: string, change: (content: Record<string, unknown>) => void): string {
  const [path, packed] = link.split("#") as [string, string];
  const content = JSON.parse(Buffer.from(packed, "base64url").toString("utf8"));
  change(content);
  return `${path}#${Buffer.from(JSON.stringify(content)).toString("base64url")}`;
}

test.describe("with the beneficiary's consent", () => {
  test("they read it, sign it, and the certificate says that they confirmed it", async ({
    page,
    chain,
    funded,
    other,
  }) => {
    const vintage = await chain.buyFor(funded.key, 3n * TONNE);
    const asked = await askConsent(page, vintage, "1.25", other.wallet.address);

    // Whoever else opens it cannot sign it.
    await openConnected(other.page, asked);
    const words = other.page.getByTestId("in-words");
    await expect(words).toContainText("1.25\u00a0t");
    await expect(words).toContainText("臺北捷運 <b>");
    await expect(words).toContainText("For 2024 & before");
    other.wallet.control.rejects = true;
    await other.page.getByRole("button", { name: "Sign the consent" }).click();
    await expect(other.page.getByText("You declined in your wallet. Nothing was sent.")).toBeVisible();
    other.wallet.control.rejects = false;
    await other.page.getByRole("button", { name: "Sign the consent" }).click();
    await expect(other.page.getByText("Give this back to the retiree")).toBeVisible();
    const answer = await linkOn(other.page);
    expect(other.wallet.control.sent).toHaveLength(0);

    const field = page.getByLabel("What the beneficiary gave you");
    await field.fill("hello");
    await expect(page.getByText(/^This is neither a link nor a text/)).toBeVisible();
    await field.fill(asked);
    await expect(page.getByText(/^This belongs to another step/)).toBeVisible();
    await field.fill(changed(answer, (content) => Object.assign(content, { deadline: "9999999999" })));
    await expect(page.getByText(/^The signature does not fit/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Retire for good" })).toBeDisabled();
    await field.fill(
      changed(answer, (content) => Object.assign(content.claim as object, { message: "Something else" })),
    );
    await expect(page.getByText("agreed to another retirement than the one above")).toBeVisible();
    await field.fill(answer);
    await page.getByRole("button", { name: "Retire for good" }).click();
    await page.waitForURL(/\/certificates\/\d+$/);
    const id = certificateIn(page);
    expect(await claimOf(chain, id)).toMatchObject({
      beneficiaryName: "臺北捷運 <b>",
      beneficiary: other.wallet.address,
    });
    expect(await chain.read("RetirementCertificate", "ownerOf", [id])).toBe(other.wallet.address);
    expect(await chain.read("CertificateNotes", "noteOf", [id])).toMatchObject({ word: 1 });

    // The same signature is worth nothing now.
    await page.goto("/");
    await page.goto(answer);
    await expect(page.getByText(/^This signature was used already/)).toBeVisible();
  });

  test("the link alone carries it; another account is told whose it is; a consent can be taken back", async ({
    page,
    chain,
    funded,
    other,
  }) => {
    const vintage = await chain.buyFor(funded.key, 2n * TONNE);
    const asked = await askConsent(page, vintage, "1", other.wallet.address);
    // The retiree opens the beneficiary's link.
    await page.goto("/");
    await page.goto(asked);
    await expect(page.getByText("This names another account")).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign the consent" })).toHaveCount(0);

    await openConnected(other.page, asked);
    await other.page.getByRole("button", { name: "Sign the consent" }).click();
    const answer = await linkOn(other.page);
    // The beneficiary opens the retiree's.
    await other.page.goto("/");
    await other.page.goto(answer);
    await expect(other.page.getByText(/^Another account is to retire here/)).toBeVisible();

    await page.goto("/");
    await page.goto(answer);
    await expect(page.getByText("The signature fits, and the chain would carry this out now.")).toBeVisible();

    await other.page.goto("/consent");
    await other.page.getByTestId("void").getByLabel("What you signed").fill(answer);
    await other.page.getByRole("button", { name: "Make it void" }).click();
    await expect(other.page.getByText("The signature is void")).toBeVisible();
    await expect(page.getByText(/^This signature was used already, or its signer made it void/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Retire for good" })).toBeDisabled();
    expect(await chain.holdingOf(funded.address, vintage)).toBe(2n * TONNE);
  });

  test("a beneficiary that is a contract is asked itself (ERC-1271)", async ({ page, chain, funded }) => {
    const vintage = await chain.buyFor(funded.key, TONNE);
    // Code at the beneficiary's address that knows no such question.
    const silent = chain.addressOf("CRBN");
    const asked = await askConsent(page, vintage, "1", silent);
    const answer = changed(asked, (content) =>
      Object.assign(content, {
        kind: "carbontrace-consent",
        nonce: String(7n << 64n),
        deadline: "9999999999",
        signature: "0x",
      }),
    );
    await page.getByLabel("What the beneficiary gave you").fill(answer);
    await expect(page.getByText(/^The signature does not fit/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Retire for good" })).toBeDisabled();
  });
});

test.describe("a signed order", () => {
  test("is carried out by another account, exactly as signed and once", async ({ page, chain, funded, other }) => {
    const vintage = await chain.buyFor(funded.key, 2n * TONNE);
    const link = await signOrder(page, "0.5", other.wallet.address);
    const before = funded.control.sent.length;

    // Not by somebody who is not named.
    await page.goto("/");
    await page.goto(link);
    await expect(page.getByText(/^The holder named another account to carry this out/)).toBeVisible();

    await openConnected(
      other.page,
      changed(link, (content) => Object.assign(content, { amount: String(TONNE) })),
    );
    await expect(other.page.getByText(/^The signature does not fit/)).toBeVisible();
    await other.page.getByLabel("What the holder gave you").fill(link);
    await expect(other.page.getByTestId("in-words")).toContainText("0.5\u00a0t");
    await other.page.getByRole("button", { name: "Retire for good" }).click();
    await other.page.waitForURL(/\/certificates\/\d+$/);
    expect(funded.control.sent).toHaveLength(before);
    expect(await chain.holdingOf(funded.address, vintage)).toBe((3n * TONNE) / 2n);
    const id = certificateIn(other.page);
    expect(await claimOf(chain, id)).toMatchObject({ beneficiaryName: "Operator's client", beneficiary: zeroAddress });
    expect(await chain.read("RetirementCertificate", "ownerOf", [id])).toBe(funded.address);

    await other.page.goto("/");
    await other.page.goto(link);
    await expect(other.page.getByText(/^This signature was used already/)).toBeVisible();
  });

  test("is refused with a sentence when it is late, void, or the credits are gone", async ({
    page,
    chain,
    funded,
    other,
  }) => {
    const vintage = await chain.buyFor(funded.key, 2n * TONNE);
    const gone = await signOrder(page, "2");
    await chain.send(funded.key, "CarbonCredit", "retire", [vintage, TONNE]);
    await openConnected(other.page, gone);
    await expect(other.page.getByText("The account that retires holds only 1 t of this vintage.")).toBeVisible();
    await expect(other.page.getByRole("button", { name: "Retire for good" })).toBeDisabled();

    await page.goto("/");
    const link = await signOrderAgain(page, "1");
    await page.getByTestId("void").getByLabel("What you signed").fill(link);
    await page.getByRole("button", { name: "Make it void" }).click();
    await expect(page.getByText("The signature is void")).toBeVisible();
    await other.page.getByLabel("What the holder gave you").fill(link);
    await expect(other.page.getByText(/^This signature was used already, or its signer made it void/)).toBeVisible();

    await page.goto("/");
    const late = await signOrderAgain(page, "1");
    await other.page.getByLabel("What the holder gave you").fill(late);
    await expect(other.page.getByText("The signature fits, and the chain would carry this out now.")).toBeVisible();
    await chain.passTime(31 * DAY);
    await expect(other.page.getByText(/^The time to use this signature is over/)).toBeVisible();
    await expect(other.page.getByRole("button", { name: "Retire for good" })).toBeDisabled();
  });
});

/** The same with a wallet that is connected already. */
async function signOrderAgain(page: Page, amount: string): Promise<string> {
  await page.goto("/retire/order");
  await page.getByLabel("Amount to retire").fill(amount);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Sign the order" }).click();
  await expect(page.getByText("Give this to whoever carries it out")).toBeVisible();
  return linkOn(page);
}

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`signed retirements are accessible, ${name}`, async ({ page, chain, funded }) => {
    await page.setViewportSize(viewport);
    const vintage = await chain.buyFor(funded.key, 2n * TONNE);
    const asked = await askConsent(page, vintage, "1", funded.address);
    await expectAccessible(page, "ask for consent");
    await page.goto("/");
    await page.goto(asked);
    await page.getByRole("button", { name: "Sign the consent" }).click();
    const answer = await linkOn(page);
    await page.getByText("Show the text").click();
    await expectAccessible(page, "consent");
    await page.goto("/");
    await page.goto(answer);
    await expect(page.getByTestId("send-signed")).toHaveAttribute("data-ready", "true");
    await expectAccessible(page, "with consent");
    const link = await signOrderAgain(page, "1");
    await expectAccessible(page, "order");
    await page.goto("/");
    await page.goto(changed(link, (content) => Object.assign(content, { amount: "1" })));
    await expect(page.getByText(/^The signature does not fit/)).toBeVisible();
    await expectAccessible(page, "carry out, refused");
  });
}
