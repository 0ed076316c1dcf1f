import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { maxUint256 } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { wagmiConfig } from "../src/chain/wagmi.ts";
import { carbonCreditAbi, testUsdcAbi } from "../src/generated/contracts.ts";
import { provenanceAbi } from "../src/generated/provenance.ts";
import { creditMarketAbi } from "../src/generated/trading.ts";
import { HOLDER } from "./support/holder.ts";
import { answerAt, answerCall, logAt, refuseCall } from "./support/indexer.ts";
import { HOLDINGS, POOL, pool, poolIn } from "./support/poolWorld.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = 10n ** 18n;
const TOKEN = "0x00000000000000000000000000000000000000c1" as const;
const OTHER = "0x00000000000000000000000000000000000000f1" as const;
const listing = {
  ...{ seller: HOLDER, vintage: 4097, payToken: TOKEN, remaining: 40n * T, minFill: 0n, unitPrice: 10_000_000n },
  ...{ expiry: 2_000_000_000, lot: 0n, status: 0 },
} as const;
const plain = (element: HTMLElement) => (element.textContent ?? "").replace(/\u00a0/g, " ");

beforeEach(() => {
  window.localStorage.clear();
  poolIn(world);
  answerCall(world, testUsdcAbi, "symbol", "USDC");
  answerCall(world, testUsdcAbi, "decimals", 6);
  answerAt(world, pool, "symbol", "CTN");
  answerCall(world, creditMarketAbi, "listingOf", listing);
  answerCall(world, creditMarketAbi, "quote", {
    ...{ payToken: TOKEN, price: 10_000_000n, commission: 150_000n, total: 10_150_000n, discountPercent: 0n },
  });
  answerCall(world, creditMarketAbi, "paused", false);
  answerCall(world, creditMarketAbi, "bandOf", [0n, maxUint256]);
  answerCall(world, creditMarketAbi, "counterOf", 0n);
  // The account holds one vintage of 12 t.
  world.logs = world.logs.slice(0, 1);
  answerCall(world, creditMarketAbi, "isPayToken", true);
  world.logs.push(logAt(3n, creditMarketAbi, "PayTokenSet", { payToken: TOKEN, admitted: true }));
});
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

async function openAs(path: string) {
  const page = await openPage(path);
  await connect(wagmiConfig, { connector: mock({ accounts: [HOLDER] }) });
  return page;
}

