import { HttpRequestError, UserRejectedRequestError } from "viem";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { TransactionRunner } from "../runner/runner.ts";
import { type KeyValueStore, PendingFlows } from "../runner/storage.ts";
import type { ActionName, FlowState, TransactionAction, TransactionPorts } from "../runner/types.ts";
import { ACCOUNT, CALL, fakePorts, hashOf, receipt, sent } from "./fakePorts.ts";

const schema = z.object({ amount: z.bigint().check(z.gt(0n)) });

function action(change: Partial<TransactionAction<{ amount: bigint }>> = {}): TransactionAction<{ amount: bigint }> {
  return {
    name: "retire",
    parse: (request) => schema.parse(request),
    steps: [{ name: "retire", commit: async () => CALL, verify: async () => ({ done: true }) }],
    ...change,
  };
}

const twoSteps = action({
  steps: [
    { name: "approvePayToken", commit: async () => CALL, verify: async () => ({}) },
    { name: "buy", commit: async () => CALL, verify: async () => ({ bought: true }) },
  ],
});

function memory(): KeyValueStore & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

function runner(ports: Partial<TransactionPorts> = {}, tested = action(), store = memory()) {
  const actions = { [tested.name]: tested } as Record<ActionName, TransactionAction<{ amount: bigint }>>;
  let next = 0;
  const made = new TransactionRunner({
    ports: fakePorts(ports),
    actions,
    store,
    now: () => 0,
    newId: () => `f${next++}`,
  });
  return { runner: made, store };
}

/** Waits until a flow is as wanted. */
function until(of: TransactionRunner, wanted: (flow: FlowState) => boolean): Promise<FlowState> {
  return new Promise((resolve) => {
    const look = () => {
      const flow = of.flows().find(wanted);
      if (flow) resolve(flow);
      return flow;
    };
    if (!look()) of.subscribe(() => void look());
  });
}

const phases = (flow: FlowState) => flow.steps.map(({ phase }) => phase);

