import {
  type Abi,
  type Address,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  type TransactionReceipt,
} from "viem";
import { expect, vi } from "vitest";
import { actions } from "../actions/index.ts";
import { TransactionRunner } from "../runner/runner.ts";
import type { ActionName, ContractCall, FlowState } from "../runner/types.ts";
import { fakePorts, hashOf, receipt } from "./fakePorts.ts";

/** Whose transactions these are. */
export const SENDER = `0x${"a1".repeat(20)}` as const;

/** A log as a receipt has it, without its place. */
export interface FakeLog {
  topics: unknown;
  data: Hex;
}

/** A log of one of our events, with arguments by name. */
export function logOf(contract: { abi: unknown }, eventName: string, args: Record<string, unknown>): FakeLog {
  const abi = contract.abi as Abi;
  const item = abi.find((entry) => entry.type === "event" && entry.name === eventName);
  if (item?.type !== "event") throw new Error(`no event ${eventName}`);
  const plain = item.inputs.filter(({ indexed }) => !indexed);
  const data = encodeAbiParameters(
    plain,
    plain.map(({ name }) => args[name ?? ""]),
  );
  return { topics: encodeEventTopics({ abi, eventName, args } as never), data };
}

/** What the chain answers besides, and what is to happen when something is sent. */
interface Around {
  read?: (call: ContractCall) => Promise<unknown>;
  onSend?: (call: ContractCall) => void;
}

/** Runs an action against a chain that answers every transaction with these logs of one contract. */
export async function outcomeOf(
  name: ActionName,
  request: unknown,
  logs: readonly FakeLog[],
  from: Address,
  { read, onSend }: Around = {},
): Promise<{ flow: FlowState; sent: ContractCall[] }> {
  const sent: ContractCall[] = [];
  const ports = fakePorts({
    account: SENDER,
    ...(read && { read: async <T>(call: ContractCall) => (await read(call)) as T }),
    send: async (call) => {
      sent.push(call);
      onSend?.(call);
      return hashOf(sent.length);
    },
    receiptOf: async (hash) =>
      ({
        ...receipt(hash),
        logs: logs.map((log) => ({ address: from, ...log })),
      }) as unknown as TransactionReceipt,
  });
  const runner = new TransactionRunner({ ports, actions });
  const id = runner.start(name, request as never);
  const flow = () => runner.flows().find((candidate) => candidate.id === id) as FlowState;
  await vi.waitFor(() => expect(["indexed", "failed"]).toContain(flow().status));
  return { flow: flow(), sent };
}
