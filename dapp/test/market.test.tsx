import { screen, waitFor, within } from "@testing-library/react";
import { maxUint256, zeroAddress } from "viem";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { publicClient } from "../src/chain/wagmi.ts";
import { BUY, type MarketOrder, SELL } from "../src/data/book/index.ts";
import { fragmentOf } from "../src/features/market/orders/link.ts";
import { carbonCreditAbi, projectRegistryAbi, testUsdcAbi } from "../src/generated/contracts.ts";
import { provenanceAbi } from "../src/generated/provenance.ts";
import { creditMarketAbi } from "../src/generated/trading.ts";
import { HOLDER, holderIn } from "./support/holder.ts";
import { answerCall, logAt } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = 10n ** 18n;
const TOKEN = "0x00000000000000000000000000000000000000c1" as const;
const LATE = 2_000_000_000;
const quote = { payToken: TOKEN, price: 10_000_000n, commission: 150_000n, total: 10_150_000n, discountPercent: 0n };
const listing = {
  ...{ seller: HOLDER, vintage: 4097, payToken: TOKEN, remaining: 40n * T, minFill: 0n, unitPrice: 10_000_000n },
  ...{ expiry: LATE, lot: 0n, status: 0 },
} as const;
const listed = () =>
  logAt(5n, creditMarketAbi, "Listed", {
    ...{ listing: 7n, seller: HOLDER, vintage: 4097, amount: 50n * T, unitPrice: 10_000_000n },
    ...{ payToken: TOKEN, minFill: 0n, expiry: LATE },
  });
const summary = {
  listings: [
    {
      ...{ id: "7", remaining: String(40n * T), unitPrice: "10000000", payToken: { id: TOKEN } },
      vintage: { id: "4097", year: 2020 },
      project: { name: "Mangroves", registryProjectId: "VCS-7", status: "Listed" },
    },
  ],
};

beforeEach(() => {
  window.localStorage.clear();
  holderIn(world);
  world.logs.push(listed());
  answerCall(world, testUsdcAbi, "symbol", "USDC");
  answerCall(world, testUsdcAbi, "decimals", 6);
  answerCall(world, creditMarketAbi, "listingOf", listing);
  answerCall(world, creditMarketAbi, "quote", quote);
  answerCall(world, creditMarketAbi, "quoteOrder", { ...quote, total: 9_850_000n });
  answerCall(world, creditMarketAbi, "paused", false);
  answerCall(world, creditMarketAbi, "isPayToken", true);
  answerCall(world, creditMarketAbi, "bandOf", [0n, maxUint256]);
  answerCall(world, creditMarketAbi, "hashOrder", `0x${"5".repeat(64)}`);
  answerCall(world, creditMarketAbi, "orderStatus", [0, 3n * T]);
  answerCall(world, provenanceAbi, "soundOf", [100n * T, 0n]);
  answerCall(world, carbonCreditAbi, "isTradable", true);
  answerCall(world, projectRegistryAbi, "registryOf", ["VCS", "Verra"]);
  world.answers.BookOverview = summary;
  world.answers.AnnouncedToSell = { orderAnnouncements: [] };
  world.answers.BookListings = { listings: [{ id: "7" }] };
});

