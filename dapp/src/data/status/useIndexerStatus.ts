import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { env, LOCAL_CHAIN_ID } from "../../chain/env.ts";
import { marketKey } from "../keys.ts";
import type { IndexerStatus } from "./indexerStatus.ts";
import { readIndexerStatus } from "./indexerStatus.ts";

/** How often the indexer is compared with the chain. */
export const STATUS_INTERVAL_MS = env.chainId === LOCAL_CHAIN_ID ? 2_000 : 8_000;

/** How far the indexer can be believed now; undefined before the first comparison. */
export function useIndexerStatus(): IndexerStatus | undefined {
  return useQuery({
    queryKey: ["indexerStatus"],
    queryFn: ({ signal }) => readIndexerStatus(signal),
    refetchInterval: STATUS_INTERVAL_MS,
    staleTime: STATUS_INTERVAL_MS,
    retry: false,
  }).data;
}

/** Asks for all facts of the market again whenever the indexer moves on, or comes, or goes. Mounted once. */
export function useFollowIndexer(): void {
  const client = useQueryClient();
  const status = useIndexerStatus();
  const position = status && `${status.state}:${"block" in status ? status.block : "?"}`;
  useEffect(() => {
    if (position) void client.invalidateQueries({ queryKey: marketKey });
  }, [client, position]);
}
