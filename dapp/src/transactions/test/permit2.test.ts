import { type TypedDataDefinition, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it, vi } from "vitest";
import { addressOf } from "../../chain/contracts.ts";
import { liquidity } from "../../chain/liquidity.ts";
import { actions } from "../actions/index.ts";
import { noSource } from "../actions/retireNow.ts";
import { emptyClaim } from "../claim.ts";
import { DEADLINE } from "../deadline.ts";
import { TransactionRunner } from "../runner/runner.ts";
import type { ContractCall, FlowState, TransactionPorts } from "../runner/types.ts";
import { fakePorts, hashOf, receipt } from "./fakePorts.ts";
import { logOf } from "./outcomeOf.ts";

vi.mock("virtual:deployment", () => {
  const names = ["RetirementRouter", "Permit2"];
  const address = (n: number) => `0x${String(n + 1).repeat(40)}`;
  return { default: { contracts: Object.fromEntries(names.map((name, n) => [name, { address: address(n) }])) } };
});

const TONNE = 10n ** 18n;
const TOKEN = "0x00000000000000000000000000000000000000d1";
const PERMIT2 = addressOf("Permit2");
const signer = privateKeyToAccount(hashOf(0xa11ce));
const router = liquidity.retirementRouter;
const request = {
  source: { ...noSource, fills: [{ listing: 7n, amount: TONNE }] },
  ...{ exact: "tonnes", tonnes: TONNE, payment: 1_000n, path: [TOKEN], claim: emptyClaim, permit: true },
};

/** Pays in a token that knows no permits, of which Permit2 may move so much. */
async function pay(allowed: bigint, declines = false) {
  const sent: ContractCall[] = [];
  const asked: TypedDataDefinition[] = [];
  let approved = 0n;
  const { topics, data } = logOf(router, "CarbonRetired", {
    ...{ payer: signer.address, account: signer.address, certificate: 12n, kind: 0, pool: zeroAddress },
    ...{ tonnes: TONNE, payToken: TOKEN, paid: 990n },
  });
  const ports: Partial<TransactionPorts> = {
    account: signer.address,
    read: async <T>({ functionName, args }: ContractCall) => {
      if (functionName === "balanceOf") return (10n ** 30n) as T;
      if (functionName === "allowance") return (args[1] === PERMIT2 ? allowed : approved) as T;
      throw new Error("The token does not know this.");
    },
    signTypedData: async (typed) => {
      asked.push(typed);
      if (declines) throw Object.assign(new Error("no"), { code: 4001 });
      return signer.signTypedData(typed as never);
    },
    send: async (call) => {
      sent.push(call);
      if (call.functionName === "approve") approved = 1_000n;
      return hashOf(sent.length);
    },
    receiptOf: async (hash) => ({ ...receipt(hash), logs: [{ address: router.address, topics, data }] }) as never,
  };
  const runner = new TransactionRunner({ ports: fakePorts(ports), actions });
  const id = runner.start("retireNow", request as never);
  const flow = () => runner.flows().find((one) => one.id === id) as FlowState;
  await vi.waitFor(() => expect(["indexed", "failed"]).toContain(flow().status));
  return { flow: flow(), sent, asked };
}
const paymentIn = (call: ContractCall | undefined) => call?.args?.[2] as Record<string, unknown>;

describe("paying by Permit2", () => {
  it("is one signature for exactly the most, to the router alone, and one transaction", async () => {
    const { flow, sent, asked } = await pay(1_000n);
    expect(flow.outcome).toMatchObject({ certificate: 12n, paid: 990n });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      domain: { name: "Permit2", chainId: 31_337, verifyingContract: PERMIT2 },
      primaryType: "PermitTransferFrom",
      message: { permitted: { token: TOKEN, amount: 1_000n }, spender: router.address, deadline: 1_000n + DEADLINE },
    });
    const nonce = asked[0]?.message?.nonce;
    expect(sent.map(({ functionName }) => functionName)).toEqual(["retireExactTonnes"]);
    expect(paymentIn(sent[0])).toMatchObject({ permit: 2, nonce, amount: 1_000n, permitDeadline: 1_000n + DEADLINE });
    expect(paymentIn(sent[0]).signature).toBe(await signer.signTypedData(asked[0] as never));
  });
  it("never takes a number twice", async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => (await pay(1_000n)).asked[0]?.message?.nonce));
    expect(new Set(nonces).size).toBe(3);
  });
  it("is not asked for where Permit2 may not move so much: an approval of exactly the most is", async () => {
    const { sent, asked } = await pay(999n);
    expect(asked).toEqual([]);
    expect(sent[0]).toMatchObject({ functionName: "approve", args: [addressOf("CreditMarket"), 1_000n] });
    expect(paymentIn(sent[1])).toMatchObject({ permit: 0, signature: "0x" });
  });
  it("sends nothing when the signature is declined", async () => {
    const { flow, sent } = await pay(1_000n, true);
    expect(flow.error?.kind).toBe("rejected");
    expect(sent).toEqual([]);
  });
});
