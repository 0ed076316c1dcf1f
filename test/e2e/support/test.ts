import { type BrowserContext, test as base, expect, type Page, type Response } from "@playwright/test";
import type { Hex } from "viem";
import { TestChain } from "./chain.ts";
import { MARKET_VARIABLE, type MarketUrls } from "./market.ts";
import { installWallet, newWallet, type TestWallet } from "./wallet.ts";

/** Another person: a browser of their own, with their wallet. */
export interface Person {
  wallet: TestWallet;
  page: Page;
}

interface Fixtures {
  urls: MarketUrls;
  chain: TestChain;
  /** A wallet of the test's own, announced to the page; empty and not connected. */
  wallet: TestWallet;
  /** The same wallet with test money. */
  funded: TestWallet;
  /** Somebody else's browser, with a wallet of this key; without one, with a wallet of their own and test money. */
  newPerson: (key?: Hex) => Promise<Person>;
  /** Another person with test money. */
  other: Person;
  /** Sends an order to the stack. */
  order: (path: "/indexer/stop" | "/indexer/start" | "/synced") => Promise<void>;
  /** Every fault that a page reports fails the test. */
  faults: string[];
}

/** What a page may say on its console without being at fault: the browser's own words on answers that tests provoke. */
const EXPECTED = [/Failed to load resource/, /ERR_CONNECTION_REFUSED/];

/** What the indexer found wrong with a question; nothing where the page left before the answer. */
async function refusals(response: Response): Promise<string[]> {
  const body = (await response.json().catch(() => null)) as { errors?: { message: string }[] } | null;
  return (body?.errors ?? []).map(({ message }) => `the indexer: ${message}`);
}

/** The tests' base: the market, a chain to look at and a wallet. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
  urls: async ({}, use) => use(JSON.parse(process.env[MARKET_VARIABLE] ?? "null") as MarketUrls),
  chain: async ({ urls }, use) => use(new TestChain(urls)),
  baseURL: async ({ urls }, use) => use(urls.dapp),
  wallet: async ({ page, urls, chain }, use) => {
    const wallet = newWallet(chain.client.chain.id);
    await installWallet(page, wallet, urls.rpc);
    await use(wallet);
  },
  funded: async ({ wallet, chain }, use) => {
    await chain.fund(wallet.address);
    await use(wallet);
  },
  newPerson: async ({ browser, chain, urls }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (key) => {
      const wallet = newWallet(chain.client.chain.id, key);
      if (!key) await chain.fund(wallet.address);
      const context = await browser.newContext({ baseURL: urls.dapp });
      contexts.push(context);
      const page = await context.newPage();
      await installWallet(page, wallet, urls.rpc);
      return { wallet, page };
    });
    for (const context of contexts) await context.close();
  },
  other: async ({ newPerson }, use) => use(await newPerson()),
  order: async ({ urls }, use) =>
    use(async (path) => {
      const response = await fetch(`${urls.control}${path}`, { method: "POST" });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    }),
  faults: [
    async ({ page, urls }, use) => {
      const faults: string[] = [];
      const answers: Promise<void>[] = [];
      // A page whose question the indexer refuses asks the chain instead, and looks as if nothing had happened.
      page.on("response", (response) => {
        if (response.url().startsWith(urls.graphql))
          answers.push(refusals(response).then((of) => void faults.push(...of)));
      });
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        const text = message.text();
        if (message.type() === "error" && !EXPECTED.some((pattern) => pattern.test(text))) faults.push(text);
      });
      await use(faults);
      await Promise.all(answers);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Connects the test's wallet. */
export async function connect(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Connect wallet" }).click();
  await page.getByRole("button", { name: "Test Wallet" }).click();
  await expect(page.getByRole("button", { name: /^Account 0x/ })).toBeVisible();
}

/** Opens an address with the wallet connected. */
export async function openConnected(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await connect(page);
}

/** Fills the claim's beneficiary and message in the wizard. */
export async function fillClaim(page: Page, beneficiary: string, message = ""): Promise<void> {
  await page.getByLabel("Beneficiary (optional)", { exact: true }).fill(beneficiary);
  await page.getByLabel("Message (optional)").fill(message);
}

/** The number of the certificate that the page shows. */
export const certificateIn = (page: Page) => BigInt(new URL(page.url()).pathname.split("/").pop() ?? "0");