describe("the form of listings", { timeout: 30_000 }, () => {
  const send = () => screen.getByRole<HTMLButtonElement>("button", { name: "List for sale" });
  it("takes no more than is held, over all its rows, and only whole lots", async () => {
    answerCall(world, carbonCreditAbi, "balanceOfBatch", [1_200n * T]);
    await openAs("/market/sell");
    const row = within(await screen.findByTestId("sell-row"));
    expect(send().disabled).toBe(true);
    // Lots of 10,000 t are no choice for whom holds less.
    expect(row.getAllByRole("option", { name: /^lots of/ }).map(plain)).toEqual(["lots of 1,000 t"]);
    await userEvent.type(row.getByLabelText(/^Amount/), "1201");
    expect(await row.findByText(/^At most .* t\.$/)).toBeTruthy();
    await userEvent.clear(row.getByLabelText(/^Amount/));
    await userEvent.type(row.getByLabelText(/^Amount/), "800");
    await userEvent.type(row.getByLabelText(/^Price of one tonne/), "2.5");
    await waitFor(() => expect(send().disabled).toBe(false));
    expect(plain(screen.getByTestId("proceeds"))).toBe("Sold whole, it brings you 2,000.00 USDC.");
    await userEvent.selectOptions(row.getByLabelText("Sold in"), "1");
    expect(await row.findByText("This is no whole number of lots.")).toBeTruthy();
    expect(send().disabled).toBe(true);
    await userEvent.selectOptions(row.getByLabelText("Sold in"), "0");
    await userEvent.click(screen.getByRole("button", { name: "Add a listing" }));
    const second = within(screen.getAllByTestId("sell-row")[1] as HTMLElement);
    await userEvent.type(second.getByLabelText(/^Amount/), "500");
    await userEvent.type(second.getByLabelText(/^Price of one tonne/), "3");
    expect(send().disabled).toBe(true);
    await userEvent.click(second.getByRole("button", { name: "Remove this listing" }));
    expect(send().disabled).toBe(false);
  });
  it.each([
    ["whose project is closed", () => answerCall(world, carbonCreditAbi, "isTradable", false), "suspended"],
    ["that the registry recalled", () => answerCall(world, provenanceAbi, "soundOf", [0n, 12n * T]), "recalled"],
  ] as const)("marks credits %s, and lists none of them", async (_, close, word) => {
    close();
    await openAs("/market/sell");
    const row = within(await screen.findByTestId("sell-row"));
    expect(plain(row.getByRole("option", { name: /Mangroves/ }))).toMatch(new RegExp(`no\\. 4097.*10 t · ${word}$`));
    expect(row.getByRole("alert").textContent).toMatch(/cannot be sold now|Nobody can buy it/);
    await userEvent.type(row.getByLabelText(/^Amount/), "1");
    await userEvent.type(row.getByLabelText(/^Price of one tonne/), "1");
    expect(send().disabled).toBe(true);
  });
  it("is not offered to whom holds nothing", async () => {
    world.logs = world.logs.slice(1);
    await openAs("/market/sell");
    expect(await screen.findByText("You hold no credits yet")).toBeTruthy();
    expect(screen.queryByTestId("sell-row")).toBeNull();
  });
});

describe("the form of an order", { timeout: 30_000 }, () => {
  const next = () => screen.getByRole<HTMLButtonElement>("button", { name: "Continue" });
  async function fill(price = "3") {
    await openAs("/market/sign");
    const form = within(await screen.findByTestId("sign-form"));
    await userEvent.type(form.getByLabelText(/^Amount/), "2");
    await userEvent.type(form.getByLabelText(/^Price of one tonne/), price);
    return form;
  }
  it("names no account that cannot be, nor one's own", async () => {
    const form = await fill();
    await waitFor(() => expect(next().disabled).toBe(false));
    const taker = form.getByLabelText(/^Who may fill it/);
    await userEvent.type(taker, "0x12");
    expect(form.getByText(/This is no address/)).toBeTruthy();
    expect(next().disabled).toBe(true);
    await userEvent.clear(taker);
    await userEvent.type(taker, HOLDER);
    expect(form.getByText(/This is your own account/)).toBeTruthy();
    await userEvent.clear(taker);
    await userEvent.type(taker, OTHER);
    await userEvent.click(next());
    const review = plain(await screen.findByTestId("sign-review"));
    expect(review).toMatch(/pays you this price in full/);
    // What is signed is said once more before it is.
    expect(review).toMatch(/Amount2 t.*Price of a tonne3\.00 USDC.*Price of all of it6\.00 USDC/);
  });
  it("is not signed outside of the band that the stakers have set", async () => {
    answerCall(world, creditMarketAbi, "bandOf", [4_000_000n, 6_000_000n]);
    const form = await fill();
    expect(plain(await form.findByRole("alert"))).toMatch(/from 4\.00 USDC.*to 6\.00 USDC.*only/);
    expect(next().disabled).toBe(true);
  });
  it("to buy needs nothing that one holds", async () => {
    const form = await fill("2");
    await userEvent.selectOptions(form.getByLabelText("You"), "buy credits");
    await userEvent.clear(form.getByLabelText("Number of the vintage"));
    expect(next().disabled).toBe(true);
    await userEvent.type(form.getByLabelText("Number of the vintage"), "8193");
    expect(await form.findByText(/^Mangroves.*, 20/)).toBeTruthy();
    await userEvent.click(next());
    expect(plain(await screen.findByTestId("sign-review"))).toMatch(/delivers the credits to you.*less the commission/);
  });
});

