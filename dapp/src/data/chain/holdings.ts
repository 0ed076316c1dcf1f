import type { Abi, Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readLogs } from "./logs.ts";

/** How much of a vintage an account holds {unit}. */
export interface Balance {
  id: number;
  balance: bigint;
}

/** Every vintage of which an account holds something, found by what it ever received. From the chain alone. */
export async function readBalances(account: Address, head: bigint): Promise<Balance[]> {
  const { address, abi } = contracts.carbonCredit;
  const received = await readLogs(
    ["TransferSingle", "TransferBatch"].map((eventName) => ({
      address,
      abi: abi as Abi,
      eventName,
      args: { to: account },
    })),
    head,
  );
  const ids = [
    ...new Set(received.flatMap(({ args }) => (args.ids as bigint[] | undefined) ?? [args.id as bigint])),
  ].map(Number);
  if (ids.length === 0) return [];
  const balances = await publicClient.readContract({
    ...contracts.carbonCredit,
    functionName: "balanceOfBatch",
    args: [ids.map(() => account), ids.map(BigInt)],
  });
  return ids.map((id, index) => ({ id, balance: balances[index] ?? 0n })).filter(({ balance }) => balance > 0n);
}
