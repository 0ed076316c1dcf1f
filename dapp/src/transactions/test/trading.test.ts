import {
  encodeAbiParameters,
  encodeEventTopics,
  erc20Abi,
  type Hex,
  type TypedDataDefinition,
  zeroAddress,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { liquidity } from "../../chain/liquidity.ts";
import { trading } from "../../chain/trading.ts";
import { actions } from "../actions/index.ts";
import { noSource } from "../actions/retireNow.ts";
import { emptyClaim } from "../claim.ts";
import { DEADLINE } from "../deadline.ts";
import { TransactionRunner } from "../runner/runner.ts";
import type { ContractCall, FlowState, TransactionPorts } from "../runner/types.ts";
import { fakePorts, hashOf, receipt } from "./fakePorts.ts";
import { logOf, outcomeOf, SENDER } from "./outcomeOf.ts";

const TONNE = 10n ** 18n;
const TOKEN = "0x00000000000000000000000000000000000000d1";
const MAKER = "0x00000000000000000000000000000000000000e1";
const market = trading.creditMarket;
const rich = async ({ functionName }: ContractCall) => (functionName === "decimals" ? 6 : 10n ** 30n);
const DUE = 1_000n + DEADLINE;

const bought = (listing: bigint, amount: bigint, buyer: string = SENDER) =>
  logOf(market, "Bought", {
    ...{ listing, buyer, vintage: 4097, amount, price: amount / 10n ** 12n, commission: 1n, remaining: 0n },
  });

describe("buying from several listings", () => {
  const fills = [
    { listing: 7n, amount: TONNE },
    { listing: 8n, amount: 2n * TONNE },
  ];
  const request = { fills, payToken: TOKEN, maxTotal: 3_000_002n, currency: { symbol: "USDC", decimals: 6 } };
  it("sends the plan with its most and its deadline, and adds up what the logs say", async () => {
    const logs = [bought(7n, TONNE), bought(8n, 2n * TONNE), bought(9n, TONNE, MAKER)];
    const { flow, sent } = await outcomeOf("buyMany", request, logs, market.address, { read: rich });
    expect(flow.status).toBe("indexed");
    expect(flow.outcome).toEqual({ amount: 3n * TONNE, price: 3_000_000n, commission: 2n });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ functionName: "buyMany", args: [fills, TOKEN, 3_000_002n, DUE] });
  });
  it("is not done when the logs say less", async () => {
    const { flow } = await outcomeOf("buyMany", request, [bought(7n, TONNE)], market.address, { read: rich });
    expect(flow.error?.kind).toBe("outcomeMissing");
  });
  it("says a higher price in the token's own decimals", async () => {
    const error = { kind: "contract", name: "TotalExceedsMaximum", args: { total: 2n, maximum: 1n } } as const;
    const parsed = actions.buyMany.parse({ ...request, currency: { symbol: "CRBN", decimals: 18 } });
    expect(actions.buyMany.explain?.(error, parsed)).toEqual({
      kind: "contract",
      name: "TotalExceedsMaximum",
      args: { total: { amount: 2n, decimals: 18 }, maximum: { amount: 1n, decimals: 18 }, token: "CRBN" },
    });
  });
  it("is refused before anything is asked when it is malformed", () => {
    for (const wrong of [
      { fills: [] },
      { fills: [{ listing: 1n, amount: 0n }] },
      { maxTotal: 0n },
      { payToken: "0x" },
    ]) {
      expect(() => actions.buyMany.parse({ ...request, ...wrong })).toThrow();
    }
  });
});

