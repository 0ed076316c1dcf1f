import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { HOLDER } from "../../../../test/support/holder.ts";
import { answerAt, answerCall, logAt, refuseCall } from "../../../../test/support/indexer.ts";
import { HOLDINGS, OPEN, POOL, pool, poolIn } from "../../../../test/support/poolWorld.ts";
import { openPage } from "../../../../test/support/render.tsx";
import { servedWorld } from "../../../../test/support/servedWorld.ts";
import { wagmiConfig } from "../../../chain/wagmi.ts";
import { carbonCreditAbi } from "../../../generated/contracts.ts";
import { creditPoolAbi, poolFactoryAbi } from "../../../generated/liquidity.ts";
import { provenanceAbi } from "../../../generated/provenance.ts";

vi.mock("virtual:deployment", () => {
  const names = [
    ...["ProjectRegistry", "CarbonCredit", "CreditIssuance", "RetirementCertificate", "CreditMarket"],
    ...["Curation", "CreditMetadata", "Provenance", "PoolFactory"],
  ];
  const address = (n: number) => `0x${String(n + 1).repeat(40)}`;
  return { default: { contracts: Object.fromEntries(names.map((name, n) => [name, { address: address(n) }])) } };
});

const world = servedWorld();
const T = 10n ** 18n;
const OTHER = `0x${"ee".repeat(20)}`;
const plain = (element: HTMLElement) => (element.textContent ?? "").replace(/\u00a0/g, " ");

async function openAs(address: string) {
  const page = await openPage(address);
  await connect(wagmiConfig, { connector: mock({ accounts: [HOLDER] }) });
  return page;
}

beforeEach(() => poolIn(world));
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

describe("the pools", { timeout: 40_000 }, () => {
  it("are listed with what lies in them, their cap, their fees and no price where there is none", async () => {
    await openPage("/pools");
    const [card] = within(await screen.findByTestId("pools")).getAllByRole("listitem");
    const text = plain(card as HTMLElement);
    expect(text).toMatch(/Carbontrace Nature.*CTN.*12 t · 2 vintages/);
    expect(text).toMatch(/Cap1,000 t/);
    expect(text).toMatch(/Left until the cap988 t/);
    expect(text).toMatch(/Fee of a deposit0.2%.*Fee of choosing vintages3%.*Fee of taking by the queue0.5%/);
    expect(await within(card as HTMLElement).findByText(/—/)).toBeTruthy();
    const link = within(card as HTMLElement).getByRole("link", { name: "Carbontrace Nature" });
    expect(link.getAttribute("href")).toBe(`/pools/${POOL}`);
  });
  it("may be none", async () => {
    answerCall(world, poolFactoryAbi, "poolCount", 0n);
    await openPage("/pools");
    expect(await screen.findByText("There are no pools yet")).toBeTruthy();
  });
  it("cannot be told while the chain does not answer", async () => {
    world.head = null;
    await openPage("/pools");
    expect(await screen.findByText(/node does not answer/)).toBeTruthy();
  });
});

