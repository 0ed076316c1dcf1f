import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type Address, erc20Abi, getAbiItem, maxUint256, type TypedDataDefinition, toFunctionSelector } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { HOLDER } from "../../../../test/support/holder.ts";
import { answerAt, answerCall, logAt, refuseCall } from "../../../../test/support/indexer.ts";
import { POOL, pool, poolIn } from "../../../../test/support/poolWorld.ts";
import { openPage } from "../../../../test/support/render.tsx";
import { servedWorld } from "../../../../test/support/servedWorld.ts";
import { contracts } from "../../../chain/contracts.ts";
import { usdcAddress } from "../../../chain/liquidity.ts";
import { publicClient, wagmiConfig } from "../../../chain/wagmi.ts";
import { type MarketOrder, SELL } from "../../../data/book/index.ts";
import { carbonCreditAbi } from "../../../generated/contracts.ts";
import { retirementRouterAbi, uniswapV2FactoryAbi, uniswapV2PairAbi } from "../../../generated/liquidity.ts";
import { provenanceAbi } from "../../../generated/provenance.ts";
import { creditMarketAbi, orderBoardAbi } from "../../../generated/trading.ts";
import { setSlippage } from "../../../transactions/slippage.ts";
import { marketOrderData } from "../../market/index.ts";

vi.mock("virtual:deployment", () => {
  const names = ["ProjectRegistry", "CarbonCredit", "CreditIssuance", "RetirementCertificate", "CreditMarket", "USDC"];
  const more = ["UniswapV2Factory", "UniswapV2Router", "RetirementRouter", "OrderBoard"];
  const hex = (n: number) => `0x${(n + 1).toString(16).repeat(40).slice(0, 40)}`;
  const entries = [...names, ...more].map((name, n) => [name, { address: hex(n) }]);
  return { default: { contracts: Object.fromEntries([...entries, ["CRBN", { address: hex(14) }]]) } };
});

const world = servedWorld();
const T = 10n ** 18n;
const NOBODY: Address = `0x${"00".repeat(20)}`;
const SELLER: Address = `0x${"5e".repeat(20)}`;
const at = (address: Address) => ({ address, abi: erc20Abi });
const plain = (element: HTMLElement) => (element.textContent ?? "").replace(/\u00a0/g, " ");
const button = () => screen.getByRole<HTMLButtonElement>("button", { name: "Retire now" });

/** A market with one listing for USDC, and a pool whose token has a pair with it. */
beforeEach(() => {
  poolIn(world);
  setSlippage(50);
  world.answers.BookOverview = { listings: [] };
  for (const [address, symbol, decimals, balance] of [
    [usdcAddress, "USDC", 6, 100_000_000n],
    [contracts.crbn.address, "CRBN", 18, 5n * T],
    [POOL, "CTN", 18, 12n * T],
  ] as const) {
    answerAt(world, at(address), "symbol", symbol);
    answerAt(world, at(address), "decimals", decimals);
    answerAt(world, at(address), "balanceOf", balance);
  }
  answerCall(world, uniswapV2FactoryAbi, "getPair", `0x${"aa".repeat(20)}`);
  answerAt(world, pool, "previewRedeemAuto", [[{ vintage: 4097, amount: T }], 0n]);
  answerCall(world, creditMarketAbi, "bandOf", [0n, maxUint256]);
  answerCall(world, creditMarketAbi, "isPayToken", true);
  answerCall(world, creditMarketAbi, "paused", false);
  answerCall(world, creditMarketAbi, "listingOf", {
    ...{ seller: SELLER, vintage: 4097, payToken: usdcAddress, remaining: 40n * T, minFill: 0n },
    ...{ unitPrice: 10_000_000n, expiry: 2_000_000_000, lot: 0n, status: 0 },
  });
  world.logs.push(
    logAt(5n, creditMarketAbi, "Listed", {
      ...{ listing: 7n, seller: SELLER, vintage: 4097, amount: 50n * T, unitPrice: 10_000_000n },
      ...{ payToken: usdcAddress, minFill: 0n, expiry: 2_000_000_000 },
    }),
  );
  answerCall(world, retirementRouterAbi, "quoteExactTonnes", {
    ...{ tonnes: T, paid: 10_150_000n, cost: 10_150_000n, fee: 150_000n },
  });
});
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

