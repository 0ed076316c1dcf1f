import { type Address, type Client, encodeFunctionData, parseEventLogs } from "viem";
import { simulateBlocks } from "viem/actions";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readRequestSerials } from "../../data/chain/requests.ts";
import type { SerialRange } from "../../data/index.ts";
import { TONNE } from "../../format/index.ts";

/** How long a registrar has to answer {s}. */
export async function readTimeToAccept(): Promise<bigint> {
  return publicClient.readContract({ ...provenance.provenance, functionName: "TIME_TO_ACCEPT" });
}

/** The first whole tonne at or above a place in a vintage's sequence {unit → t}. */
export function firstWhole(head: bigint): bigint {
  return (head + TONNE - 1n) / TONNE;
}

/**
 * The serial numbers that a request would reserve if it were made now. Throws what the chain would refuse it with. Null when some
 * came back or were recalled, and the node cannot say which would be taken.
 */
export async function readReservation(
  account: Address,
  vintage: number,
  tonnes: bigint,
  registryAccount: string,
): Promise<SerialRange[] | null> {
  const { provenance: exits } = provenance;
  const request = {
    ...exits,
    functionName: "requestDetokenisation",
    args: [vintage, tonnes, registryAccount],
  } as const;
  await publicClient.simulateContract({ ...request, account });
  const sequence = await publicClient.readContract({
    ...contracts.carbonCredit,
    functionName: "sequenceOf",
    args: [vintage],
  });
  if (!sequence.detours) return readRequestSerials({ vintage, firstTonne: firstWhole(sequence.head), tonnes });
  const calls = [{ from: account, to: exits.address, data: encodeFunctionData(request) }];
  const [block] = await simulateBlocks(publicClient as Client, { blocks: [{ calls }] } as never).catch(() => []);
  const logs = (block as { calls?: { logs?: never[] }[] } | undefined)?.calls?.[0]?.logs;
  if (!logs) return null;
  const made = parseEventLogs({ abi: exits.abi, eventName: "DetokenisationRequested", logs });
  const ranges = await Promise.all(
    made.map(({ args }) => readRequestSerials({ vintage, firstTonne: args.firstTonne, tonnes: args.tonnes })),
  );
  return ranges.flat();
}

/** Tries out whether an account can cover that much of a shortfall now; throws what the chain would refuse it with. */
export async function tryCover(account: Address, vintage: number, amount: bigint, reason: string): Promise<true> {
  await publicClient.simulateContract({
    ...provenance.provenance,
    functionName: "coverShortfall",
    args: [vintage, amount, reason],
    account,
  });
  return true;
}
