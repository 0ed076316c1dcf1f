import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type Address, erc20Abi } from "viem";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { HOLDER } from "../../../../test/support/holder.ts";
import { answerAt, answerCall } from "../../../../test/support/indexer.ts";
import { openPage } from "../../../../test/support/render.tsx";
import { servedWorld } from "../../../../test/support/servedWorld.ts";
import { contracts } from "../../../chain/contracts.ts";
import { usdcAddress } from "../../../chain/liquidity.ts";
import { wagmiConfig } from "../../../chain/wagmi.ts";
import {
  liquidityMiningAbi,
  poolFactoryAbi,
  uniswapV2FactoryAbi,
  uniswapV2PairAbi,
  uniswapV2RouterAbi,
} from "../../../generated/liquidity.ts";
import { setSlippage } from "../../../transactions/slippage.ts";

vi.mock("virtual:deployment", () => {
  const names = ["CRBN", "USDC", "UniswapV2Factory", "UniswapV2Router", "LiquidityMining", "PoolFactory"];
  const address = (n: number) => `0x${String(n + 1).repeat(40)}`;
  return { default: { contracts: Object.fromEntries(names.map((name, n) => [name, { address: address(n) }])) } };
});

const world = servedWorld();
const T = 10n ** 18n;
const DAY = 86_400n;
const NOBODY: Address = `0x${"00".repeat(20)}`;
const PAIR: Address = `0x${"aa".repeat(20)}`;
const CRBN = contracts.crbn.address;
const plain = (element: HTMLElement) => (element.textContent ?? "").replace(/\u00a0/g, " ");
const at = (address: Address) => ({ address, abi: erc20Abi });
const pair = { address: PAIR, abi: uniswapV2PairAbi };

const clock = {
  running: true,
  clock: 10n * DAY,
  end: 150n * DAY,
  weight: 10n,
  emitted: 100n * T,
  scheduled: 1_400n * T,
};
const farm = { token: PAIR, weight: 10n, staked: T, rate: (40_000n * T) / (365n * DAY) };

/** A pair of 1,000,000 CRBN and 100,000 USDC, of whose ten shares one is staked in the one farm. */
function earnIn() {
  answerCall(world, poolFactoryAbi, "poolCount", 0n);
  answerCall(world, uniswapV2FactoryAbi, "getPair", PAIR);
  answerAt(world, pair, "token0", CRBN);
  answerAt(world, pair, "token1", usdcAddress);
  answerAt(world, pair, "getReserves", [1_000_000n * T, 100_000_000_000n, 1]);
  answerAt(world, pair, "totalSupply", 10n * T);
  for (const [address, symbol, decimals, balance] of [
    [PAIR, "UNI-V2", 18, 2n * T],
    [CRBN, "CRBN", 18, 500n * T],
    [usdcAddress, "USDC", 6, 1_000_000_000n],
  ] as const) {
    answerAt(world, at(address), "symbol", symbol);
    answerAt(world, at(address), "decimals", decimals);
    answerAt(world, at(address), "balanceOf", balance);
  }
  answerCall(world, liquidityMiningAbi, "farmCount", 1n);
  answerCall(world, liquidityMiningAbi, "farmAt", farm);
  answerCall(world, liquidityMiningAbi, "clock", clock);
  answerCall(world, liquidityMiningAbi, "pausedUntil", 0n);
  answerCall(world, liquidityMiningAbi, "positionOf", [T, 7n * T]);
  answerCall(world, liquidityMiningAbi, "schedule", [
    { start: 0n, duration: 100n * DAY, before: 0n, emission: 1_000n * T },
    { start: 100n * DAY, duration: 50n * DAY, before: 1_000n * T, emission: 400n * T },
  ]);
}

async function openAs() {
  const page = await openPage("/earn");
  await connect(wagmiConfig, { connector: mock({ accounts: [HOLDER] }) });
  return page;
}
const farmCard = async () => within(await screen.findByTestId("farm"));

beforeEach(() => {
  earnIn();
  setSlippage(50);
});
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

