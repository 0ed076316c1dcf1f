import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type Abi, type Address, encodeAbiParameters, parseAbi, toFunctionSelector } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { wagmiConfig } from "../src/chain/wagmi.ts";
import { carbonCreditAbi, creditMarketAbi, projectRegistryAbi, stakedCrbnAbi } from "../src/generated/contracts.ts";
import { provenanceAbi } from "../src/generated/provenance.ts";
import { curationAnswer, listing, project, SELLER, supply, vintage } from "./support/facts.ts";
import { HOLDER, holderIn } from "./support/holder.ts";
import { answerCall, logAt } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = 10n ** 18n;
const USDC: Address = `0x${"11".repeat(20)}`;
const BUYER: Address = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const answer = (abi: Abi, functionName: string, result: unknown) => answerCall(world, abi, functionName, result);

/** Of the 100 t that circulate of vintage 4097, so many have sound serial numbers at the registry. */
function sound(tonnes: bigint) {
  answer(provenanceAbi, "soundOf", [tonnes * T, (100n - tonnes) * T]);
}

/** An offer of 60 t of vintage 4097, as the chain has it. */
function offered() {
  holderIn(world);
  world.calls[toFunctionSelector("symbol()")] = encodeAbiParameters([{ type: "string" }], ["USDC"]);
  world.calls[toFunctionSelector("decimals()")] = encodeAbiParameters([{ type: "uint8" }], [6]);
  answer(parseAbi(["function balanceOf(address) view returns (uint256)"]), "balanceOf", 10n ** 12n);
  answer(creditMarketAbi, "listingOf", {
    ...{ seller: SELLER, vintage: 4097, payToken: USDC, remaining: 60n * T, minFill: 0n },
    ...{ unitPrice: 8_500_000n, expiry: 4_000_000_000, lot: 0n, status: 0 },
  });
  answer(creditMarketAbi, "paused", false);
  answer(creditMarketAbi, "quote", {
    ...{ payToken: USDC, price: 8_500_000n, commission: 1n, total: 8_500_001n, discountPercent: 0n },
  });
  answer(stakedCrbnAbi, "tierOf", 0);
  answer(carbonCreditAbi, "isTradable", true);
}

async function openAs(account: Address, address: string) {
  const page = await openPage(address);
  await connect(wagmiConfig, { connector: mock({ accounts: [account] }) });
  return page;
}

beforeEach(offered);
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

describe("an offer of a vintage that the registry recalled", () => {
  const buy = () => screen.getByRole<HTMLButtonElement>("button", { name: "Buy" });
  const type = async (tonnes: string) => {
    await userEvent.type(await screen.findByLabelText(/^Amount/), tonnes);
    await screen.findByText("You pay");
  };

  it("tells a buyer how much of it is sound, and sells no more than that", async () => {
    sound(40n);
    await openAs(BUYER, "/buy/1");
    const notice = within((await screen.findByTestId("recall-notice")).closest(".border-danger") as HTMLElement);
    expect(notice.getByText(/100\s*t/)).toBeTruthy();
    expect(notice.getByText(/40\s*t/)).toBeTruthy();
    expect(notice.getByText(/you may never be able to retire/)).toBeTruthy();
    expect(notice.getByRole("link", { name: /trail of this vintage/ }).getAttribute("href")).toBe("/vintages/4097");
    expect(screen.getByText("Partly recalled")).toBeTruthy();
    expect(screen.queryByText("For sale")).toBeNull();
    await type("40");
    expect(buy().disabled).toBe(false);
    await userEvent.type(screen.getByLabelText(/^Amount/), ".5");
    expect(await screen.findByText(/no more than that can be bought here/)).toBeTruthy();
    expect(buy().disabled).toBe(true);
  });

  it("is not sold when nothing is sound", async () => {
    sound(0n);
    await openAs(BUYER, "/buy/1");
    expect(await screen.findByText(/No sound serial number of this vintage is left/)).toBeTruthy();
    expect(screen.getByText("Recalled")).toBeTruthy();
    expect(screen.getByText(/None of these credits can be retired now/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Buy" })).toBeNull();
  });

  it("says nothing of a sound vintage", async () => {
    sound(100n);
    await openAs(BUYER, "/buy/1");
    expect(await screen.findByText("For sale")).toBeTruthy();
    expect(screen.queryByTestId("recall-notice")).toBeNull();
    await type("60");
    expect(buy().disabled).toBe(false);
  });
});

/** A vintage that the indexer knows, of 100 t of which so many are gone. */
const short = (tonnes: number) => ({ supply: supply(100), shortfall: `${BigInt(tonnes) * T}` });

describe("the portfolio and a project's page", () => {
  const offer = (tonnes: number) => listing("1", { vintage: { id: "4097", ...short(tonnes) } });
  const page = (tonnes: number) => ({
    project: { ...project(1), vintages: [vintage(short(tonnes))], history: [] },
    listings: [listing("1")],
  });
  /** What the chain alone tells of the one project and its one listing. */
  function chainOnly() {
    world.meta = null;
    world.logs.push(
      logAt(8n, creditMarketAbi, "Listed", {
        ...{ listing: 1n, seller: SELLER, vintage: 4097, amount: 60n * T, unitPrice: 8_500_000n, payToken: USDC },
        ...{ minFill: 0n, expiry: 4_000_000_000 },
      }),
    );
    answer(projectRegistryAbi, "projectCount", 1n);
    answer(carbonCreditAbi, "vintageCountOf", 1n);
  }

  it.each([
    ["the indexer", 60, "Partly recalled", /60\s*t/],
    ["the indexer", 100, "Recalled", /Nothing now/],
    ["the chain", 60, "Partly recalled", /60\s*t/],
    ["the chain", 100, "Recalled", /Nothing now/],
  ])("say so on a card, by %s: %i t of 100 t are gone", async (source, gone, pill, left) => {
    sound(100n - BigInt(gone));
    Object.assign(world.answers, { Projects: { projects: [project(1)] }, OpenListings: { listings: [offer(gone)] } });
    if (source === "the chain") chainOnly();
    await openPage("/");
    const card = within((await screen.findByText(pill)).closest("li") as HTMLElement);
    expect(card.getByText(left)).toBeTruthy();
  });

  it.each([
    ["the indexer", 60, "Partly recalled", 1],
    ["the indexer", 100, "Recalled", 0],
    ["the chain", 60, "Partly recalled", 1],
    ["the chain", 100, "Recalled", 0],
  ])("say so at an offer, by %s: %i t of 100 t are gone", async (source, gone, pill, links) => {
    sound(100n - BigInt(gone));
    Object.assign(world.answers, { ProjectDetail: page(gone), Curation: curationAnswer() });
    if (source === "the chain") chainOnly();
    await openPage("/projects/1");
    const offers = within(await screen.findByRole("table", { name: "Offers" }));
    expect(offers.getByText(pill)).toBeTruthy();
    expect(offers.queryAllByRole("link", { name: "Buy" })).toHaveLength(links);
    expect(within(screen.getByRole("table", { name: "Vintages" })).getByText(pill)).toBeTruthy();
  });
});

describe("the form that lists credits", () => {
  it.each([
    [40n, /told so before they buy/],
    [0n, /Nothing of it can be bought on these pages/],
  ])("warns a seller when %i t of 100 t are sound", async (tonnes, sentence) => {
    sound(tonnes);
    await openAs(HOLDER, "/credits");
    await userEvent.click(await screen.findByRole("button", { name: /^Sell / }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(sentence)).toBeTruthy();
    expect(dialog.getByText(/have sound serial numbers/)).toBeTruthy();
  });
});
