import type { Address, Hash, TransactionReceipt } from "viem";
import { classifyError } from "../errors/classify.ts";
import { TransactionFailure } from "../errors/txError.ts";
import { type MinedTransaction, type PendingTransaction, waitUntilMined } from "./mining.ts";
import { type KeyValueStore, PendingFlows, type StoredFlow } from "./storage.ts";
import type {
  ActionName,
  ContractCall,
  FlowState,
  StepState,
  TransactionAction,
  TransactionPorts,
  TransactionStep,
} from "./types.ts";

// biome-ignore lint/suspicious/noExplicitAny: actions differ in their requests; each parses its own.
type AnyAction = TransactionAction<any>;
// biome-ignore lint/suspicious/noExplicitAny: as above.
type AnyStep = TransactionStep<any>;

/** What a runner needs. */
export interface RunnerOptions {
  ports: TransactionPorts;
  actions: Readonly<Record<ActionName, AnyAction>>;
  store?: KeyValueStore | undefined;
  now?: () => number;
  newId?: () => string;
}

/**
 * Runs user actions of one account on one chain: checks, simulates, asks for the signature, waits for the block and for
 * the indexer, keeps what is pending over a reload. Never runs the same action twice at a time.
 */
export class TransactionRunner {
  readonly #ports: TransactionPorts;
  readonly #actions: Readonly<Record<ActionName, AnyAction>>;
  readonly #kept: PendingFlows;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #listeners = new Set<() => void>();
  #flows: readonly FlowState[] = [];
  #resumed = false;

  constructor({ ports, actions, store, now = Date.now, newId = () => crypto.randomUUID() }: RunnerOptions) {
    this.#ports = ports;
    this.#actions = actions;
    this.#kept = new PendingFlows(store, ports.chainId, ports.account);
    this.#now = now;
    this.#newId = newId;
  }

  /** Calls back after every change. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The flows, oldest first; the same array until something changes. */
  flows = (): readonly FlowState[] => this.#flows;

