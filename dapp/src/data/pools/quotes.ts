import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { poolContract } from "../../chain/liquidity.ts";
import { publicClient } from "../../chain/wagmi.ts";
import type { PoolLine } from "../../transactions/actions/pools.ts";
import { INELIGIBILITIES, type Ineligibility } from "../../transactions/errors/ineligibility.ts";
import { readBalances } from "../chain/holdings.ts";

/** What a deposit would give and cost {unit}. */
export interface DepositQuote {
  minted: bigint;
  fee: bigint;
}

/** What an automatic redemption would take and cost {unit}. */
export interface AutoQuote {
  lines: PoolLine[];
  fee: bigint;
}

/** Asks the pool what a deposit would give. Throws what it would be refused with. */
export async function readDepositQuote(pool: Address, lines: readonly PoolLine[]): Promise<DepositQuote> {
  const contract = poolContract(pool);
  const [minted, fee] = await publicClient.readContract({
    ...contract,
    functionName: "previewDepositMany",
    args: [lines],
  });
  return { minted, fee };
}

/** Asks the pool what taking these lines would cost beside them. Throws what it would be refused with. */
export function readSelectiveFee(pool: Address, lines: readonly PoolLine[]): Promise<bigint> {
  return publicClient.readContract({ ...poolContract(pool), functionName: "previewRedeem", args: [lines] });
}

/** Asks the pool what selecting these amounts would cost, whether it has them or not. */
export function readFeeInTheory(pool: Address, lines: readonly PoolLine[]): Promise<bigint> {
  return publicClient.readContract({
    ...poolContract(pool),
    functionName: "calculateRedemptionInFees",
    args: [lines],
  });
}

/** Asks the pool what it would give out of its queue. Throws what it would be refused with. */
export async function readAutoQuote(
  pool: Address,
  amount: bigint,
  maxVintages: number,
  includeSuspended: boolean,
): Promise<AutoQuote> {
  const [lines, fee] = await publicClient.readContract({
    ...poolContract(pool),
    functionName: "previewRedeemAuto",
    args: [amount, BigInt(maxVintages), includeSuspended],
  });
  return { lines: [...lines], fee };
}

/** What an account has of a pool's tokens, and the most that they buy in either way {unit}. */
export interface PoolBalance {
  balance: bigint;
  selective: bigint;
  automatic: bigint;
}

/** Reads what an account can take out of a pool. */
export async function readPoolBalance(pool: Address, account: Address): Promise<PoolBalance> {
  const contract = poolContract(pool);
  const balance = await publicClient.readContract({ ...contract, functionName: "balanceOf", args: [account] });
  const [[selective], [automatic]] = await Promise.all(
    [false, true].map((queue) =>
      publicClient.readContract({ ...contract, functionName: "maxRedeemable", args: [balance, queue] }),
    ) as [Promise<readonly [bigint, bigint]>, Promise<readonly [bigint, bigint]>],
  );
  return { balance, selective, automatic };
}

/** A vintage that an account holds, and whether the pool takes it. */
export interface Depositable {
  vintage: number;
  /** {unit} */
  balance: bigint;
  reason: Ineligibility | "Recalled";
}

/** Everything that an account holds, with what the pool says of each: what it takes first. */
export async function readDepositables(pool: Address, account: Address): Promise<Depositable[]> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const balances = await readBalances(account, head);
  const all = await Promise.all(
    balances.map(async ({ id, balance }) => {
      const args = [id] as const;
      const [code, poolable] = await Promise.all([
        publicClient.readContract({ ...poolContract(pool), functionName: "checkEligible", args }),
        publicClient.readContract({ ...contracts.carbonCredit, functionName: "isPoolable", args }),
      ]);
      const reason = INELIGIBILITIES[code] ?? "Unknown";
      // What the criteria take and the credits refuse has lost serial numbers at its registry.
      return { vintage: id, balance, reason: reason === "None" && !poolable ? ("Recalled" as const) : reason };
    }),
  );
  return all.sort((a, b) => Number(a.reason !== "None") - Number(b.reason !== "None") || a.vintage - b.vintage);
}