/** An order to sell, cheaper than the listing, that was announced on the chain. */
async function announced() {
  const maker = privateKeyToAccount(generatePrivateKey());
  const order = {
    ...{ maker: maker.address, taker: NOBODY, side: SELL, vintage: 4098, amount: 5n * T, unitPrice: 8_000_000n },
    ...{ payToken: usdcAddress, minFill: 0n, nonce: 1n, counter: 0n, deadline: 2_000_000_000 },
  } satisfies MarketOrder;
  const signature = await maker.signTypedData(marketOrderData(order) as TypedDataDefinition);
  vi.spyOn(publicClient, "getCode").mockResolvedValue(undefined);
  answerCall(world, creditMarketAbi, "orderStatus", [0, 5n * T]);
  answerCall(world, creditMarketAbi, "hashOrder", `0x${"5".repeat(64)}`);
  answerCall(world, carbonCreditAbi, "balanceOf", 3n * T);
  const told = { order: `0x${"5".repeat(64)}`, maker: order.maker, vintage: order.vintage, terms: order, signature };
  world.logs.push(logAt(6n, orderBoardAbi, "OrderAnnounced", told));
}

async function openAs(path = "/retire-now") {
  const page = await openPage(path);
  await connect(wagmiConfig, { connector: mock({ accounts: [HOLDER] }) });
  await screen.findByRole("button", { name: "Retire now" });
  return page;
}

