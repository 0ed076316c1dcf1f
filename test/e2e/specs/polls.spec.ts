import type { Page } from "@playwright/test";
import { formatUnits } from "viem";
import { expectAccessible, SIZES } from "../support/accessible.ts";
import { connect, expect, openConnected, test } from "../support/test.ts";

const CRBN = 10n ** 18n;
const DAY = 86_400;
const SILVER = 2;

const written = (units: bigint) => `${Number(formatUnits(units, 18)).toLocaleString("en")}\u00a0sCRBN`;
const pollOf = (page: Page, question: string) =>
  page.getByTestId("poll").filter({ has: page.getByRole("heading", { name: question }) });

test("a Silver staker opens a poll, answers it once, and it closes on the chain's time", async ({
  page,
  chain,
  urls,
  funded,
}) => {
  const amount = 12_000n * CRBN;
  await chain.stake(funded.key, SILVER, amount);
  await chain.passTime(2);
  await openConnected(page, "/polls");
  const question = `Which registry next? ${funded.address}`;
  await page.getByLabel("Question", { exact: true }).fill(question);
  await page.getByLabel("Option 1", { exact: true }).fill("Puro.earth");
  await page.getByLabel("Option 2", { exact: true }).fill("PURO.earth");
  await expect(page.getByText("This looks like option 1.")).toBeVisible();
  await page.getByLabel("Option 2", { exact: true }).fill("Puro.\u200bearth");
  await expect(page.getByText("Option 2 holds hidden characters. Type it anew.")).toBeVisible();
  await page.getByLabel("Option 2", { exact: true }).fill("Isometric");
  await page.getByRole("button", { name: "Add an option" }).click();
  await page.getByLabel("Option 3", { exact: true }).fill("Neither");
  await page.getByLabel("Open for").selectOption({ label: "3 days" });
  await page.getByRole("button", { name: "Open the poll" }).click();
  await expect(page.getByText(/^Poll \d+ is open$/)).toBeVisible();

  // The file that the chain names is in the content store, word by word.
  const number = await chain.read<bigint>("SignalPolls", "pollCount");
  const poll = pollOf(page, question);
  await expect(poll).toContainText(`Poll ${number}`);
  await expect(poll.getByTestId("countdown")).toHaveText(/^(2 d 23 h|3 d 0 h)/);
  await expect(poll.getByTestId("tally").getByRole("listitem")).toHaveText([/Puro\.earth/, /Isometric/, /Neither/]);
  const [opened] = await chain.client.getContractEvents({
    ...chain.contract("SignalPolls"),
    eventName: "PollOpened",
    args: { poll: number },
    fromBlock: 0n,
  });
  const { questionCid } = (opened as unknown as { args: { questionCid: string } }).args;
  const file = await page.request.get(`${urls.ipfs}/ipfs/${questionCid}`);
  expect(await file.json()).toEqual({ question, options: ["Puro.earth", "Isometric", "Neither"] });

  await chain.passTime(1);
  await poll.getByRole("radio", { name: "Isometric" }).check();
  await poll.getByRole("button", { name: "Answer" }).click();
  await expect(poll.getByText("Your account answered: Isometric")).toBeVisible();
  await expect(poll.getByTestId("tally").getByRole("listitem").nth(1)).toContainText(`${written(amount)} · 100%`);
  expect(await chain.read("SignalPolls", "tallyOf", [number])).toEqual([0n, amount, 0n]);
  await page.getByRole("region", { name: "Open a poll" }).getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByText(`Your poll ${number} is still open`)).toBeVisible();

  await chain.passTime(3 * DAY);
  await expect(page.getByRole("region", { name: "Closed polls" }).getByText(question)).toBeVisible();
  await expect(poll.getByTestId("countdown")).toHaveCount(0);
});

test("what an account lacks is said, and the chain has the last word", async ({ page, chain, funded }) => {
  const before = await chain.read<bigint>("SignalPolls", "pollCount");
  await openConnected(page, "/polls");
  await expect(page.getByText("A locked Silver position is missing")).toBeVisible();
  await expect(page.getByTestId("open-poll")).toContainText("Silver takes 10,000\u00a0CRBN.");
  await page.getByRole("button", { name: "Open the poll" }).click();
  await expect(page.getByText("Write the question.")).toBeVisible();
  await page.getByLabel("Question", { exact: true }).fill("May I?");
  await page.getByLabel("Option 1", { exact: true }).fill("Yes");
  await page.getByLabel("Option 2", { exact: true }).fill("No");
  await page.getByRole("button", { name: "Open the poll" }).click();
  await expect(page.getByText(/opening a poll Silver or better/)).toBeVisible();
  expect(funded.control.sent).toHaveLength(0);
  expect(await chain.read("SignalPolls", "pollCount")).toBe(before);
});

test("a poll whose file is not there still shows its numbers, and cannot be answered blindly", async ({
  page,
  chain,
  funded,
}) => {
  const amount = 10_000n * CRBN;
  await chain.stake(funded.key, SILVER, amount);
  await chain.passTime(2);
  const missing = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
  await chain.send(funded.key, "SignalPolls", "open", [missing, 2n, BigInt(DAY)]);
  const number = await chain.read<bigint>("SignalPolls", "pollCount");
  await chain.passTime(2);
  await chain.send(funded.key, "SignalPolls", "vote", [number, 1n]);
  await page.goto("/polls");
  const poll = page.locator(`[data-poll="${number}"]`);
  await expect(poll).toContainText("The content store does not have the poll's file");
  await expect(poll.getByTestId("tally").getByRole("listitem")).toHaveText([
    /Option 1/,
    new RegExp(`Option 2.*${written(amount)}`),
  ]);
  await connect(page);
  await expect(poll).toContainText("Your account answered: Option 2");
  await expect(poll.getByRole("radio")).toHaveCount(0);
});

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`polls are accessible, ${name}`, async ({ page, chain, funded }) => {
    await page.setViewportSize(viewport);
    await chain.stake(funded.key, SILVER, 10_000n * CRBN);
    await openConnected(page, "/polls");
    await expect(page.getByTestId("open-poll")).toBeVisible();
    await expect(page.getByText("Loading…")).toHaveCount(0);
    await expectAccessible(page, "polls");
  });
}
