import { publicClient } from "../../chain/wagmi.ts";

/** What of a vintage is gone at its registry. */
export interface Shortfall {
  /** What exits can still take {unit}. */
  sound: bigint;
  /** By how much that is less than what circulates {unit}; 0 when nothing is missing. */
  shortfall: bigint;
}

/** How much of a vintage exits can still take, and by how much that is less than what circulates. */
export async function readShortfall(vintage: number): Promise<Shortfall> {
  // Loaded when it is asked for: what this contract is would weigh on a vintage's page before it says anything.
  const { provenance } = (await import("../../chain/provenance.ts")).provenance;
  const [sound, shortfall] = await publicClient.readContract({
    ...provenance,
    functionName: "soundOf",
    args: [vintage],
  });
  return { sound, shortfall };
}