describe("listings of one's own", () => {
  it("are made together or not at all", async () => {
    const terms = [1n, 2n].map((tonnes) => ({
      ...{
        vintage: 4097,
        amount: tonnes * TONNE,
        unitPrice: 5n,
        payToken: TOKEN,
        minFill: 0n,
        expiry: 99,
        lot: 0 as const,
      },
    }));
    const listed = (listing: bigint) =>
      logOf(market, "Listed", {
        ...{
          listing,
          seller: SENDER,
          vintage: 4097,
          amount: TONNE,
          unitPrice: 5n,
          payToken: TOKEN,
          minFill: 0n,
          expiry: 99,
        },
      });
    const done = await outcomeOf("listMany", { terms }, [listed(1n), listed(2n)], market.address);
    expect(done.flow.outcome).toEqual({ listings: [1n, 2n] });
    expect(done.sent[0]).toMatchObject({ functionName: "listMany", args: [terms] });
    const half = await outcomeOf("listMany", { terms }, [listed(1n)], market.address);
    expect(half.flow.error?.kind).toBe("outcomeMissing");
  });
  it("get another price and another end", async () => {
    const price = logOf(market, "ListingPriceSet", { listing: 7n, unitPrice: 9n });
    const changed = await outcomeOf("setListingPrice", { listing: 7n, unitPrice: 9n }, [price], market.address);
    expect(changed.flow.outcome).toEqual({ unitPrice: 9n });
    expect(changed.sent[0]).toMatchObject({ functionName: "setPrice", args: [7n, 9n] });
    const end = logOf(market, "ListingExpirySet", { listing: 7n, expiry: 123 });
    const longer = await outcomeOf("setListingExpiry", { listing: 7n, expiry: 123 }, [end], market.address);
    expect(longer.flow.outcome).toEqual({ expiry: 123 });
    expect(longer.sent[0]).toMatchObject({ functionName: "setExpiry", args: [7n, 123] });
  });
});

describe("an order", () => {
  const order = {
    ...{ maker: MAKER, taker: zeroAddress, side: 0 as const, vintage: 4097, amount: 5n * TONNE, unitPrice: 10n },
    ...{ payToken: TOKEN, minFill: 0n, nonce: 3n, counter: 0n, deadline: 2_000 },
  } as const;
  const signature: Hex = `0x${"ab".repeat(65)}`;
  const filled = (side: 0 | 1, amount = TONNE) =>
    logOf(market, "OrderFilled", {
      ...{ order: hashOf(5), maker: MAKER, taker: SENDER },
      fill: {
        side,
        vintage: 4097,
        payToken: TOKEN,
        nonce: 3n,
        amount,
        price: 10n,
        commission: 1n,
        remaining: 4n * TONNE,
      },
    });
  it("to sell is paid for: at most what was quoted", async () => {
    let allowance = 0n;
    const read = async ({ functionName }: ContractCall) => (functionName === "allowance" ? allowance : 10n ** 30n);
    const onSend = ({ functionName }: ContractCall) => {
      if (functionName === "approve") allowance = 11n;
    };
    const request = { order, signature, amount: TONNE, limit: 11n };
    const { flow, sent } = await outcomeOf("fillOrder", request, [filled(0)], market.address, { read, onSend });
    expect(flow.status).toBe("indexed");
    expect(sent[0]).toMatchObject({ functionName: "approve", args: [market.address, 11n] });
    expect(sent[1]).toMatchObject({ functionName: "fillOrder", args: [order, signature, TONNE, 11n, DUE] });
    expect(flow.outcome).toMatchObject({ amount: TONNE, price: 10n, commission: 1n, remaining: 4n * TONNE });
  });
  it("to buy needs no approval: at least what was quoted", async () => {
    const request = { order: { ...order, side: 1 as const }, signature, amount: TONNE, limit: 9n };
    const { flow, sent } = await outcomeOf("fillOrder", request, [filled(1)], market.address, { read: rich });
    expect(flow.status).toBe("indexed");
    expect(sent.map(({ functionName }) => functionName)).toEqual(["fillOrder"]);
    expect(sent[0]?.args).toEqual([request.order, signature, TONNE, 9n, DUE]);
  });
  it("is not filled when the log says another amount", async () => {
    const request = { order: { ...order, side: 1 as const }, signature, amount: 2n * TONNE, limit: 9n };
    const { flow } = await outcomeOf("fillOrder", request, [filled(1)], market.address, { read: rich });
    expect(flow.error?.kind).toBe("outcomeMissing");
  });
  it("is cancelled: one, several, all; and announced on the board", async () => {
    const gone = [3n, 4n].map((nonce) => logOf(market, "OrderCancelled", { maker: SENDER, nonce }));
    const several = await outcomeOf("cancelOrders", { nonces: [3n, 4n, 5n] }, gone, market.address);
    expect(several.flow.outcome).toEqual({ cancelled: 2 });
    expect(several.sent[0]).toMatchObject({ functionName: "cancelOrders", args: [[3n, 4n, 5n]] });
    const all = logOf(market, "AllOrdersCancelled", { maker: SENDER, counter: 4n });
    expect((await outcomeOf("cancelAllOrders", {}, [all], market.address)).flow.outcome).toEqual({ counter: 4n });
    const { orderBoard } = trading;
    const told = logOf(orderBoard, "OrderAnnounced", {
      ...{ order: hashOf(5), maker: MAKER, vintage: 4097, terms: order, signature },
    });
    const announced = await outcomeOf("announceOrder", { order, signature }, [told], orderBoard.address);
    expect(announced.flow.outcome).toEqual({ order: hashOf(5) });
    expect(announced.sent[0]).toMatchObject({ address: orderBoard.address, functionName: "announceOrder" });
  });
});

