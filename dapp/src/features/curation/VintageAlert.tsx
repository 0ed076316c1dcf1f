import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { marketKey, type Project } from "../../data/index.ts";
import { HolderAlert } from "./HolderAlert.tsx";

/** The alert on a vintage's page, with what the connected account holds of it. */
export function VintageAlert({ project, vintage }: { project: Project; vintage: string }) {
  const { address } = useConnection();
  const { data: held } = useQuery({
    queryKey: [...marketKey, "held", vintage, address],
    queryFn: () =>
      publicClient.readContract({
        ...contracts.carbonCredit,
        functionName: "balanceOf",
        args: [address as Address, BigInt(vintage)],
      }),
    enabled: address !== undefined,
  });
  return <HolderAlert project={project} held={address && held} className="mt-6" />;
}
