import {
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  type TransactionReceipt,
  type TypedDataDefinition,
  UserRejectedRequestError,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it, vi } from "vitest";
import { contracts } from "../../chain/contracts.ts";
import { actions } from "../actions/index.ts";
import { DEADLINE } from "../deadline.ts";
import { TransactionRunner } from "../runner/runner.ts";
import type { ContractCall, FlowState, TransactionPorts } from "../runner/types.ts";
import { fakePorts, hashOf, receipt } from "./fakePorts.ts";

const signer = privateKeyToAccount(hashOf(0xa11ce));
const ACCOUNT = signer.address;
const AMOUNT = 1_000n * 10n ** 18n;
const terms = { tier: 1, rewarded: true, maxLock: 30 * 86_400, minApyBps: 1_000 };
const TOKEN = "0x00000000000000000000000000000000000000d1";
const domain = ["0x0f", "Carbontrace", "1", 31_337n, TOKEN, hashOf(0), []] as const;

/** The receipt of a stake, as the contract logs it. */
function stakedReceipt(hash: Hex): TransactionReceipt {
  const { abi, address } = contracts.stakedCrbn;
  const position = (BigInt(ACCOUNT) << 32n) | 0n;
  const topics = encodeEventTopics({ abi, eventName: "Staked", args: { position, owner: ACCOUNT, tier: 1 } });
  const types = ["uint256", "uint40", "uint16", "uint256"].map((type) => ({ type }));
  const data = encodeAbiParameters(types, [AMOUNT, 2_592_000, 1_000, 8n]);
  return { ...receipt(hash), logs: [{ address, topics, data }] } as unknown as TransactionReceipt;
}

/** A token of which the account has enough, and that nobody may take yet. */
function token(change: Record<string, unknown> = {}) {
  const answers: Record<string, unknown> = { balanceOf: AMOUNT, nonces: 3n, eip712Domain: domain, ...change };
  let allowance = (answers.allowance as bigint | undefined) ?? 0n;
  const sent: ContractCall[] = [];
  const ports: Partial<TransactionPorts> = {
    account: ACCOUNT,
    read: async <T>({ functionName }: ContractCall) => {
      const answer = functionName === "allowance" ? allowance : answers[functionName];
      if (answer instanceof Error) throw answer;
      return answer as T;
    },
    send: async (call) => {
      sent.push(call);
      if (call.functionName === "approve") allowance = AMOUNT;
      return hashOf(sent.length);
    },
    receiptOf: async (hash) => stakedReceipt(hash),
  };
  return { ports, sent, functions: () => sent.map(({ functionName }) => functionName) };
}

function runnerOf(ports: Partial<TransactionPorts>): TransactionRunner {
  return new TransactionRunner({ ports: fakePorts(ports), actions });
}

async function finished(runner: TransactionRunner, action: "stake" | "addToPosition", request: unknown) {
  const id = runner.start(action, request);
  return new Promise<FlowState>((resolve) => {
    const look = () => {
      const flow = runner.flows().find((candidate) => candidate.id === id);
      if (flow && flow.status !== "running" && flow.status !== "confirmed") resolve(flow);
    };
    runner.subscribe(look);
    look();
  });
}

const sign = async (data: TypedDataDefinition) => signer.signTypedData(data as never);
const request = { amount: AMOUNT, terms, permit: true };