describe("a transaction", () => {
  it("is checked, signed, confirmed and indexed, in that order", async () => {
    const { runner: tested } = runner();
    const seen: string[] = [];
    tested.subscribe(() => {
      const phase = tested.flows()[0]?.steps[0]?.phase;
      if (phase && seen.at(-1) !== phase) seen.push(phase);
    });
    tested.start("retire", { amount: 1n });
    const flow = await until(tested, ({ status }) => status === "indexed");
    expect(seen).toEqual(["waiting", "checking", "signing", "pending", "confirmed", "indexed"]);
    expect(flow.outcome).toEqual({ done: true });
    expect(flow.steps[0]).toMatchObject({ hash: hashOf(1), blockNumber: 7n });
  });

  it("is simulated before it is signed, and not signed when that fails", async () => {
    const send = vi.fn(async () => hashOf(1));
    const { runner: tested } = runner({ send, simulate: () => Promise.reject(new Error("execution reverted")) });
    tested.start("retire", { amount: 1n });
    const flow = await until(tested, ({ status }) => status === "failed");
    expect(flow.error).toEqual({ kind: "revert" });
    expect(phases(flow)).toEqual(["failed"]);
    expect(send).not.toHaveBeenCalled();
  });

  it("is never sent twice", async () => {
    const send = vi.fn(async () => hashOf(1));
    const { runner: tested } = runner({ send });
    const first = tested.start("retire", { amount: 1n });
    expect(tested.start("retire", { amount: 1n })).toBe(first);
    await until(tested, ({ status }) => status === "indexed");
    expect(send).toHaveBeenCalledTimes(1);
    expect(tested.start("retire", { amount: 1n })).not.toBe(first);
  });

  it("with a malformed request fails before anything is asked", async () => {
    const { runner: tested } = runner();
    tested.start("retire", { amount: 0n });
    expect(tested.flows()[0]).toMatchObject({ status: "failed", error: { kind: "invalidRequest" } });
  });

  it("needs the right network and enough gas", async () => {
    const wrong = runner({ walletChainId: async () => 1 }).runner;
    wrong.start("retire", { amount: 1n });
    const { error } = await until(wrong, ({ status }) => status === "failed");
    expect(error).toEqual({ kind: "wrongNetwork", actual: 1, expected: 31_337 });

    const poor = runner({ gasBudget: async () => ({ cost: 11n, balance: 10n }) }).runner;
    poor.start("retire", { amount: 1n });
    const failed = await until(poor, ({ status }) => status === "failed");
    expect(failed.error).toEqual({ kind: "insufficientGas", cost: 11n, balance: 10n });
  });

  it("asks the wallet for the gas that the budget names, and leaves the rest to the wallet", async () => {
    for (const gas of [123_456n, undefined]) {
      const send = vi.fn(async () => hashOf(1));
      const { runner: tested } = runner({ gasBudget: async () => ({ cost: 1n, balance: 10n, gas }), send });
      tested.start("retire", { amount: 1n });
      await until(tested, ({ status }) => status === "indexed");
      expect(send).toHaveBeenCalledExactlyOnceWith(expect.anything(), gas);
    }
  });

  it("that the user declines is a failure that can be tried again", async () => {
    const send = vi.fn(async () => hashOf(1)).mockRejectedValueOnce(new UserRejectedRequestError(new Error("no")));
    const { runner: tested, store } = runner({ send });
    tested.start("retire", { amount: 1n });
    expect((await until(tested, ({ status }) => status === "failed")).error).toEqual({ kind: "rejected" });
    expect(store.map.size).toBe(0);
    tested.start("retire", { amount: 1n });
    await until(tested, ({ status }) => status === "indexed");
  });

  it("that reverts in its block is replayed for the reason", async () => {
    const replay = vi.fn(async () => new Error("execution reverted"));
    const { runner: tested } = runner({ receiptOf: async (hash) => receipt(hash, "reverted"), replay });
    tested.start("retire", { amount: 1n });
    expect((await until(tested, ({ status }) => status === "failed")).error).toEqual({ kind: "revert" });
    expect(replay).toHaveBeenCalledWith(hashOf(1));
  });

  it("skips what the chain already is", async () => {
    const tested = runner({}, {
      ...twoSteps,
      steps: [{ ...twoSteps.steps[0], commit: async () => null }, twoSteps.steps[1]],
    } as typeof twoSteps).runner;
    tested.start("retire", { amount: 1n });
    const flow = await until(tested, ({ status }) => status === "indexed");
    expect(phases(flow)).toEqual(["skipped", "indexed"]);
    expect(flow.outcome).toEqual({ bought: true });
  });

  it("waits out a node that does not answer", async () => {
    const down = new HttpRequestError({ url: "http://node" });
    const receiptOf = vi.fn(async (hash: `0x${string}`) => receipt(hash)).mockRejectedValueOnce(down);
    const { runner: tested } = runner({ receiptOf });
    const offline: boolean[] = [];
    tested.subscribe(() => offline.push(tested.flows()[0]?.offline ?? false));
    tested.start("retire", { amount: 1n });
    await until(tested, ({ status }) => status === "indexed");
    expect(offline).toContain(true);
    expect(offline.at(-1)).toBe(false);
  });

  it("counts as indexed only on the same branch of the chain", async () => {
    const blockHash = vi.fn(async () => hashOf(9)).mockResolvedValueOnce(hashOf(8));
    const indexedHead = vi
      .fn(async () => ({ number: 9n, hash: hashOf(9) }))
      .mockResolvedValueOnce({ number: 6n, hash: hashOf(6) });
    const { runner: tested } = runner({ blockHash, indexedHead });
    tested.start("retire", { amount: 1n });
    await until(tested, ({ status }) => status === "indexed");
    expect(indexedHead).toHaveBeenCalledTimes(3);
    expect(blockHash).toHaveBeenCalledTimes(2);
  });
});

