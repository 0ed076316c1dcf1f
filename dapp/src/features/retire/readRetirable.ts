import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { parseId, readProjectParts, readVintageParts } from "../../data/chain/parts.ts";
import { type Project, readSerials, type SerialRange, type Vintage } from "../../data/index.ts";

/** A vintage and what an account can retire of it. */
export interface Retirable {
  id: number;
  vintage: Vintage;
  project: Project;
  balance: bigint;
}

/** Reads what an account can retire of a vintage, from the chain. */
export async function readRetirable(idText: string, account: Address): Promise<Retirable> {
  const id = Number(parseId(idText, 32));
  const vintage = await readVintageParts(id);
  const [project, balance] = await Promise.all([
    readProjectParts(Math.floor(id / 4_096), [vintage]),
    publicClient.readContract({ ...contracts.carbonCredit, functionName: "balanceOf", args: [account, BigInt(id)] }),
  ]);
  return { id, vintage, project, balance };
}

/** The serial numbers that a retirement would consume if it were carried out now. */
export async function readNextSerials(vintage: number, amount: bigint): Promise<SerialRange[]> {
  const position = await publicClient.readContract({
    ...contracts.carbonCredit,
    functionName: "consumedOf",
    args: [vintage],
  });
  return readSerials(vintage, position, amount);
}
