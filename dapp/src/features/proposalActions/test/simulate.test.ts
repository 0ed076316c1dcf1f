// @vitest-environment node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { i18n } from "@lingui/core";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { encodeAbiParameters, encodeEventTopics, erc20Abi, type Hex, keccak256, toFunctionSelector, toHex } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { env } from "../../../chain/env.ts";
import { creditMarketAbi } from "../../../generated/contracts.ts";
import { sentenceOf } from "../../../transactions/errors/sentence.ts";
import type { ProposalCall } from "../model.ts";
import { effectsOf } from "../simulate/effects.ts";
import { announced, keyOf, simulate } from "../simulate/simulate.ts";
import { BOOK } from "./addresses.ts";
import { BOOKED } from "./book.ts";

vi.mock("virtual:deployment", async () => ({ default: (await import("./addresses.ts")).DEPLOYMENT }));

const SOMEBODY = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
const TOO_HIGH = (toFunctionSelector("CommissionTooHigh(uint256,uint256)") +
  encodeAbiParameters([{ type: "uint256" }, { type: "uint256" }], [9n * 10n ** 16n, 5n * 10n ** 16n]).slice(2)) as Hex;

interface Simulated {
  status: Hex;
  returnData: Hex;
  gasUsed: Hex;
  logs: unknown[];
  error?: object;
}
const fine: Simulated = { status: "0x1", returnData: "0x", gasUsed: "0x1", logs: [] };

/** The node: what it answers to a simulation, and to each call alone; undefined for a node that cannot simulate. */
const node: { simulated: Simulated[] | undefined; alone: Record<string, Hex>; down: boolean; asked: unknown[] } = {
  simulated: [],
  alone: {},
  down: false,
  asked: [],
};

const server = setupServer(
  http.post(env.rpcUrl, async ({ request }) => {
    if (node.down) return HttpResponse.error();
    const answer = ({ id, method, params }: { id: number; method: string; params: unknown[] }) => {
      node.asked.push({ method, params });
      const reply = (result: unknown) => ({ jsonrpc: "2.0", id, result });
      if (method === "eth_blockNumber") return reply("0x64");
      if (method === "eth_getBalance") return reply("0x3");
      if (method === "eth_simulateV1" && node.simulated) return reply([{ number: "0x65", calls: node.simulated }]);
      if (method === "eth_call") {
        const revert = node.alone[(params[0] as { data: string }).data.slice(0, 10)];
        if (!revert) return reply("0x");
        return { jsonrpc: "2.0", id, error: { code: 3, message: "execution reverted", data: revert } };
      }
      return { jsonrpc: "2.0", id, error: { code: -32601, message: "Method not found" } };
    };
    type Request = Parameters<typeof answer>[0];
    const body = (await request.json()) as Request | Request[];
    return HttpResponse.json(Array.isArray(body) ? body.map(answer) : answer(body));
  }),
);
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => void Object.assign(node, { simulated: [fine, fine], alone: {}, down: false, asked: [] }));
afterAll(() => server.close());

const commission: ProposalCall = {
  target: BOOK.CreditMarket,
  value: 0n,
  calldata: `0x${toFunctionSelector("setCommission(uint256)").slice(2)}${"0".repeat(64)}`,
};
const setting: ProposalCall = {
  target: BOOK.CarbontraceGovernor,
  value: 0n,
  calldata: toFunctionSelector("setVotingDelay(uint48)"),
};