describe("a reload while pending", () => {
  const kept = (store: KeyValueStore, stepIndex: number) =>
    new PendingFlows(store, 31_337, ACCOUNT).save({
      id: "old",
      action: "retire",
      request: { amount: 3n },
      stepIndex,
      startedAt: 0,
      pending: { hash: hashOf(1), sent: sent() },
    });

  it("is kept while it waits for its block, and forgotten after", async () => {
    let mined = false;
    const { runner: tested, store } = runner({
      receiptOf: async (hash) => (mined ? receipt(hash) : null),
    });
    tested.start("retire", { amount: 3n });
    await until(tested, ({ steps }) => steps[0]?.phase === "pending");
    expect(new PendingFlows(store, 31_337, ACCOUNT).all()).toMatchObject([{ request: { amount: 3n }, stepIndex: 0 }]);
    mined = true;
    await until(tested, ({ status }) => status === "indexed");
    expect(store.map.size).toBe(0);
  });

  it("is taken up again without another signature", async () => {
    const store = memory();
    kept(store, 0);
    const send = vi.fn();
    const { runner: tested } = runner({ send }, action(), store);
    tested.resume();
    tested.resume();
    const flow = await until(tested, ({ status }) => status === "indexed");
    expect(tested.flows()).toHaveLength(1);
    expect(flow).toMatchObject({ resumed: true, outcome: { done: true }, request: { amount: 3n } });
    expect(send).not.toHaveBeenCalled();
  });

  it("asks before it goes on to the next signature", async () => {
    const store = memory();
    kept(store, 0);
    const send = vi.fn(async () => hashOf(2));
    const { runner: tested } = runner({ send }, twoSteps, store);
    tested.resume();
    const flow = await until(tested, ({ status }) => status === "paused");
    expect(phases(flow)).toEqual(["confirmed", "waiting"]);
    expect(send).not.toHaveBeenCalled();
    tested.proceed("old");
    await until(tested, ({ status }) => status === "indexed");
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("ignores what it cannot read", () => {
    const store = memory();
    store.setItem(`carbontrace.pending.31337.${ACCOUNT.toLowerCase()}`, "{oops");
    const { runner: tested } = runner({}, action(), store);
    tested.resume();
    expect(tested.flows()).toEqual([]);
  });
});

describe("a replaced transaction", () => {
  const waiting = { receiptOf: async () => null, confirmedNonce: async () => 6 };

  it("is followed when only the fee was raised", async () => {
    const { runner: tested } = runner({
      ...waiting,
      receiptOf: async (hash) => (hash === hashOf(4) ? receipt(hash) : null),
      findByNonce: async () => ({ hash: hashOf(4), transaction: sent() }),
    });
    tested.start("retire", { amount: 1n });
    expect((await until(tested, ({ status }) => status === "indexed")).steps[0]?.hash).toBe(hashOf(4));
  });

  it("is not given up while a node only has not heard of the receipt yet", async () => {
    let asked = 0;
    const { runner: tested } = runner({
      ...waiting,
      receiptOf: async (hash) => {
        asked += 1;
        return asked > 12 ? receipt(hash) : null;
      },
      findByNonce: async () => null,
    });
    tested.start("retire", { amount: 1n });
    expect((await until(tested, ({ status }) => status === "indexed" || status === "failed")).status).toBe("indexed");
  });

  it("ends the wait when it was cancelled, replaced or lost", async () => {
    const cases = [
      { found: { hash: hashOf(4), transaction: sent({ to: ACCOUNT, input: "0x" }) }, kind: "cancelled" },
      { found: { hash: hashOf(4), transaction: sent({ input: "0x99" }) }, kind: "replaced" },
      { found: null, kind: "replaced" },
    ];
    for (const { found, kind } of cases) {
      const { runner: tested } = runner({ ...waiting, findByNonce: async () => found });
      tested.start("retire", { amount: 1n });
      expect((await until(tested, ({ status }) => status === "failed")).error?.kind).toBe(kind);
    }
  });
});