describe("retiring in one transaction", () => {
  const signer = privateKeyToAccount(hashOf(0xa11ce));
  const router = liquidity.retirementRouter;
  const USDC = "0x00000000000000000000000000000000000000c5";
  const request = {
    source: { ...noSource, fills: [{ listing: 7n, amount: TONNE }] },
    ...{ exact: "tonnes" as const, tonnes: TONNE, payment: 1_000n, path: [TOKEN, USDC] as const, claim: emptyClaim },
    permit: true,
  };
  const retired = () => {
    const { topics, data } = logOf(router, "CarbonRetired", {
      ...{ payer: signer.address, account: signer.address, certificate: 12n, kind: 0, pool: zeroAddress },
      ...{ tonnes: TONNE, payToken: TOKEN, paid: 990n },
    });
    return { address: router.address, topics, data };
  };
  const change = (from: Hex, token: Hex, value: bigint) => ({
    address: token,
    topics: encodeEventTopics({ abi: erc20Abi, eventName: "Transfer", args: { from, to: signer.address } }),
    data: encodeAbiParameters([{ type: "uint256" }], [value]),
  });
  const domain = ["0x0f", "Token", "1", 31_337n, TOKEN, hashOf(0), []] as const;
  async function run(change_: Partial<Record<string, unknown>>, signs = true, asked: object = request) {
    const sent: ContractCall[] = [];
    const signedData: TypedDataDefinition[] = [];
    const answers: Record<string, unknown> = { balanceOf: 10n ** 30n, nonces: 3n, eip712Domain: domain, ...change_ };
    let allowed = 0n;
    const ports: Partial<TransactionPorts> = {
      account: signer.address,
      read: async <T>({ functionName }: ContractCall) => {
        const answer =
          functionName === "allowance" ? ((answers.allowance as bigint) ?? allowed) : answers[functionName];
        if (answer instanceof Error) throw answer;
        return answer as T;
      },
      signTypedData: async (data) => {
        signedData.push(data);
        if (!signs) throw Object.assign(new Error("unsupported"), { code: 4200 });
        return signer.signTypedData(data as never);
      },
      send: async (call) => {
        sent.push(call);
        if (call.functionName === "approve") allowed = 1_000n;
        return hashOf(sent.length);
      },
      receiptOf: async (hash) =>
        ({
          ...receipt(hash),
          logs: [
            retired(),
            change(router.address, USDC, 7n),
            change(MAKER, USDC, 9n),
            change(router.address, TOKEN, 5n),
          ],
        }) as never,
    };
    const runner = new TransactionRunner({ ports: fakePorts(ports), actions });
    const id = runner.start("retireNow", asked);
    const flow = await new Promise<FlowState>((resolve) => {
      const look = () => {
        const found = runner.flows().find((one) => one.id === id);
        if (found && (found.status === "indexed" || found.status === "failed")) resolve(found);
      };
      runner.subscribe(look);
      look();
    });
    return { flow, sent, signedData };
  }
  const paymentIn = (call: ContractCall | undefined) =>
    call?.args?.[2] as { permit: number; amount: bigint; signature: Hex };

  it("is one signature and one transaction where the token has permits, for exactly the most", async () => {
    const { flow, sent, signedData } = await run({});
    expect(flow.status).toBe("indexed");
    expect(sent.map(({ functionName }) => functionName)).toEqual(["retireExactTonnes"]);
    expect(signedData[0]?.message).toMatchObject({ spender: router.address, value: 1_000n, nonce: 3n, deadline: DUE });
    const [source, tonnes, payment, , attribution, deadline] = (sent[0]?.args ?? []) as unknown[];
    expect([source, tonnes, deadline]).toEqual([request.source, TONNE, DUE]);
    expect(payment).toMatchObject({ amount: 1_000n, path: [TOKEN, USDC], permit: 1, permitDeadline: DUE });
    expect(paymentIn(sent[0]).signature).toHaveLength(132);
    expect(paymentIn(sent[0]).signature).toMatch(/1[bc]$/);
    expect(attribution).toMatchObject({ account: zeroAddress });
    // What came back in another token, or from somebody else, is no change.
    expect(flow.outcome).toEqual({ certificate: 12n, tonnes: TONNE, paid: 990n, change: 7n });
  });
  it("approves exactly the most where the wallet or the token cannot sign", async () => {
    const { sent } = await run({}, false);
    expect(sent[0]).toMatchObject({ functionName: "approve", args: [router.address, 1_000n] });
    expect(paymentIn(sent[1])).toMatchObject({ permit: 0, signature: "0x" });
    const plain = await run({}, true, { ...request, permit: false });
    expect(plain.signedData).toEqual([]);
    expect(plain.sent.map(({ functionName }) => functionName)).toEqual(["approve", "retireExactTonnes"]);
  });
  it("lets the market take the price of listings that are paid in their own token, and the router take anything else", async () => {
    const spenderFor = async (asked: object) => (await run({}, true, asked)).signedData[0]?.message?.spender;
    const listings = { ...request, path: [TOKEN] };
    expect(await spenderFor(listings)).toBe(trading.creditMarket.address);
    expect(await spenderFor({ ...listings, exact: "payment" })).toBe(trading.creditMarket.address);
    for (const kind of [1, 2, 3])
      expect(await spenderFor({ ...listings, source: { ...noSource, kind, pool: TOKEN } })).toBe(router.address);
  });
  it("uses an allowance that is there, and asks for nothing", async () => {
    const { sent, signedData } = await run({ allowance: 1_000n });
    expect(signedData).toEqual([]);
    expect(sent.map(({ functionName }) => functionName)).toEqual(["retireExactTonnes"]);
    expect(paymentIn(sent[0]).permit).toBe(0);
  });
  it("spends exactly so much for at least so many tonnes, when money is what is exact", async () => {
    const { sent } = await run({}, true, { ...request, exact: "payment", tonnes: 5n });
    expect(sent[0]?.functionName).toBe("retireExactPayment");
    expect(sent[0]?.args?.[1]).toBe(5n);
  });
  it("is not begun with less than the payment, nor with a malformed request", async () => {
    const { flow, sent } = await run({ balanceOf: 999n, symbol: "USDC", decimals: 6 });
    expect(flow.status).toBe("failed");
    expect(sent).toEqual([]);
    for (const wrong of [{ path: [] }, { tonnes: 0n }, { payment: 0n }, { exact: "both" }, { path: [TOKEN, "0x1"] }]) {
      expect((await run({}, true, { ...request, ...wrong })).flow.error?.kind).toBe("invalidRequest");
    }
  });
});