describe("a simulation", () => {
  it("runs the calls together as the Timelock at the newest block", async () => {
    expect(await simulate([commission, setting])).toEqual({
      block: 100n,
      mode: "together",
      missingValue: 0n,
      calls: [
        { status: "success", logs: [] },
        { status: "success", logs: [] },
      ],
    });
    const [{ params }] = node.asked.filter((asked) => (asked as { method: string }).method === "eth_simulateV1") as [
      { params: [{ blockStateCalls: [{ calls: { from: string; to: string }[] }] }, string] },
    ];
    expect(params[1]).toBe("0x64");
    expect(params[0].blockStateCalls[0].calls.map(({ from }) => from.toLowerCase())).toEqual([
      BOOK.Timelock,
      BOOK.Timelock,
    ]);
  });
  it("names the call that fails with its reason, and does not speak of those behind it", async () => {
    node.simulated = [fine, { ...fine, status: "0x0", error: { code: 3, message: "reverted", data: TOO_HIGH } }, fine];
    const { calls } = await simulate([setting, commission, commission]);
    expect(calls).toEqual([
      { status: "success", logs: [] },
      {
        status: "failure",
        error: {
          kind: "contract",
          name: "CommissionTooHigh",
          args: { rate: 9n * 10n ** 16n, maximum: 5n * 10n ** 16n },
        },
      },
      { status: "unreached" },
    ]);
  });
  it("names the token that has too little by the contract that was called, and nobody as “you”", async () => {
    i18n.loadAndActivate({ locale: "en", messages: {} });
    const error = (name: string) =>
      (toFunctionSelector(`${name}(address,uint256,uint256)`) +
        encodeAbiParameters(
          [{ type: "address" }, { type: "uint256" }, { type: "uint256" }],
          [SOMEBODY, 1_500_000n, 2_000_000_000_000_000_000n],
        ).slice(2)) as Hex;
    const sentence = async (target: Hex, name: string) => {
      const call = { target, value: 0n, calldata: "0xa9059cbb" as Hex };
      const data = error(name);
      node.simulated = [{ ...fine, status: "0x0", error: { code: 3, message: "reverted", data } }];
      const [failed] = (await simulate([call])).calls;
      node.simulated = undefined;
      node.alone = { "0xa9059cbb": data };
      expect((await simulate([call])).calls).toEqual([failed]);
      return failed?.status === "failure" ? sentenceOf(failed.error, i18n) : "";
    };
    expect(await sentence(BOOK.CRBN, "ERC20InsufficientBalance")).toBe(
      "The account has 0.0000000000015 CRBN; 2 CRBN are needed.",
    );
    expect(await sentence(BOOK.USDC, "ERC20InsufficientBalance")).toBe(
      "The account has 1.5 USDC; 2000000000000 USDC are needed.",
    );
    expect(await sentence(SOMEBODY, "ERC20InsufficientBalance")).toBe(
      "The account has 1500000 of the token's smallest units; 2000000000000000000 are needed.",
    );
    expect(await sentence(BOOK.CRBN, "ERC20InsufficientAllowance")).toBe(
      "The spender may take 0.0000000000015 CRBN from the account; 2 CRBN are needed.",
    );
    expect(await sentence(SOMEBODY, "ERC20InsufficientAllowance")).toMatch(
      /^The spender may take 1500000 of the token/,
    );
  });
  it("says so when a call fails without a reason", async () => {
    node.simulated = [{ ...fine, status: "0x0" }];
    expect((await simulate([commission])).calls).toEqual([{ status: "failure", error: { kind: "revert" } }]);
  });
  it("asks for each call alone where the node cannot simulate, and says that it did", async () => {
    node.simulated = undefined;
    node.alone = { [commission.calldata.slice(0, 10)]: TOO_HIGH };
    expect(await simulate([setting, commission])).toMatchObject({
      mode: "apart",
      calls: [{ status: "success" }, { status: "failure", error: { name: "CommissionTooHigh" } }],
    });
  });
  it("fails when the node does not answer, and claims nothing", async () => {
    node.down = true;
    await expect(simulate([commission])).rejects.toThrow();
  });
  it("tells what the executor must bring along", async () => {
    node.simulated = [fine];
    expect(await simulate([{ target: SOMEBODY, value: 5n, calldata: "0x" }])).toMatchObject({ missingValue: 2n });
    expect(await simulate([{ target: SOMEBODY, value: 3n, calldata: "0x" }])).toMatchObject({ missingValue: 0n });
  });
});

describe("the calls that the Governor makes to itself", () => {
  const layout = JSON.parse(
    readFileSync(
      join(import.meta.dirname, "../../../../../out/CarbontraceGovernor.sol/CarbontraceGovernor.json"),
      "utf8",
    ),
  ).storageLayout.storage as { label: string; slot: string }[];
  const slot = BigInt(layout.find(({ label }) => label === "_governanceCall")?.slot ?? -1);

  it("are announced where the compiled contract keeps them", () => {
    const [override, ...others] = announced([commission, setting, setting], BOOK.CarbontraceGovernor);
    expect(others).toEqual([]);
    const place = (index: bigint) =>
      keccak256(encodeAbiParameters([{ type: "uint128" }, { type: "uint256" }], [index, slot + 1n]));
    expect(override).toEqual({
      address: BOOK.CarbontraceGovernor,
      stateDiff: [
        { slot: toHex(slot, { size: 32 }), value: toHex(2n << 128n, { size: 32 }) },
        { slot: place(0n), value: keccak256(setting.calldata) },
        { slot: place(1n), value: keccak256(setting.calldata) },
      ],
    });
  });
  it("are none where the Governor is not asked", () => {
    expect(announced([commission], BOOK.CarbontraceGovernor)).toEqual([]);
  });
});