describe("retiring at once", { timeout: 30_000 }, () => {
  it("shows the ways and their prices without a wallet, and asks for one to go on", async () => {
    await openPage("/retire-now");
    await userEvent.type(await screen.findByLabelText(/^Tonnes to retire/), "1");
    const routes = within(await screen.findByTestId("routes"));
    expect(routes.getAllByRole("radio")).toHaveLength(2);
    expect(screen.getByText("Connect a wallet to retire")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Retire now" })).toBeNull();
    expect(screen.queryByTestId("pay")).toBeNull();
  });
  it("warns of a payment that moves the price of its pair", async () => {
    answerCall(world, uniswapV2PairAbi, "token0", usdcAddress);
    answerCall(world, uniswapV2PairAbi, "token1", POOL);
    answerCall(world, uniswapV2PairAbi, "totalSupply", T);
    // At 10 USDC a tonne 20.30 USDC less 0.3 % would bring 2.02391 t: they bring one.
    answerCall(world, uniswapV2PairAbi, "getReserves", [1_000_000n, T / 10n, 0]);
    answerCall(world, retirementRouterAbi, "quoteExactTonnes", {
      ...{ tonnes: T, paid: 20_300_000n, cost: T, fee: 0n },
    });
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    const routes = within(await screen.findByTestId("routes"));
    expect(await routes.findByText(/moves the price by 50\.6%/)).toBeTruthy();
    await userEvent.click(routes.getByRole("radio", { name: /through Uniswap/ }));
    expect(await screen.findByText(/^There is little on Uniswap/)).toBeTruthy();
  });
  it("names every amount that is none, and asks the chain nothing about it", async () => {
    await openAs();
    const tonnes = screen.getByLabelText(/^Tonnes to retire/);
    for (const [typed, sentence] of [
      ["0", /^At least 0.001/],
      ["-1", /^Write a number/],
      ["twelve", /^Write a number/],
      ["1.0000000000000000001", /more decimals/],
    ] as const) {
      await userEvent.clear(tonnes);
      await userEvent.type(tonnes, typed);
      expect(await screen.findByText(sentence)).toBeTruthy();
      expect(button().disabled).toBe(true);
    }
  });
  it("lays the ways beside one another, and binds the payment by the slippage", async () => {
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    const routes = within(await screen.findByTestId("routes"));
    expect(routes.getAllByRole("radio")).toHaveLength(2);
    expect(plain(screen.getByTestId("routes"))).toMatch(/The cheapest listings.*1 t for 10\.15 USDC/);
    expect(plain(screen.getByTestId("routes"))).toMatch(/Pool CTN, what was deposited first.*through Uniswap/);
    const pay = await screen.findByTestId("pay");
    // 10.15 and half a per cent of it, rounded up.
    expect(plain(pay)).toMatch(/You retire1 t.*You pay10\.15 USDC.*At most10\.20075 USDC.*Your balance100\.00 USDC/);
    await waitFor(() => expect(button().disabled).toBe(false));
  });
  it("looks at announced orders as at listings: signed by their makers, and with credits behind them", async () => {
    await announced();
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    const routes = within(await screen.findByTestId("routes"));
    await waitFor(() => expect(routes.getAllByRole("radio")).toHaveLength(3));
    await userEvent.click(routes.getByRole("radio", { name: /^The cheapest signed orders.*Commission/ }));
    const credits = await screen.findByTestId("credits");
    expect(plain(credits)).toMatch(/4098.?1\s*t/);
  });
  it.each([
    ["whose maker has nothing left", () => answerCall(world, carbonCreditAbi, "balanceOf", 0n)],
    ["that was filled", () => answerCall(world, creditMarketAbi, "orderStatus", [2, 0n])],
    ["in a token that the market does not admit", () => answerCall(world, creditMarketAbi, "isPayToken", false)],
    ["beyond the price band", () => answerCall(world, creditMarketAbi, "bandOf", [9_000_000n, maxUint256])],
  ])("passes by an order %s", async (_, breakIt) => {
    await announced();
    breakIt();
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    const routes = within(await screen.findByTestId("routes"));
    // A listing that was made is sold in its token, though no more are made in it.
    expect(routes.getAllByRole("radio")).toHaveLength(2);
    expect(routes.queryByText("The cheapest signed orders")).toBeNull();
  });
  it("offers pools alone while the market is paused, and says so", async () => {
    await announced();
    answerCall(world, creditMarketAbi, "paused", true);
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    const routes = within(await screen.findByTestId("routes"));
    expect(routes.getAllByRole("radio")).toHaveLength(1);
    expect(routes.getByText(/^Pool CTN/)).toBeTruthy();
    expect(screen.getByText(/^The market is paused for now/)).toBeTruthy();
  });
  it("asks the indexer for each token's cheapest, and forgets what it knows to be over", async () => {
    const order = {
      id: "0x01",
      maker: { id: SELLER, counter: "1" },
      taker: null,
      side: "Sell",
      vintage: { id: "4098" },
      counter: "1",
    };
    const told = {
      ...{ ...order, amount: String(5n * T), unitPrice: "8000000", payToken: usdcAddress, minFill: "0", nonce: "1" },
      ...{ deadline: "2000000000", signature: "0x11", order: null, underNonce: null },
    };
    world.answers.AdmittedTokens = { payTokens: [{ id: usdcAddress, admitted: true }] };
    world.answers.RetirementSources = {
      listings: [{ id: "7" }],
      orderAnnouncements: [
        { ...told, counter: "0" },
        { ...told, order: { status: "Filled" } },
        { ...told, taker: SELLER },
        { ...told, underNonce: { cancelledAt: "1", order: null } },
      ],
    };
    world.logs.length = 0;
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    const routes = within(await screen.findByTestId("routes"));
    expect(routes.getByText("The cheapest listings")).toBeTruthy();
    expect(routes.queryByText("The cheapest signed orders")).toBeNull();
    expect(world.asked).toContain("RetirementSources");
    expect(world.called).not.toContain(toFunctionSelector(getAbiItem({ abi: creditMarketAbi, name: "orderStatus" })));
  });
  it("passes by listings of which no serial number is sound", async () => {
    answerCall(world, provenanceAbi, "soundOf", [0n, 100n * T]);
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    const routes = within(await screen.findByTestId("routes"));
    expect(routes.getAllByRole("radio")).toHaveLength(1);
    expect(routes.queryByText("The cheapest listings")).toBeNull();
  });
  it("is not signed with less than it costs, and says so", async () => {
    answerAt(world, at(usdcAddress), "balanceOf", 10_149_999n);
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    expect(await screen.findByText(/^This costs more USDC than you hold/)).toBeTruthy();
    expect(button().disabled).toBe(true);
  });
  it("takes the reader to what is wrong in the claim, and sends nothing", async () => {
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    await waitFor(() => expect(button().disabled).toBe(false));
    const country = screen.getByLabelText(/^Country/);
    await userEvent.type(country, "zz9");
    await userEvent.click(button());
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-invalid")).toBe("true"));
    expect(button().disabled).toBe(false);
  });
  it("says for so much money how much is retired at least", async () => {
    answerCall(world, retirementRouterAbi, "quoteExactPayment", {
      ...{ tonnes: 2n * T, paid: 20_000_000n, cost: 20_000_000n, fee: 1n },
    });
    await openAs();
    await userEvent.selectOptions(screen.getByLabelText("You say"), "how much money");
    await userEvent.type(screen.getByLabelText(/^Money to spend/), "20");
    const pay = await screen.findByTestId("pay");
    expect(plain(pay)).toMatch(/You retire2 t.*You pay20\.00 USDC.*At least retired1\.99 t/);
  });
  it("tells why a way cannot be taken, and stops where there is none", async () => {
    refuseCall(world, retirementRouterAbi, "quoteExactTonnes", "EntriesPaused", []);
    await openAs();
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    expect(await screen.findByText(/^So much cannot be retired in one transaction now/)).toBeTruthy();
    expect(screen.getByText("Other ways that cannot be taken now (2)")).toBeTruthy();
    expect(button().disabled).toBe(true);
  });
  it("has no way from a token without a pair, and no token at an address that is none", async () => {
    answerCall(world, uniswapV2FactoryAbi, "getPair", NOBODY);
    await openAs();
    await userEvent.selectOptions(screen.getByLabelText("Pay in"), "CRBN");
    await userEvent.type(screen.getByLabelText(/^Tonnes to retire/), "1");
    expect((await screen.findAllByText(/Uniswap has no way from the token you pay in/)).length).toBe(2);
    await userEvent.selectOptions(screen.getByLabelText("Pay in"), "another token");
    await userEvent.type(screen.getByLabelText(/^Address of the token/), "0x12");
    expect(screen.getByText(/^This is no address/)).toBeTruthy();
    expect(button().disabled).toBe(true);
  });
});
