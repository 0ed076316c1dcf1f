import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";

/** By what people know a vintage. */
export interface VintageName {
  year: number;
  projectName: string;
  /** The project's id at its registry. */
  registryProjectId: string;
  registryName: string;
}

/** By what people know the vintage of a number, from the chain alone. */
export async function readVintageName(vintage: number): Promise<VintageName> {
  const { carbonCredit, projectRegistry } = contracts;
  const [{ year }, { name, registryProjectId, registry }] = await Promise.all([
    publicClient.readContract({ ...carbonCredit, functionName: "vintageOf", args: [vintage] }),
    publicClient.readContract({ ...projectRegistry, functionName: "projectOf", args: [vintage >> 12] }),
  ]);
  const [, registryName] = await publicClient.readContract({
    ...projectRegistry,
    functionName: "registryOf",
    args: [registry],
  });
  return { year, projectName: name, registryProjectId, registryName };
}
