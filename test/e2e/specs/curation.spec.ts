import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { type Hex, parseEventLogs, toHex } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { TEST_MNEMONIC } from "../../../script/dev/accounts.ts";
import { expectAccessible, SIZES } from "../support/accessible.ts";
import { type TestChain, TONNE } from "../support/chain.ts";
import { expect, openConnected, test } from "../support/test.ts";
import { installWallet, newWallet, type TestWallet } from "../support/wallet.ts";

const CRBN = 10n ** 18n;
const DAY = 86_400;
const PLATINUM = 4;
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
const POINTS = { additionality: 80, integrity: 70, social: 65, permanence: 90 };

/** The local network's accounts that tests register and score as. */
const REGISTRAR = keyOf(3);
const CURATORS = [keyOf(10), keyOf(11), keyOf(12)] as const;

function keyOf(addressIndex: number): Hex {
  return toHex(mnemonicToAccount(TEST_MNEMONIC, { addressIndex }).getHdKey().privateKey as Uint8Array);
}

const crbn = (units: bigint) => `${Number(units / CRBN).toLocaleString("en")}\u00a0CRBN`;

/** Proposes a project of the test's own. */
async function proposeProject(chain: TestChain) {
  // Numbers of no real project; random, because the same market may be tested again.
  const registryProjectId = `VCS-${randomInt(10_000_000, 99_999_999)}`;
  const draft = {
    registry: 1,
    country: "0x5457",
    registryProjectId,
    name: `Curated Project ${registryProjectId}`,
    projectType: "wind",
    methodology: "",
    proponent: "",
    metadataCid: CID,
    evidenceCids: [CID],
  };
  const receipt = await chain.send(REGISTRAR, "ProjectRegistry", "registerProject", [draft]);
  const { abi } = chain.contract("ProjectRegistry");
  const [log] = parseEventLogs({ abi, eventName: "ProjectRegistered", logs: receipt.logs }) as unknown as [
    { args: { project: number } },
  ];
  return { id: log.args.project, name: draft.name };
}

const score = (chain: TestChain, key: Hex, project: number, points: object = POINTS) =>
  chain.send(key, "Curation", "score", [project, points, CID]);

/** A project that the curators let pass and the council has listed. */
async function listedProject(chain: TestChain) {
  const project = await proposeProject(chain);
  for (const key of CURATORS) await score(chain, key, project.id);
  await chain.send(chain.roleKey("council"), "ProjectRegistry", "listProject", [project.id, 2]);
  return project;
}

/** A project's status on the chain: 1 Proposed, 2 Listed, 3 Suspended. */
const statusOf = (chain: TestChain, project: number) => chain.read<number>("ProjectRegistry", "statusOf", [project]);

/** Gives the page a wallet with the key of somebody who has a role. */
const useRole = (page: Page, key: Hex, chain: TestChain, rpc: string) =>
  installWallet(page, newWallet(chain.client.chain.id, key), rpc);

/** The row of a project on a desk. */
async function deskRow(page: Page, name: string) {
  await page.getByLabel("Name or number").fill(name);
  return page.getByRole("row").filter({ hasText: name });
}

/** Lets an account challenge: a Platinum position, and the bond besides. */
async function makeChallenger(chain: TestChain, wallet: TestWallet): Promise<bigint> {
  const bond = await chain.read<bigint>("Challenges", "bond");
  await chain.giveCrbn(wallet.address, 100_000n * CRBN + bond);
  await chain.stake(wallet.key, PLATINUM, 100_000n * CRBN);
  return bond;
}