describe("an order to buy", { timeout: 30_000 }, () => {
  it("of a vintage that does not exist is not signed", async () => {
    world.logs = world.logs.slice(1);
    refuseCall(world, carbonCreditAbi, "vintageOf", "VintageUnknown", [4095]);
    await openAs("/market/sign?vintage=4095");
    const form = within(await screen.findByTestId("sign-form"));
    await userEvent.type(form.getByLabelText(/^Amount/), "2");
    await userEvent.type(form.getByLabelText(/^Price of one tonne/), "1");
    expect(await form.findByText("There is no such vintage.")).toBeTruthy();
    expect(form.getByRole<HTMLButtonElement>("button", { name: "Continue" }).disabled).toBe(true);
  });
});

describe("one's own offers", { timeout: 30_000 }, () => {
  const listed = () =>
    logAt(5n, creditMarketAbi, "Listed", {
      ...{ listing: 7n, seller: HOLDER, vintage: 4097, amount: 50n * T, unitPrice: 10_000_000n },
      ...{ payToken: TOKEN, minFill: 0n, expiry: 2_000_000_000 },
    });
  it("can be changed and taken back, also when they have expired", async () => {
    world.logs.push(listed());
    const { unmount } = await openAs("/market/mine");
    const table = within(await screen.findByRole("table", { name: "My listings" }));
    expect(table.getByText("For sale")).toBeTruthy();
    await userEvent.click(table.getByRole("button", { name: "Change price" }));
    expect(await screen.findByRole("dialog")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Change the price" })).toBeTruthy();
    unmount();
    await disconnect(wagmiConfig);
    answerCall(world, creditMarketAbi, "listingOf", { ...listing, status: 1 });
    await openAs("/market/mine");
    const expired = within(await screen.findByRole("table", { name: "My listings" }));
    expect(expired.getByText("Expired")).toBeTruthy();
    expect(expired.getByRole("button", { name: "Offer again" })).toBeTruthy();
    await userEvent.click(expired.getByRole("button", { name: "Take back" }));
    expect(await screen.findByRole("button", { name: "Take back what is left" })).toBeTruthy();
  });
  it("are nobody's without a wallet, and nothing where there are none", async () => {
    await openPage("/market/mine");
    expect(await screen.findByText("Connect a wallet to see your offers")).toBeTruthy();
    await connect(wagmiConfig, { connector: mock({ accounts: [HOLDER] }) });
    expect(await screen.findByText("You have listed nothing")).toBeTruthy();
    expect(screen.getByText("No orders are kept in this browser")).toBeTruthy();
  });
});

describe("a pool's book", { timeout: 30_000 }, () => {
  it("shows what lies in the pool, and what is offered of it", async () => {
    world.answers.BookListings = { listings: [{ id: "7" }] };
    answerAt(world, pool, "backing", [HOLDINGS.slice(0, 1), 0]);
    await openPage(`/market/pool/${POOL}`);
    expect(await screen.findByRole("heading", { level: 1, name: "Book of CTN" })).toBeTruthy();
    expect(screen.getByText("no pair with USDC")).toBeTruthy();
    expect(plain(screen.getByText("Credits in the pool").parentElement as HTMLElement)).toMatch(/10 t$/);
    const offers = within(await screen.findByRole("table", { name: "On offer" }));
    await waitFor(() => expect(offers.getAllByText(/10\.15 USDC/).length).toBeGreaterThan(0));
  });
  it("is empty where the pool is", async () => {
    answerAt(world, pool, "backing", [[], 0]);
    await openPage(`/market/pool/${POOL}`);
    expect(await screen.findByText("Nothing lies in this pool yet")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });
  it("says that an address is no pool's", async () => {
    await openPage("/market/pool/0x12");
    expect(await screen.findByText("There is no pool with this address")).toBeTruthy();
  });
});