describe("a pool's page", () => {
  it("asks nothing of what the factory does not know", async () => {
    answerCall(world, poolFactoryAbi, "isPool", false);
    for (const address of [OTHER, "0x12", "name"]) {
      const { unmount } = await openPage(`/pools/${address}`);
      expect(await screen.findByText("There is no pool with this address")).toBeTruthy();
      unmount();
    }
  });
  it("proves at one block that every token stands for a tonne", async () => {
    await openPage(`/pools/${POOL}`);
    const proof = await screen.findByTestId("proof");
    expect(proof.dataset.backed).toBe("true");
    const card = plain(proof.parentElement as HTMLElement);
    expect(card).toMatch(/Sum of what lies in the pool12 t/);
    expect(card).toMatch(/credits' own contract12 t/);
    expect(card).toMatch(/Tokens that exist12 CTN/);
    expect(card).toMatch(/balances of all holders12 CTN/);
    expect(card).toMatch(/all at block 100/);
  });
  it("cries out when any of the sums is another", async () => {
    const wrong = [
      () => answerAt(world, pool, "backing", [HOLDINGS.slice(0, 1), 0]),
      () => answerAt(world, pool, "totalSupply", 12n * T + 1n),
      () => answerAt(world, pool, "balanceOf", 11n * T),
      () => answerCall(world, carbonCreditAbi, "balanceOfBatch", [10n * T, T]),
    ];
    for (const change of wrong) {
      poolIn(world);
      change();
      const { unmount } = await openPage(`/pools/${POOL}`);
      const proof = await screen.findByTestId("proof");
      expect(proof.dataset.backed).toBe("false");
      expect(within(proof).getByRole("alert").textContent).toMatch(/sums of this pool are not the same/);
      unmount();
    }
  });
  it("lists its contents with project, year, amount, and what is suspended, ineligible or recalled", async () => {
    answerCall(world, provenanceAbi, "soundOf", [0n, 100n * T]);
    const holdings = [...HOLDINGS, { vintage: 4099, amount: 0n, suspended: false, eligible: false }];
    answerAt(world, pool, "backing", [holdings, 0]);
    await openPage(`/pools/${POOL}`);
    const contents = within(await screen.findByTestId("contents"));
    await contents.findAllByText("Recalled");
    const [, sound, suspended, late] = contents.getAllByRole("row").map((row) => plain(row));
    expect(sound).toMatch(/Mangroves of Cà Mau, 2020.*VCS-7.*Recalled.*10 t/);
    expect(sound).not.toMatch(/suspended|eligible/);
    expect(suspended).toMatch(/2 t.*Project suspended/);
    expect(late).toMatch(/No longer eligible/);
  });
  it("says the criteria in words, and those announced with the date from which they hold", async () => {
    const current = {
      ...OPEN,
      ...{ registries: 2n, classes: 34, firstYear: 2015, rollingYears: 8, countries: ["0x4252"] },
      ...{ types: ["land-use"], blocked: [8192, 4097] },
      leastScores: { additionality: 70, integrity: 0, social: 0, permanence: 60 },
    };
    answerCall(world, poolFactoryAbi, "criteriaOf", [current, { ...OPEN, lastYear: 2024 }, 4_000_000_000n]);
    await openPage(`/pools/${POOL}`);
    const now = await screen.findByTestId("criteria");
    await within(now).findByText(/Verra/);
    const text = plain(now);
    expect(text).toMatch(/Registry: Verra/);
    expect(text).toMatch(/Class: Nature or Removal/);
    expect(text).toMatch(/Country: Brazil/);
    expect(text).toMatch(/Agriculture, forestry and land use/);
    expect(text).toMatch(/Vintage years from 2015 on/);
    expect(text).toMatch(/not older than 8 years/);
    expect(text).toMatch(/Additionality 70 · Permanence 60/);
    expect(text).toMatch(/Never taken:.*all vintages.*2020/);
    const next = await screen.findByTestId("criteria-next");
    expect((await within(next).findByText(/up to 2024/)).closest(".border-info")?.textContent).toMatch(/From .*2096/);
  });
  it("tells what was deposited and redeemed, and in which way", async () => {
    const by = { account: HOLDER, vintage: 4097, operator: HOLDER, amount: T, fee: 0n };
    world.logs.push(
      logAt(9n, creditPoolAbi, "Redeemed", { ...by, kind: 1 }),
      logAt(10n, creditPoolAbi, "Redeemed", { ...by, kind: 2 }),
    );
    await openPage(`/pools/${POOL}`);
    const moves = within(await screen.findByTestId("moves"));
    const rows = moves.getAllByRole("row").map((row) => plain(row));
    expect(rows[1]).toMatch(/Retired, selected/);
    expect(rows[2]).toMatch(/Redeemed, by the queue/);
    expect(rows[3]).toMatch(/Deposited.*12 t.*0.02 CTN/);
  });
  it("takes the history from the indexer where that knows the pool, and says so", async () => {
    const told = (sortKey: string, change: object = {}) => ({
      ...{ id: sortKey, amount: String(T), fee: "0", sortKey, timestamp: "1700000000" },
      ...{ account: { id: HOLDER }, vintage: { id: "4097" }, transaction: { id: `0x${"ab".repeat(32)}` } },
      ...change,
    });
    world.answers.PoolMoves = {
      pool: { id: POOL },
      poolDeposits: [told("5"), told("1")],
      poolRedemptions: [told("3", { automatic: true, retired: true })],
    };
    const { unmount } = await openPage(`/pools/${POOL}`);
    const moves = await screen.findByTestId("moves");
    const rows = within(moves).getAllByRole("row").map(plain);
    expect(rows.slice(1).map((row) => /^(Deposited|Retired, by the queue)/.exec(row)?.[0])).toEqual([
      "Deposited",
      "Retired, by the queue",
      "Deposited",
    ]);
    expect(moves.querySelector("[data-source=indexer]")).toBeTruthy();
    unmount();
    world.answers.PoolMoves = { pool: null, poolDeposits: [], poolRedemptions: [] };
    await openPage(`/pools/${POOL}`);
    expect((await screen.findByTestId("moves")).querySelector("[data-source=chain]")).toBeTruthy();
  });
  it("says that deposits are stopped, and what is due to the treasury", async () => {
    answerAt(world, pool, "pausedUntil", 4_000_000_000n);
    answerAt(world, pool, "feesDue", T / 2n);
    await openAs(`/pools/${POOL}`);
    expect(await screen.findByText("Deposits are stopped")).toBeTruthy();
    expect(plain(await screen.findByTestId("pool-fees-due"))).toBe("Due to the treasury: 0.5 CTN");
    expect(screen.getByRole("button", { name: "Send them to the treasury" })).toBeTruthy();
  });
});

describe("depositing", () => {
  const button = () => screen.getByRole<HTMLButtonElement>("button", { name: "Deposit" });
  it("tells what the pool gives, by the pool's own preview, and takes no more than one has", async () => {
    answerCall(world, carbonCreditAbi, "balanceOfBatch", [12n * T]);
    answerAt(world, pool, "previewDepositMany", [998n * 10n ** 15n, 2n * 10n ** 15n]);
    await openAs(`/pools/${POOL}`);
    await userEvent.click(await screen.findByRole("checkbox", { name: /Mangroves/ }));
    const amount = await screen.findByLabelText(/^Amount of Mangroves/);
    expect(button().disabled).toBe(true);
    await userEvent.type(amount, "13");
    expect(await screen.findByText("At most 12 t.")).toBeTruthy();
    expect(button().disabled).toBe(true);
    await userEvent.clear(amount);
    await userEvent.type(amount, "1");
    const quote = plain(await screen.findByTestId("deposit-quote"));
    expect(quote).toMatch(/You deposit1 t.*Fee, to the treasury0.002 CTN.*at least0.998 CTN/);
    expect(button().disabled).toBe(false);
  });
  it("says of what the pool does not take why not", async () => {
    answerCall(world, carbonCreditAbi, "balanceOfBatch", [12n * T]);
    answerAt(world, pool, "checkEligible", 9);
    await openAs(`/pools/${POOL}`);
    expect(await screen.findByText("You hold nothing that this pool takes")).toBeTruthy();
    const refused = await screen.findByTestId("refused");
    expect(refused.textContent).toMatch(/why \(1\)/);
    expect(refused.textContent).toMatch(/vintage year lies outside/);
    expect(button().disabled).toBe(true);
  });
  it("takes nothing that the registry recalled, though the criteria do", async () => {
    answerCall(world, carbonCreditAbi, "balanceOfBatch", [12n * T]);
    answerCall(world, carbonCreditAbi, "isPoolable", false);
    await openAs(`/pools/${POOL}`);
    expect(await screen.findByText("You hold nothing that this pool takes")).toBeTruthy();
    expect((await screen.findByTestId("refused")).textContent).toMatch(/recalled or reversed serial numbers/);
  });
  it("says in a sentence what the pool would refuse, before anything is signed", async () => {
    answerCall(world, carbonCreditAbi, "balanceOfBatch", [12n * T]);
    refuseCall(world, creditPoolAbi, "previewDepositMany", "CapExceeded", [1_001n * T, 1_000n * T]);
    await openAs(`/pools/${POOL}`);
    await userEvent.click(await screen.findByRole("checkbox", { name: /Mangroves/ }));
    await userEvent.type(await screen.findByLabelText(/^Amount of Mangroves/), "1");
    expect(await screen.findByText(/would hold 1,001 t, more than its cap of 1,000 t/)).toBeTruthy();
    expect(button().disabled).toBe(true);
  });
});

describe("taking out", () => {
  const visible = (elements: HTMLElement[]) => elements.filter((element) => !element.closest("[hidden]"));
  async function openRedeem(name = "Redeem") {
    await openAs(`/pools/${POOL}`);
    await userEvent.click(await screen.findByRole("radio", { name }));
  }
  const amount = async () => visible(await screen.findAllByLabelText(/^Amount/))[0] as HTMLElement;

  it("shows both fees side by side and what is paid together, before anything is signed", async () => {
    answerAt(world, pool, "previewRedeemAuto", [[{ vintage: 4097, amount: 3n * T }], 15n * 10n ** 15n]);
    answerAt(world, pool, "calculateRedemptionInFees", 9n * 10n ** 16n);
    await openRedeem();
    await userEvent.type(await amount(), "3");
    const quote = plain(await screen.findByTestId("take-quote"));
    expect(quote).toMatch(/Fee of taking by the queue, 0.5%0.015 CTNthis is yours/);
    expect(quote).toMatch(/Fee of choosing vintages, 3%0.09 CTN/);
    expect(quote).toMatch(/You receiveMangroves of Cà Mau, 2020.*3 t/);
    expect(quote).toMatch(/You pay3.015 CTN/);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Redeem" }).disabled).toBe(false);
  });
  it("does not sign what the tokens do not pay for", async () => {
    answerAt(world, pool, "previewRedeemAuto", [[{ vintage: 4097, amount: 12n * T }], 1n]);
    answerAt(world, pool, "calculateRedemptionInFees", 2n);
    await openRedeem();
    await userEvent.type(await amount(), "12");
    expect(await screen.findByText(/not have enough CTN for this/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Redeem" }).disabled).toBe(true);
  });
  it("says how much of the queue was found", async () => {
    refuseCall(world, creditPoolAbi, "previewRedeemAuto", "QueueTooShort", [12n * T, 10n * T]);
    await openRedeem();
    await userEvent.type(await amount(), "12");
    expect(await screen.findByText(/Only 10 t of the 12 t were found/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Redeem" }).disabled).toBe(true);
  });
  it("takes selected vintages, where the queue's fee may not be known", async () => {
    answerAt(world, pool, "previewRedeem", 6n * 10n ** 16n);
    refuseCall(world, creditPoolAbi, "previewRedeemAuto", "QueueTooShort", [2n * T, 0n]);
    await openRedeem();
    await userEvent.click(visible(await screen.findAllByRole("radio", { name: "Choose vintages" }))[0] as HTMLElement);
    const boxes = visible(await screen.findAllByRole("checkbox", { name: /Mangroves/ }));
    await userEvent.click(boxes[1] as HTMLElement);
    await userEvent.type(await screen.findByLabelText(/^Amount of Mangroves/), "2");
    const quote = plain(await screen.findByTestId("take-quote"));
    expect(quote).toMatch(/Fee of taking by the queue, 0.5%— the queue has not so much/);
    expect(quote).toMatch(/0.06 CTNthis is yours/);
    expect(quote).toMatch(/You pay2.06 CTN/);
  });
  it("retires with the claim, shown once more before the signature", async () => {
    answerAt(world, pool, "previewRedeemAuto", [[{ vintage: 4097, amount: 3n * T }], 15n * 10n ** 15n]);
    answerAt(world, pool, "calculateRedemptionInFees", 9n * 10n ** 16n);
    await openRedeem("Redeem and retire");
    await userEvent.type(await amount(), "3");
    await screen.findByTestId("take-quote");
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    await userEvent.type(await screen.findByLabelText(/^Beneficiary/), "Ada");
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect(await screen.findByText("Ada")).toBeTruthy();
    expect(plain(screen.getByTestId("take-quote"))).toMatch(/Retired for you.*3 t/);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Sign and retire" }).disabled).toBe(false);
  });
  it("retires one selected vintage as a record alone, if one wants no certificate", async () => {
    answerAt(world, pool, "previewRedeem", 6n * 10n ** 16n);
    answerAt(world, pool, "previewRedeemAuto", [[{ vintage: 4097, amount: 3n * T }], 15n * 10n ** 15n]);
    answerAt(world, pool, "calculateRedemptionInFees", 9n * 10n ** 16n);
    await openRedeem("Redeem and retire");
    await userEvent.type(await amount(), "3");
    await screen.findByTestId("take-quote");
    expect(screen.queryByLabelText(/^Issue a certificate/)).toBeNull();
    await userEvent.click(visible(await screen.findAllByRole("radio", { name: "Choose vintages" }))[0] as HTMLElement);
    await userEvent.click(visible(await screen.findAllByRole("checkbox", { name: /Mangroves/ }))[0] as HTMLElement);
    await userEvent.type(await screen.findByLabelText(/^Amount of Mangroves/), "2");
    await screen.findByTestId("take-quote");
    await userEvent.click(await screen.findByLabelText(/^Issue a certificate/));
    expect(screen.getByText(/takes the credits out and retires them in your name\./)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect(screen.queryByLabelText(/^Beneficiary/)).toBeNull();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Sign and retire" }).disabled).toBe(false);
    await userEvent.click(screen.getByRole("button", { name: "Back" }));
    expect(screen.getByLabelText<HTMLInputElement>(/^Issue a certificate/).checked).toBe(false);
  });
});