test.describe("from a proposal to a listing", () => {
  test("a curator scores at their desk, the council lists what passes", async ({ page, chain, urls }) => {
    const project = await proposeProject(chain);
    await score(chain, CURATORS[1], project.id);
    await score(chain, CURATORS[2], project.id, { ...POINTS, integrity: 40 });
    await useRole(page, CURATORS[0], chain, urls.rpc);
    await openConnected(page, "/desk/curator");
    const row = await deskRow(page, project.name);
    await expect(row).toContainText("Does not pass yet");
    await row.getByRole("button", { name: `Score ${project.name}` }).click();
    await page.getByRole("button", { name: "Publish the score" }).click();
    await expect(page.getByText("Every criterion takes whole points from 0 to 100.")).toBeVisible();
    await page.getByLabel("Additionality").fill("70");
    await page.getByLabel("Environmental integrity").fill("101");
    await expect(page.getByText("At most 100 points.")).toBeVisible();
    await page.getByLabel("Environmental integrity").fill("71");
    await page.getByLabel("Social benefit").fill("72");
    await page.getByLabel("Permanence").fill("73");
    await page.getByLabel("Your reasons (CID)").fill("ipfs://nonsense");
    await expect(page.getByText(/^Write a whole CID/)).toBeVisible();
    await page.getByLabel("Your reasons (CID)").fill(CID);
    await page.getByRole("button", { name: "Publish the score" }).click();
    await expect(page.getByText("Your score counts")).toBeVisible();
    const [given] = await chain.read<[object, number]>("Curation", "scoreOf", [
      project.id,
      privateKeyToAccount(CURATORS[0]).address,
    ]);
    expect(given).toEqual({ additionality: 70, integrity: 71, social: 72, permanence: 73 });
    await page.getByRole("button", { name: "Back to the projects" }).click();
    await expect(row).toContainText("Passes");
    await expect(row.getByRole("button", { name: `Score ${project.name} again` })).toBeVisible();

    // The project's page tells all of it, with the averages of three.
    await page.goto(`/projects/${project.id}`);
    await expect(page.getByTestId("standing")).toContainText("Scored by 3 curators");
    await expect(page.getByTestId("scores").getByRole("row")).toHaveCount(4);
    await expect(page.getByText("60.3")).toBeVisible();
  });

  test("the council lists, suspends and lifts at its desk", async ({ page, chain, urls }) => {
    const project = await proposeProject(chain);
    for (const key of CURATORS) await score(chain, key, project.id);
    await useRole(page, chain.roleKey("council"), chain, urls.rpc);
    await openConnected(page, "/desk/council");
    await page.goto(`/desk/council?project=${project.id}`);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "List the project" }).click();
    await expect(dialog.getByText("Choose a class.")).toBeVisible();
    await dialog.getByLabel("Class").selectOption({ label: "Renewable energy" });
    await dialog.getByRole("button", { name: "List the project" }).click();
    await expect(dialog.getByText("The project is listed")).toBeVisible();
    expect(await statusOf(chain, project.id)).toBe(2);
    await dialog.getByRole("button", { name: "Back to the projects" }).click();

    const row = await deskRow(page, project.name);
    await row.getByRole("button", { name: `Suspend ${project.name}` }).click();
    await dialog.getByLabel("Reason", { exact: true }).fill("The last report is late");
    await dialog.getByRole("button", { name: "Suspend the project" }).click();
    await expect(dialog.getByLabel("Evidence (CID)")).toHaveAttribute("aria-invalid", "true");
    await dialog.getByLabel("Evidence (CID)").fill(CID);
    await dialog.getByRole("button", { name: "Suspend the project" }).click();
    await expect(dialog.getByText("The project is suspended")).toBeVisible();
    expect(await statusOf(chain, project.id)).toBe(3);
    await dialog.getByRole("button", { name: "Back to the projects" }).click();
    await row.getByRole("button", { name: `Lift the suspension of ${project.name}` }).click();
    await dialog.getByRole("button", { name: "Lift the suspension" }).click();
    await expect(dialog.getByText("The project is listed again")).toBeVisible();
    expect(await statusOf(chain, project.id)).toBe(2);
    await dialog.getByRole("button", { name: "Back to the projects" }).click();
    // Not again so soon.
    await expect(row).toContainText("rests until");
  });

  test("an account without a role is told so", async ({ page, funded }) => {
    await openConnected(page, "/desk/curator");
    await expect(page.getByText("Your account may not work here")).toBeVisible();
    await page.getByTestId("desk-tabs").getByRole("link", { name: "Curation council" }).click();
    await expect(page.getByText("Your account may not work here")).toBeVisible();
    expect(funded.control.sent).toHaveLength(0);
  });
});

