import type { Address } from "viem";
import * as z from "zod/mini";
import type { PendingTransaction } from "./mining.ts";
import type { ActionName, FlowState } from "./types.ts";

/** A flow as kept over a reload: what was asked, how far it came and what is under way. */
export interface StoredFlow {
  id: string;
  action: ActionName;
  request: unknown;
  stepIndex: number;
  pending: PendingTransaction;
  startedAt: number;
}

/** The part of the Storage interface that is used. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const PREFIX = "carbontrace.pending";
const BIGINT = /^-?\d+n$/;

const stored = z.array(
  z.object({
    id: z.string(),
    action: z.string(),
    request: z.unknown(),
    stepIndex: z.int(),
    startedAt: z.number(),
    pending: z.object({
      hash: z.string().check(z.regex(/^0x[0-9a-f]{64}$/i)),
      sent: z.optional(
        z.object({
          from: z.string(),
          to: z.nullable(z.string()),
          input: z.string(),
          value: z.bigint(),
          nonce: z.int(),
        }),
      ),
    }),
  }),
);

/** JSON with big integers written as `"12n"`; other strings that look so are kept apart by a leading mark. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item) => {
    if (typeof item === "bigint") return `${item}n`;
    return typeof item === "string" && (BIGINT.test(item) || item.startsWith("'")) ? `'${item}` : item;
  });
}

/** Reads what {@link toJson} wrote. */
export function fromJson(text: string): unknown {
  return JSON.parse(text, (_key, item) => {
    if (typeof item !== "string") return item;
    if (item.startsWith("'")) return item.slice(1);
    return BIGINT.test(item) ? BigInt(item.slice(0, -1)) : item;
  });
}

/** Keeps the pending flows of one account on one chain, so that a reload does not lose them. */
export class PendingFlows {
  readonly #store: KeyValueStore | undefined;
  readonly #key: string;

  constructor(store: KeyValueStore | undefined, chainId: number, account: Address) {
    this.#store = store;
    this.#key = `${PREFIX}.${chainId}.${account.toLowerCase()}`;
  }

  /** The flows that were pending when the page was left. Unreadable content counts as none. */
  all(): StoredFlow[] {
    try {
      const text = this.#store?.getItem(this.#key);
      return text ? (stored.parse(fromJson(text)) as StoredFlow[]) : [];
    } catch {
      return [];
    }
  }

  /** Keeps a flow, in place of an earlier state of it. */
  save(flow: StoredFlow): void {
    this.#write([...this.all().filter(({ id }) => id !== flow.id), flow]);
  }

  /** Forgets a flow. */
  remove(id: FlowState["id"]): void {
    this.#write(this.all().filter((flow) => flow.id !== id));
  }

  #write(flows: StoredFlow[]): void {
    try {
      if (flows.length === 0) this.#store?.removeItem(this.#key);
      else this.#store?.setItem(this.#key, toJson(flows));
    } catch {
      // Storage is full or forbidden: the flow goes on, only a reload would lose it.
    }
  }
}