describe("the market", () => {
  it.each([
    ["from the indexer", () => {}, "indexer"],
    ["from the chain, when the indexer does not answer", () => Object.assign(world, { meta: null }), "chain"],
  ] as const)("says what is on offer %s", async (_, breakIt, source) => {
    breakIt();
    const { container } = await openPage("/market");
    const row = within(await screen.findByRole("row", { name: /2020/ }));
    expect(row.getByText(/40\s*t/)).toBeTruthy();
    await waitFor(() => expect(row.getByText(/10\.00 USDC/)).toBeTruthy());
    expect(container.querySelector(`[data-source=${source}]`)).toBeTruthy();
  });

  it("has a row for a vintage of which only orders were announced, without those that are over", async () => {
    const project = { name: "Wind", registryProjectId: "GS-9", status: "Listed" };
    const fate = { id: "0x01", counter: "1", maker: { counter: "1" }, order: null, underNonce: null };
    const told = { vintage: { id: "8194", year: 2022 }, project, ...fate };
    const filled = { cancelledAt: null, order: { id: "0x01" } };
    world.answers.AnnouncedToSell = {
      orderAnnouncements: [
        told,
        { ...told, counter: "0" },
        { ...told, order: { status: "Filled" } },
        { ...told, order: { status: "Open" }, underNonce: filled },
        { ...told, underNonce: { cancelledAt: "1", order: null } },
        { ...told, id: "0x02", underNonce: filled },
        { ...told, project: { ...project, status: "Suspended" } },
      ],
    };
    await openPage("/market");
    const row = await screen.findByRole("row", { name: /Wind.*2022/ });
    expect([...row.querySelectorAll("td")].slice(-2, -1).map(({ textContent }) => textContent)).toEqual([
      "Signed orders2",
    ]);
  });

  it("has a book that shows what the buyer pays, by the chain's quote", async () => {
    await openPage("/market/vintage/4097");
    const table = within(await screen.findByRole("table", { name: "On offer" }));
    await waitFor(() => expect(table.getByText(/10\.15 USDC/)).toBeTruthy());
    expect(table.getByRole("link", { name: "Buy" }).getAttribute("href")).toBe("/buy/7");
  });

  it("labels what has expired, and offers no way to buy it", async () => {
    answerCall(world, creditMarketAbi, "listingOf", { ...listing, status: 1 });
    await openPage("/market/vintage/4097");
    const table = within(await screen.findByRole("table", { name: "On offer" }));
    expect(table.getByText("Expired")).toBeTruthy();
    expect(table.queryByRole("link", { name: "Buy" })).toBeNull();
  });

  it.each([
    ["is asked of the indexer", () => Object.assign(world.answers, { AnnouncedOrders: { orderAnnouncements: [] } }), 1],
    ["is read from the chain's log, when the indexer does not know of it", () => {}, 1],
    ["is not asked of an indexer that is down", () => Object.assign(world, { meta: null }), 0],
  ] as const)("what was announced %s", async (_, setUp, times) => {
    setUp();
    await openPage("/market/vintage/4097");
    expect(await screen.findByRole("table", { name: "On offer" })).toBeTruthy();
    expect(screen.getByText("Nobody has announced that they buy")).toBeTruthy();
    expect(world.asked.includes("AnnouncedOrders")).toBe(times === 1);
  });

  it("says that a vintage does not exist", async () => {
    await openPage("/market/vintage/abc");
    expect(await screen.findByText(/There is no such vintage/)).toBeTruthy();
  });
});

describe("a received order", () => {
  const order = {
    ...{ maker: HOLDER, taker: zeroAddress, vintage: 4097, amount: 5n * T, unitPrice: 10_000_000n, payToken: TOKEN },
    ...{ minFill: 0n, nonce: 1n, counter: 0n, deadline: LATE },
  } satisfies Omit<MarketOrder, "side">;

  it.each(["#%E0%A4%A", "#eyJraW5kIjoxfQ", `#${"A".repeat(60_000)}`, "#<script>alert(1)</script>", "#e30"])(
    "that is hostile or broken only gets a sentence: %#",
    async (fragment) => {
      await openPage(`/market/order${fragment}`);
      expect(await screen.findByText(/This is no order of this market/)).toBeTruthy();
      expect(screen.queryByTestId("order")).toBeNull();
    },
  );

  it.each([SELL, BUY] as const)(
    "whose signature does not fit is never offered to be filled (side %s)",
    async (side) => {
      vi.spyOn(publicClient, "getCode").mockResolvedValue(undefined);
      const signed = { order: { ...order, side }, signature: `0x${"11".repeat(65)}` } as const;
      await openPage(`/market/order#${fragmentOf(signed)}`);
      const shown = await screen.findByTestId("order");
      await waitFor(() => expect(shown.dataset.problem).toBe("unsigned"));
      expect(within(shown).getByText(/The signature does not fit/)).toBeTruthy();
      expect(screen.queryByTestId("fill")).toBeNull();
      expect(within(shown).queryByText(/Keep it in this browser/)).toBeNull();
    },
  );
});