test.describe("a challenge", () => {
  test("suspends the project for its bond, and its lapse costs half", async ({ page, chain, funded }) => {
    const project = await listedProject(chain);
    await openConnected(page, `/projects/${project.id}`);
    await page.getByRole("button", { name: "Challenge this project" }).click();
    await expect(page.getByText("A locked Platinum position is missing")).toBeVisible();
    await expect(page.getByRole("button", { name: "Put up the bond and challenge" })).toBeDisabled();

    const bond = await makeChallenger(chain, funded);
    await expect(page.getByTestId("consequences")).toContainText(`you get back ${crbn(bond)} and ${crbn(bond / 10n)}`);
    await expect(page.getByText("A locked Platinum position is missing")).toHaveCount(0);
    const held = await chain.crbnOf(funded.address);
    await page.getByLabel("Why it should not be listed").fill("The baseline is inflated");
    await page.getByLabel("Evidence (CID)").fill(CID);
    await page.getByRole("button", { name: "Put up the bond and challenge" }).click();
    const challenges = page.getByTestId("challenges");
    await expect(challenges).toContainText("The baseline is inflated");
    await expect(page.getByText("This project is suspended")).toBeVisible();
    await expect(page.getByTestId("suspension")).toContainText("Suspended by a challenge");
    expect(await chain.crbnOf(funded.address)).toBe(held - bond);
    expect(await statusOf(chain, project.id)).toBe(3);

    await chain.passTime(30 * DAY);
    // No event tells of the end; the chain's clock does.
    await expect(page.getByText("This project is suspended")).toHaveCount(0);
    await expect(challenges).toContainText("Nobody ruled in time");
    await challenges.getByRole("button", { name: "End the challenge" }).click();
    await expect(challenges).toContainText(`${crbn(bond / 2n)} came back, ${crbn(bond / 2n)} are lost`);
    expect(await chain.crbnOf(funded.address)).toBe(held - bond / 2n);
    expect(await statusOf(chain, project.id)).toBe(2);
    await page.getByRole("button", { name: "Challenge this project" }).click();
    await expect(page.getByText("This project rests")).toBeVisible();
  });

  test("is ruled upon by the stakers, and the page tells how", async ({ page, chain, funded }) => {
    const project = await listedProject(chain);
    const bond = await makeChallenger(chain, funded);
    const held = await chain.crbnOf(funded.address);
    await chain.send(funded.key, "CRBN", "approve", [chain.addressOf("Challenges"), bond]);
    await chain.send(funded.key, "Challenges", "challenge", [project.id, bond, "No such turbines", CID]);
    await chain.giveCrbn(chain.addressOf("Challenges"), bond / 10n);
    await page.goto(`/projects/${project.id}`);
    await expect(page.getByTestId("suspension")).toContainText("Suspended by a challenge");
    await chain.sendAs("Timelock", "Challenges", "uphold", [project.id]);
    await expect(page.getByTestId("challenges")).toContainText("Upheld");
    await expect(page.getByTestId("challenges")).toContainText(`${crbn(bond)} came back, and ${crbn(bond / 10n)} more`);
    await expect(page.getByTestId("suspension")).toContainText("It lasts until the stakers lift it.");
    expect(await chain.crbnOf(funded.address)).toBe(held + bond / 10n);
  });
});

test("holders of a suspended project's credits are told what still works", async ({ page, chain, funded }) => {
  const vintage = await chain.buyFor(funded.key, 2n * TONNE);
  const project = vintage >> 12;
  await chain.sendAs("Timelock", "ProjectRegistry", "suspendIndefinitely", [project, "Under review", CID]);
  try {
    await openConnected(page, "/credits");
    const alert = page.getByTestId("holder-alert");
    await expect(alert).toContainText("You hold 2\u00a0t of it.");
    await expect(alert).toContainText("you can always retire, cancel, detokenise and transfer");
    await page.goto(`/vintages/${vintage}`);
    await expect(page.getByTestId("holder-alert")).toContainText("You hold 2\u00a0t of it.");
    await page.goto(`/projects/${project}`);
    await expect(page.getByTestId("suspension")).toContainText("Suspended by the stakers, by vote");
    await expect(page.getByTestId("suspension")).toContainText("Under review");
  } finally {
    await chain.sendAs("Timelock", "ProjectRegistry", "liftSuspension", [project]);
  }
  await expect(page.getByTestId("suspension")).toHaveCount(0);
});

test("a discarded score is struck out with its reason, and a project that falls short is flagged", async ({
  page,
  chain,
}) => {
  const project = await listedProject(chain);
  await chain.sendAs("Timelock", "Curation", "discardScore", [
    project.id,
    privateKeyToAccount(CURATORS[0]).address,
    "Paid by the proponent",
  ]);
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByTestId("standing")).toContainText("Flagged for review");
  const discarded = page.getByTestId("scores").getByRole("row").filter({ hasText: "Paid by the proponent" });
  await expect(discarded.locator("s")).toHaveCount(4);
});

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`curation is accessible, ${name}`, async ({ page, chain, urls }) => {
    await page.setViewportSize(viewport);
    const project = await listedProject(chain);
    await chain.send(chain.roleKey("council"), "ProjectRegistry", "suspendProject", [project.id, "Late", CID]);
    await useRole(page, CURATORS[0], chain, urls.rpc);
    await openConnected(page, `/projects/${project.id}`);
    await expect(page.getByTestId("suspension")).toContainText("unless the stakers make it theirs");
    await expect(page.getByTestId("scores")).toBeVisible();
    await expectAccessible(page, "project");
    await page.getByRole("link", { name: "Score it" }).click();
    await expect(page.getByTestId("score-form")).toBeVisible();
    await expectAccessible(page, "score form");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await expect(page.getByTestId("desk-projects")).toBeVisible();
    await expectAccessible(page, "curator's desk");
  });
}