  /** Starts an action and returns the flow's id; while the same action runs, returns that one's id instead. */
  start(action: ActionName, request: unknown): string {
    const running = this.#flows.find((flow) => flow.action === action && flow.status === "running");
    if (running) return running.id;
    const flow = this.#newFlow({ id: this.#newId(), action, request, startedAt: this.#now() }, false);
    this.#flows = [...this.#flows, flow];
    this.#changed();
    try {
      const parsed = this.#actions[action].parse(request);
      this.#update(flow.id, { request: parsed });
      void this.#run(flow.id, parsed, 0);
    } catch (error) {
      const issues = (error as { issues?: { path?: unknown[]; message?: string }[] }).issues ?? [];
      this.#fail(flow.id, {
        kind: "invalidRequest",
        issues: issues.map(({ path, message }) => `${path?.join(".") ?? ""}: ${message ?? ""}`),
      });
    }
    return flow.id;
  }

  /** Takes up what was pending when the page was left. Does so once. */
  resume(): void {
    if (this.#resumed) return;
    this.#resumed = true;
    for (const kept of this.#kept.all()) {
      const action = this.#actions[kept.action];
      if (!action?.steps[kept.stepIndex]) {
        this.#kept.remove(kept.id);
        continue;
      }
      const flow = this.#newFlow(kept, true);
      const steps = flow.steps.map((step, index): StepState => {
        if (index < kept.stepIndex) return { ...step, phase: "confirmed" };
        return index === kept.stepIndex ? { ...step, phase: "pending", hash: kept.pending.hash } : step;
      });
      this.#flows = [...this.#flows, { ...flow, steps }];
      void this.#run(kept.id, kept.request, kept.stepIndex, kept.pending);
    }
    this.#changed();
  }

  /** Goes on with a flow that waits for the user after a reload. */
  proceed(id: string): void {
    const flow = this.#find(id);
    const next = flow?.steps.findIndex(({ phase }) => phase === "waiting") ?? -1;
    if (flow?.status !== "paused" || next < 0) return;
    this.#update(id, { status: "running" });
    void this.#run(id, flow.request, next);
  }

  /** Forgets a flow that is not under way. */
  dismiss(id: string): void {
    if (this.#find(id)?.status === "running") return;
    this.#flows = this.#flows.filter((flow) => flow.id !== id);
    this.#kept.remove(id);
    this.#changed();
  }

  /** Forgets a flow that needs nothing more from its user. */
  dismissFinished(id: string): void {
    const status = this.#find(id)?.status;
    if (status === "confirmed" || status === "indexed" || status === "failed") this.dismiss(id);
  }

  async #run(id: string, request: unknown, from: number, resumedWith?: PendingTransaction): Promise<void> {
    const flow = this.#find(id);
    if (!flow) return;
    const { steps } = this.#actions[flow.action];
    let last: MinedTransaction | undefined;
    try {
      for (const [index, step] of steps.entries()) {
        if (index < from) continue;
        const pending = resumedWith && index === from ? resumedWith : await this.#commit(id, index, step, request);
        if (!pending) continue;
        last = await this.#settle(id, index, step, request, pending);
        if (resumedWith && index < steps.length - 1) {
          this.#update(id, { status: "paused" });
          return;
        }
      }
      this.#update(id, { status: "confirmed" });
    } catch (error) {
      const classified = classifyError(error);
      this.#fail(id, this.#actions[flow.action].explain?.(classified, request) ?? classified);
      return;
    }
    if (last) await this.#waitUntilIndexed(id, last).catch(() => undefined);
  }

  /** Checks, simulates and has the step signed. Returns nothing when the chain already is as the step wants it. */
  async #commit(id: string, index: number, step: AnyStep, request: unknown): Promise<PendingTransaction | undefined> {
    const ports = this.#ports;
    this.#updateStep(id, index, { phase: "checking" });
    const call = await step.commit(request, this.#signingPorts(id, index));
    if (!call) {
      this.#updateStep(id, index, { phase: "skipped" });
      return undefined;
    }
    if (!step.sponsored) await this.#checkWallet();
    await ports.simulate(call);
    const gas = step.sponsored ? undefined : await this.#checkGas(call);
    this.#updateStep(id, index, { phase: "signing" });
    const hash = await (step.sponsored ? ports.sendSponsored(call) : ports.send(call, gas));
    const pending = { hash };
    this.#keep(id, index, pending);
    this.#updateStep(id, index, { phase: "pending", hash });
    return pending;
  }

  /** The ports, with the step showing when it waits for a signature. */
  #signingPorts(id: string, index: number): TransactionPorts {
    return {
      ...this.#ports,
      signTypedData: async (data) => {
        await this.#checkWallet();
        this.#updateStep(id, index, { phase: "signing" });
        try {
          return await this.#ports.signTypedData(data);
        } finally {
          this.#updateStep(id, index, { phase: "checking" });
        }
      },
    };
  }

  async #checkWallet(): Promise<void> {
    const expected = this.#ports.chainId;
    const actual = await this.#ports.walletChainId();
    if (actual !== expected) throw new TransactionFailure({ kind: "wrongNetwork", actual, expected });
  }

  /** Fails where the account cannot pay for the gas; answers with how much of it to ask the wallet for, if that is not left to the wallet. */
  async #checkGas(call: ContractCall): Promise<bigint | undefined> {
    const { cost, balance, gas } = await this.#ports.gasBudget(call);
    if (balance < cost) throw new TransactionFailure({ kind: "insufficientGas", cost, balance });
    return gas;
  }

  /** Waits for the block and reads the outcome. */
  async #settle(
    id: string,
    index: number,
    step: AnyStep,
    request: unknown,
    pending: PendingTransaction,
  ): Promise<MinedTransaction> {
    const mined = await waitUntilMined(pending, this.#patientPorts(id), (sent) =>
      this.#keep(id, index, { ...pending, sent }),
    );
    this.#kept.remove(id);
    const { receipt, hash } = mined;
    this.#updateStep(id, index, { hash, blockNumber: receipt.blockNumber });
    if (receipt.status === "reverted") throw await this.#ports.replay(hash);
    const outcome = await this.#patiently(id, () => step.verify(request, receipt, this.#ports));
    this.#updateStep(id, index, { phase: "confirmed" });
    this.#update(id, { outcome });
    return mined;
  }

  /** Waits until the indexer has passed the block on the same branch of the chain. */
  async #waitUntilIndexed(id: string, { receipt }: { receipt: TransactionReceipt }): Promise<void> {
    while (this.#find(id)) {
      const indexed = await this.#ports.indexedHead().catch(() => null);
      if (indexed && indexed.number >= receipt.blockNumber) {
        const hash = await this.#ports.blockHash(indexed.number).catch(() => null);
        if (hash === indexed.hash) {
          const steps = this.#find(id)?.steps.map(
            (step): StepState => (step.phase === "confirmed" ? { ...step, phase: "indexed" } : step),
          );
          this.#update(id, { status: "indexed", ...(steps && { steps }) });
          return;
        }
      }
      await this.#ports.pause();
    }
  }

  /** The ports of waiting: an outage is shown and waited out, it does not end the flow. */
  #patientPorts(id: string) {
    const { receiptOf, transactionOf, confirmedNonce, findByNonce, pause } = this.#ports;
    return {
      pause,
      receiptOf: (hash: Hash) => this.#patiently(id, () => receiptOf(hash)),
      transactionOf: (hash: Hash) => this.#patiently(id, () => transactionOf(hash)),
      confirmedNonce: (sender: Address) => this.#patiently(id, () => confirmedNonce(sender)),
      findByNonce: (sender: Address, nonce: number) => this.#patiently(id, () => findByNonce(sender, nonce)),
    };
  }

  async #patiently<T>(id: string, ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await ask();
        if (this.#find(id)?.offline) this.#update(id, { offline: false });
        return answer;
      } catch (error) {
        if (classifyError(error).kind !== "rpcDown") throw error;
        if (!this.#find(id)?.offline) this.#update(id, { offline: true });
        await this.#ports.pause();
      }
    }
  }

  #newFlow({ id, action, request, startedAt }: Omit<StoredFlow, "stepIndex" | "pending">, resumed: boolean): FlowState {
    const { chainId, account } = this.#ports;
    const steps = this.#actions[action].steps.map(({ name }): StepState => ({ name, phase: "waiting" }));
    return { id, action, request, startedAt, chainId, account, steps, status: "running", resumed, offline: false };
  }

  #keep(id: string, stepIndex: number, pending: PendingTransaction): void {
    const flow = this.#find(id);
    if (!flow) return;
    const { action, request, startedAt } = flow;
    this.#kept.save({ id, action, request, startedAt, stepIndex, pending });
  }

  #fail(id: string, error: NonNullable<FlowState["error"]>): void {
    this.#kept.remove(id);
    const steps = this.#find(id)?.steps.map(
      (step): StepState =>
        ["checking", "signing", "pending"].includes(step.phase) ? { ...step, phase: "failed" } : step,
    );
    this.#update(id, { status: "failed", error, ...(steps && { steps }) });
  }

  #find(id: string): FlowState | undefined {
    return this.#flows.find((flow) => flow.id === id);
  }

  #update(id: string, change: Partial<FlowState>): void {
    this.#flows = this.#flows.map((flow) => (flow.id === id ? { ...flow, ...change } : flow));
    this.#changed();
  }

  #updateStep(id: string, index: number, change: Partial<StepState>): void {
    const steps = this.#find(id)?.steps.map((step, at) => (at === index ? { ...step, ...change } : step));
    if (steps) this.#update(id, { steps });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
