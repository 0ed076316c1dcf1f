import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { TONNE } from "../../format/index.ts";

/** What a verifier stated of an account of ours at a registry. */
export interface StatedCustody {
  number: number;
  account: string;
  /** The day that it is about, yyyymmdd. */
  date: number;
  /** {unit} */
  held: bigint;
  documentCid: string;
}

/** How many statements of a registry are read: the newest. */
export const MOST_STATEMENTS = 50;

/** A registry's newest statements of custody, the newest first, from the chain alone. */
export async function readStatements(registry: number): Promise<StatedCustody[]> {
  const count = Number(
    await publicClient.readContract({ ...provenance.custody, functionName: "custodyCountOf", args: [registry] }),
  );
  const numbers = Array.from({ length: Math.min(count, MOST_STATEMENTS) }, (_, index) => count - index);
  return Promise.all(
    numbers.map(async (number) => {
      const { account, date, tonnes, documentCid } = await publicClient.readContract({
        ...provenance.custody,
        functionName: "custodyOf",
        args: [registry, number],
      });
      return { number, account, date, held: BigInt(tonnes) * TONNE, documentCid };
    }),
  );
}
