import { setTimeout } from "node:timers/promises";
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
  /** Every fault that a page of the test reports, and every question that the indexer refuses, fails the test. */
  faults: string[];
  /** Watches a page for faults. */
  watch: { on: (page: Page) => void; faults: string[]; answers: Promise<void>[] };
}

/** What a page may say on its console without being at fault: the browser's own words on answers that tests provoke. */
const EXPECTED = [/Failed to load resource/, /ERR_CONNECTION_REFUSED/];

/** When a test had stopped the indexer, the last time {ms since 1970}: while it goes and comes it may answer anything. */
const indexerAway = { from: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** Whether the indexer was away at some moment between the question and now. An answer can be told of later than it came. */
function wasAway(response: Response): boolean {
  return response.request().timing().startTime <= indexerAway.until && Date.now() >= indexerAway.from;
}

/** So long a page's answers are waited for when its test is over {ms}: a body that nobody reads never ends. */
const LAST_ANSWERS = 5_000;

/** What the indexer found wrong with a question; nothing where the page left before the answer. */
async function refusals(response: Response): Promise<string[]> {
  if (response.request().method() !== "POST") return [];
  if (!response.ok()) return [`the indexer: HTTP ${response.status()}`];
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
  newPerson: async ({ browser, chain, urls, watch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (key) => {
      const wallet = newWallet(chain.client.chain.id, key);
      if (!key) await chain.fund(wallet.address);
      const context = await browser.newContext({ baseURL: urls.dapp });
      contexts.push(context);
      const page = await context.newPage();
      watch.on(page);
      await installWallet(page, wallet, urls.rpc);
      return { wallet, page };
    });
    for (const context of contexts) await context.close();
  },
  other: async ({ newPerson }, use) => use(await newPerson()),
  order: async ({ urls }, use) =>
    use(async (path) => {
      if (path === "/indexer/stop") Object.assign(indexerAway, { from: Date.now(), until: Number.POSITIVE_INFINITY });
      const response = await fetch(`${urls.control}${path}`, { method: "POST" });
      if (path === "/indexer/start") indexerAway.until = Date.now();
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    }),
  faults: [
    async ({ watch }, use) => {
      await use(watch.faults);
      await Promise.race([Promise.all(watch.answers), setTimeout(LAST_ANSWERS)]);
      expect(watch.faults).toEqual([]);
    },
    { auto: true },
  ],
  watch: async ({ page, urls }, use) => {
    const faults: string[] = [];
    const answers: Promise<void>[] = [];
    const on = (watched: Page) => {
      watched.on("pageerror", (error) => faults.push(error.message));
      watched.on("console", (message) => {
        const text = message.text();
        if (message.type() === "error" && !EXPECTED.some((pattern) => pattern.test(text))) faults.push(text);
      });
      // A page whose question the indexer refuses asks the chain instead, and looks as if nothing had happened.
      watched.on("response", (response) => {
        if (!response.url().startsWith(urls.graphql) || wasAway(response)) return;
        answers.push(refusals(response).then((of) => void faults.push(...of)));
      });
    };
    on(page);
    await use({ on, faults, answers });
  },
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
