import { type Abi, type Address, decodeEventLog, erc20Abi, isAddressEqual, zeroAddress } from "viem";
import { contractAt, type KnownContract, known } from "../decode/known.ts";
import type { SimulatedLog } from "./simulate.ts";

/** Money that changes hands. `token` is zero for the chain's own coin. */
export interface Movement {
  token: Address;
  from: Address;
  to: Address;
  amount: bigint;
}

/** Anything else that a contract tells of. */
export interface Happening {
  contract: Address;
  /** The event's name; absent when the page does not know it. */
  name?: string;
  inputs: readonly { name?: string | undefined; type: string }[];
  values: readonly unknown[];
}

/** What nodes write as the contract of a transfer of the chain's own coin. */
const COIN = "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

function movementOf(log: SimulatedLog): Movement | undefined {
  try {
    const { args } = decodeEventLog({
      abi: erc20Abi,
      eventName: "Transfer",
      topics: log.topics as never,
      data: log.data,
    }) as { args: { from: Address; to: Address; value: bigint } };
    const token = isAddressEqual(log.address, COIN) ? zeroAddress : log.address;
    return { token, from: args.from, to: args.to, amount: args.value };
  } catch {
    return undefined;
  }
}

function happeningOf(log: SimulatedLog, among: readonly KnownContract[]): Happening {
  const unknown = { contract: log.address, inputs: [], values: [] };
  const contract = contractAt(log.address, among);
  if (!contract) return unknown;
  try {
    const { eventName, args } = decodeEventLog({
      abi: contract.abi as Abi,
      topics: log.topics as never,
      data: log.data,
    }) as unknown as { eventName: string; args: Record<string, unknown> | readonly unknown[] };
    const item = contract.abi.find(
      (entry) =>
        entry.type === "event" && entry.name === eventName && entry.inputs.length === Object.keys(args ?? {}).length,
    );
    const inputs = item?.type === "event" ? item.inputs : [];
    const values = Array.isArray(args) ? args : inputs.map(({ name }) => (args as Record<string, unknown>)[name ?? ""]);
    return { contract: log.address, name: eventName, inputs, values };
  } catch {
    return unknown;
  }
}

/**
 * How little a movement deserves to be read first. Any contract can emit as many transfers as it likes, so what cannot be made up
 * stands before what can: something before nothing, tokens of the address book before others, and payers of it before others.
 */
function rankOf({ token, from, amount }: Movement, among: readonly KnownContract[]): number {
  const trusted = isAddressEqual(token, zeroAddress) || contractAt(token, among) !== undefined;
  const own = contractAt(from, among) !== undefined;
  return (amount > 0n ? 0 : 4) + (trusted ? 0 : 2) + (own ? 0 : 1);
}

/**
 * What follows from calls: money that moves, and what else contracts tell of, what can be trusted first. Never throws.
 */
export function effectsOf(
  logs: readonly SimulatedLog[],
  among: readonly KnownContract[] = known,
): { movements: Movement[]; happenings: Happening[] } {
  const movements: Movement[] = [];
  const happenings: Happening[] = [];
  for (const log of logs) {
    const movement = movementOf(log);
    if (movement) movements.push(movement);
    else happenings.push(happeningOf(log, among));
  }
  movements.sort((a, b) => rankOf(a, among) - rankOf(b, among));
  happenings.sort((a, b) => Number(a.name === undefined) - Number(b.name === undefined));
  return { movements, happenings };
}