describe("what follows", () => {
  const transfer = (address: Hex, amount: bigint) => ({
    address,
    topics: encodeEventTopics({
      abi: erc20Abi,
      eventName: "Transfer",
      args: { from: BOOK.TreasurySafe, to: SOMEBODY },
    }) as Hex[],
    data: toHex(amount, { size: 32 }),
  });
  it("is money that moves, and events by their names", () => {
    const topics = encodeEventTopics({ abi: creditMarketAbi, eventName: "CommissionSet" }) as Hex[];
    const log = { address: BOOK.CreditMarket, topics, data: toHex(7n, { size: 32 }) };
    const { movements, happenings } = effectsOf([transfer(BOOK.USDC, 5n), log], BOOKED);
    expect(movements).toEqual([expect.objectContaining({ token: BOOK.USDC, amount: 5n })]);
    expect(happenings).toEqual([expect.objectContaining({ name: "CommissionSet", values: [7n] })]);
  });
  it("is told in the order of what can be trusted", () => {
    const from = (payer: Hex, log: ReturnType<typeof transfer>) => ({
      ...log,
      topics: [log.topics[0] as Hex, toHex(BigInt(payer), { size: 32 }), log.topics[2] as Hex],
    });
    const unknown = { address: SOMEBODY as Hex, topics: [`0x${"00".repeat(32)}`] as Hex[], data: "0x" as Hex };
    const known = {
      address: BOOK.CreditMarket,
      topics: encodeEventTopics({ abi: creditMarketAbi, eventName: "CommissionSet" }) as Hex[],
      data: toHex(7n, { size: 32 }),
    };
    const { movements, happenings } = effectsOf(
      [
        transfer(BOOK.USDC, 0n),
        from(SOMEBODY, transfer(SOMEBODY, 1n)),
        transfer(SOMEBODY, 2n),
        from(SOMEBODY, transfer(BOOK.USDC, 3n)),
        unknown,
        transfer(`0x${"ee".repeat(20)}`, 4n),
        transfer(BOOK.CRBN, 5n),
        known,
      ],
      BOOKED,
    );
    expect(movements.map(({ amount }) => amount)).toEqual([4n, 5n, 3n, 2n, 1n, 0n]);
    expect(happenings.map(({ name }) => name)).toEqual(["CommissionSet", undefined]);
  });
  it("counts the chain's own coin, and never breaks on logs that are none", () => {
    const coin = transfer(`0x${"ee".repeat(20)}`, 9n);
    const odd = { address: BOOK.CreditMarket, topics: [`0x${"00".repeat(32)}`] as Hex[], data: "0x1234" as Hex };
    const { movements, happenings } = effectsOf([coin, odd, { ...odd, topics: [] }], BOOKED);
    expect(movements[0]?.token).toBe("0x0000000000000000000000000000000000000000");
    expect(happenings).toEqual([
      { contract: BOOK.CreditMarket, inputs: [], values: [] },
      { contract: BOOK.CreditMarket, inputs: [], values: [] },
    ]);
  });
});

describe("the name of calls", () => {
  it("differs with any part of them and their order", () => {
    const names = [
      [commission],
      [setting],
      [commission, setting],
      [setting, commission],
      [{ ...commission, value: 1n }],
      [{ ...commission, target: SOMEBODY as Hex }],
    ].map(keyOf);
    expect(new Set(names).size).toBe(names.length);
    expect(keyOf([])).toBe("0x");
    expect(keyOf([{ ...commission, target: BOOK.CreditMarket.toUpperCase().replace("0X", "0x") as Hex }])).toBe(
      names[0],
    );
  });
  it("is there also for calls that no chain could be asked for", () => {
    const odd = [
      { ...commission, value: 10n ** 80n },
      { ...commission, value: -1n },
      { ...commission, target: "0x12" as Hex },
      { ...commission, calldata: "junk" as Hex },
    ].map((call) => keyOf([call]));
    expect(new Set(odd).size).toBe(odd.length);
  });
});