describe("the farms", { timeout: 40_000 }, () => {
  it("tell what they earn, and how that is computed", async () => {
    await openPage("/earn");
    const card = await farmCard();
    // 4,000 USDC in CRBN a year on a tenth of 200,000 USDC; the rate is rounded down to a whole unit a second.
    expect(await card.findByText("19.99%", { selector: "[data-testid=apr]" })).toBeTruthy();
    const text = plain(screen.getByTestId("farm"));
    expect(text).toMatch(/^CRBN \/ USDC/);
    expect(text).toMatch(/Staked by all1 CRBN-USDC LP/);
    expect(text).toMatch(/Earns in a day, now109.589 CRBN/);
    expect(text).toMatch(/APR = CRBN earned in a year/);
    expect(text).toMatch(/getReserves\): 0.10 USDC/);
    expect(text).toMatch(/twice its USDC: 200,000.00 USDC/);
    expect(card.queryByText("My stake")).toBeNull();
  });
  it("show a dash and no guess where a price is unknown, or nothing is staked", async () => {
    answerAt(world, pair, "getReserves", [0n, 0n, 1]);
    const { unmount } = await openPage("/earn");
    expect(plain(await (await farmCard()).findByTestId("apr"))).toBe("— (a price is not known)");
    unmount();
    earnIn();
    answerCall(world, liquidityMiningAbi, "farmAt", { ...farm, staked: 0n, rate: 0n });
    answerCall(world, liquidityMiningAbi, "clock", { ...clock, running: false, weight: 0n });
    await openPage("/earn");
    expect(await screen.findByText(/nothing is staked/, { selector: "[data-testid=apr] span" })).toBeTruthy();
    expect(screen.getByText("The clock stands still")).toBeTruthy();
    expect(screen.getByText(/Nothing is lost either/)).toBeTruthy();
  });
  it("of a token that is no pair of Uniswap's have no APR and the token's own name", async () => {
    answerCall(world, uniswapV2FactoryAbi, "getPair", NOBODY);
    await openPage("/earn");
    const card = await farmCard();
    expect(card.getByRole("heading", { name: "UNI-V2" })).toBeTruthy();
    expect(plain(await card.findByTestId("apr"))).toMatch(/^—/);
  });
  it("say what is mine, and let me stake no more than I have", async () => {
    await openAs();
    const card = await farmCard();
    await card.findByText("My stake");
    expect(plain(screen.getByTestId("farm"))).toMatch(/My stake1 CRBN-USDC LP.*Earned by me7 CRBN/);
    expect(plain(screen.getByTestId("earned"))).toMatch(/7 CRBN/);
    expect(screen.getByRole("button", { name: "Claim all" })).toBeTruthy();
    await userEvent.click(card.getByRole("button", { name: "Stake" }));
    const dialog = within(await screen.findByRole("dialog"));
    const field = dialog.getByLabelText(/^Amount to stake/);
    const send = () => dialog.getByRole<HTMLButtonElement>("button", { name: "Stake" });
    expect(send().disabled).toBe(true);
    for (const [text, refused] of [
      ["2.1", "At most 2."],
      ["0", /^At least/],
      ["x", /Write a number/],
      ["1.0000000000000000001", /more decimals/],
    ] as const) {
      await userEvent.clear(field);
      await userEvent.type(field, text);
      expect(await dialog.findByText(refused)).toBeTruthy();
      expect(send().disabled).toBe(true);
    }
    await userEvent.clear(field);
    await userEvent.type(field, "２");
    expect(send().disabled).toBe(false);
  });
  it("say that staking is stopped, and still let me go", async () => {
    answerCall(world, liquidityMiningAbi, "pausedUntil", 4_000_000_000n);
    await openAs();
    expect(await screen.findByText("Staking in farms is stopped")).toBeTruthy();
    const card = await farmCard();
    await card.findByText("My stake");
    expect(card.getByRole<HTMLButtonElement>("button", { name: "Stake" }).disabled).toBe(true);
    expect(card.getByRole<HTMLButtonElement>("button", { name: "Withdraw" }).disabled).toBe(false);
    expect(card.getByRole<HTMLButtonElement>("button", { name: "Withdraw everything and claim" }).disabled).toBe(false);
  });
});

describe("the schedule", () => {
  it("is shown whole, with where its clock stands", async () => {
    await openPage("/earn");
    const table = await screen.findByRole("table", { name: "Schedule of the emission" });
    const [, first, second] = within(table).getAllByRole("row").map(plain);
    expect(first).toMatch(/1now.*0.*100.*1,000 CRBN.*10 CRBN/);
    expect(second).toMatch(/2.*100.*50.*400 CRBN.*8 CRBN/);
    const picture = within(screen.getByTestId("schedule-chart")).getByRole("img");
    expect(picture.getAttribute("aria-label")).toMatch(/1,400 CRBN in 2 epochs/);
    expect(picture.querySelectorAll("rect")).toHaveLength(2);
  });
  it("may be over, or not begun", async () => {
    answerCall(world, liquidityMiningAbi, "clock", { ...clock, clock: 150n * DAY, running: true });
    const { unmount } = await openPage("/earn");
    expect(await screen.findByText("The schedule is over")).toBeTruthy();
    unmount();
    answerCall(world, liquidityMiningAbi, "clock", { ...clock, clock: 0n, end: 0n, running: false });
    answerCall(world, liquidityMiningAbi, "schedule", []);
    await openPage("/earn");
    expect(await screen.findByText("No schedule was started yet")).toBeTruthy();
    expect(screen.queryByText("The clock stands still")).toBeNull();
  });
});