describe("a stake", () => {
  it("needs one signature and one transaction: the permit is for exactly the amount, for twenty minutes", async () => {
    const { ports, sent } = token();
    const signTypedData = vi.fn(sign);
    const runner = runnerOf({ ...ports, signTypedData });
    const phases = new Set<string>();
    runner.subscribe(() => phases.add(runner.flows()[0]?.steps[0]?.phase ?? ""));
    const flow = await finished(runner, "stake", request);
    expect(flow.status).toBe("indexed");
    expect(flow.outcome).toMatchObject({ amount: AMOUNT, unlock: 2_592_000, reward: 8n });
    expect(flow.steps.map(({ phase }) => phase)).toEqual(["skipped", "indexed"]);
    expect(phases).toContain("signing");
    const deadline = 1_000n + DEADLINE;
    expect(signTypedData.mock.calls[0]?.[0]).toMatchObject({
      domain: { name: "Carbontrace", version: "1", chainId: 31_337, verifyingContract: TOKEN },
      primaryType: "Permit",
      message: { owner: ACCOUNT, spender: contracts.stakedCrbn.address, value: AMOUNT, nonce: 3n, deadline },
    });
    const [call] = sent;
    expect(sent).toHaveLength(1);
    expect(call).toMatchObject({ functionName: "stakeWithPermit" });
    expect(call?.args?.slice(0, 3)).toEqual([AMOUNT, terms, deadline]);
    expect([27, 28]).toContain(call?.args?.[3]);
    const signature = await sign(signTypedData.mock.calls[0]?.[0] as TypedDataDefinition);
    expect(`0x${String(call?.args?.[4]).slice(2)}${String(call?.args?.[5]).slice(2)}`).toBe(signature.slice(0, 130));
  });

  it("is approved where the wallet knows no typed data", async () => {
    const { ports, functions } = token();
    const signTypedData = () => Promise.reject(Object.assign(new Error("unsupported"), { code: 4200 }));
    expect((await finished(runnerOf({ ...ports, signTypedData }), "stake", request)).status).toBe("indexed");
    expect(functions()).toEqual(["approve", "stake"]);
  });

  it("is approved where the token does not take the wallet's signature, as of a contract's wallet", async () => {
    const refused = token({ permit: new Error("execution reverted") });
    await finished(runnerOf({ ...refused.ports, signTypedData: sign }), "stake", request);
    expect(refused.functions()).toEqual(["approve", "stake"]);
    const odd = token();
    await finished(runnerOf({ ...odd.ports, signTypedData: async () => "0x1234" }), "stake", request);
    expect(odd.functions()).toEqual(["approve", "stake"]);
  });

  it("ends when the user declines to sign, and is approved when asked to", async () => {
    const { ports, functions } = token();
    const signTypedData = () => Promise.reject(new UserRejectedRequestError(new Error("no")));
    const runner = runnerOf({ ...ports, signTypedData });
    const flow = await finished(runner, "stake", request);
    expect(flow).toMatchObject({ status: "failed", error: { kind: "rejected" } });
    expect(flow.steps.map(({ phase }) => phase)).toEqual(["failed", "waiting"]);
    expect(functions()).toEqual([]);
    expect((await finished(runner, "stake", { ...request, permit: false })).status).toBe("indexed");
    expect(functions()).toEqual(["approve", "stake"]);
  });

  it("asks for nothing when it may take the amount already", async () => {
    const { ports, functions } = token({ allowance: AMOUNT });
    const signTypedData = vi.fn(sign);
    await finished(runnerOf({ ...ports, signTypedData }), "stake", request);
    expect(signTypedData).not.toHaveBeenCalled();
    expect(functions()).toEqual(["stake"]);
  });

  it("never signs on a wrong network", async () => {
    const { ports } = token();
    const signTypedData = vi.fn(sign);
    const runner = runnerOf({ ...ports, signTypedData, walletChainId: async () => 1 });
    expect((await finished(runner, "stake", request)).error).toMatchObject({ kind: "wrongNetwork", actual: 1 });
    expect(signTypedData).not.toHaveBeenCalled();
  });

  it("says what is missing in CRBN", async () => {
    const { ports } = token({ balanceOf: AMOUNT - 1n });
    const flow = await finished(runnerOf(ports), "stake", request);
    expect(flow.error).toMatchObject({ kind: "contract", name: "CRBNInsufficientBalance", args: { needed: AMOUNT } });
  });

  it("is refused before anything is asked when it is malformed", async () => {
    for (const wrong of [
      { ...request, amount: 0n },
      { ...request, terms: { ...terms, tier: 0 } },
      { ...request, terms: { ...terms, tier: 5 } },
      { ...request, terms: { ...terms, maxLock: 2 ** 32 } },
      { ...request, terms: { ...terms, minApyBps: 65_536 } },
    ]) {
      expect((await finished(runnerOf({}), "stake", wrong)).error?.kind).toBe("invalidRequest");
    }
  });
});

describe("adding to a position", () => {
  it("approves exactly what is added and never asks for a permit", async () => {
    const { ports, sent } = token();
    const signTypedData = vi.fn(sign);
    await finished(runnerOf({ ...ports, signTypedData }), "addToPosition", { position: 1n, amount: AMOUNT, terms });
    expect(signTypedData).not.toHaveBeenCalled();
    expect(sent[0]).toMatchObject({ functionName: "approve", args: [contracts.stakedCrbn.address, AMOUNT] });
    expect(sent[1]).toMatchObject({ functionName: "addToPosition", args: [1n, AMOUNT, terms] });
  });
});