describe("liquidity", () => {
  async function openForm(name: string) {
    await openAs();
    const card = within(await screen.findByTestId("pair"));
    await userEvent.click(await card.findByRole("button", { name }));
    return within(await screen.findByRole("dialog"));
  }
  it("tells the price and what of the pair is mine", async () => {
    await openAs();
    const card = within(await screen.findByTestId("pair"));
    await card.findByText("Mine, of USDC");
    expect(plain(screen.getByTestId("pair"))).toMatch(
      /Price of a CRBN0.10 USDC.*Mine, of CRBN200,000 CRBN.*20,000.00 USDC/,
    );
  });
  it("is added at the router's own quote, with the least of both by the slippage", async () => {
    answerCall(world, uniswapV2RouterAbi, "quote", 10_000_000n);
    const form = await openForm("Add liquidity");
    await userEvent.type(form.getByLabelText(/^Amount of CRBN/), "100");
    await vi.waitFor(() => expect(form.getByLabelText<HTMLInputElement>(/^Amount of USDC/).value).toBe("10"));
    expect(plain(await form.findByTestId("quote"))).toMatch(
      /CRBN added, at least99.5 CRBN.*USDC added, at least9.95 USDC/,
    );
    expect(form.getByRole<HTMLButtonElement>("button", { name: "Add liquidity" }).disabled).toBe(false);
    await userEvent.click(form.getByRole("radio", { name: "1%" }));
    expect(plain(form.getByTestId("quote"))).toMatch(/99 CRBN.*9.9 USDC/);
    await userEvent.clear(form.getByLabelText(/^Amount of CRBN/));
    await userEvent.type(form.getByLabelText(/^Amount of CRBN/), "501");
    expect(await form.findByText("At most 500 CRBN.")).toBeTruthy();
    expect(form.getByRole<HTMLButtonElement>("button", { name: "Add liquidity" }).disabled).toBe(true);
  });
  it("sets the price of an empty pair, and says so", async () => {
    answerAt(world, pair, "getReserves", [0n, 0n, 1]);
    answerAt(world, pair, "totalSupply", 0n);
    const form = await openForm("Add liquidity");
    expect(form.getByText("This pair is empty")).toBeTruthy();
    await userEvent.type(form.getByLabelText(/^Amount of CRBN/), "100");
    expect(form.getByRole<HTMLButtonElement>("button", { name: "Add liquidity" }).disabled).toBe(true);
    await userEvent.type(form.getByLabelText(/^Amount of USDC/), "7");
    expect(form.getByLabelText<HTMLInputElement>(/^Amount of CRBN/).value).toBe("100");
    expect(form.getByRole<HTMLButtonElement>("button", { name: "Add liquidity" }).disabled).toBe(false);
  });
  it("is removed for at least so much of both", async () => {
    const form = await openForm("Remove liquidity");
    await userEvent.click(form.getByRole("button", { name: "50%" }));
    expect(form.getByLabelText<HTMLInputElement>(/^Shares to give back/).value).toBe("1");
    const quote = plain(await form.findByTestId("quote"));
    expect(quote).toMatch(/CRBN, about100,000 CRBN.*CRBN, at least99,500 CRBN/);
    expect(quote).toMatch(/USDC, about10,000 USDC.*USDC, at least9,950 USDC/);
    await userEvent.clear(form.getByLabelText(/^Shares to give back/));
    await userEvent.type(form.getByLabelText(/^Shares to give back/), "0.000000000000000001");
    expect(await form.findByText(/worth nothing in one of the tokens/)).toBeTruthy();
    expect(form.getByRole<HTMLButtonElement>("button", { name: "Remove liquidity" }).disabled).toBe(true);
  });
});

describe("without an answer", () => {
  it("says so", async () => {
    world.head = null;
    await openPage("/earn");
    expect((await screen.findAllByText(/node does not answer/)).length).toBeGreaterThan(0);
  });
});
