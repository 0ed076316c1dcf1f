import { useQuery } from "@tanstack/react-query";
import { readDeskBlocks, readOpenReports } from "../../../data/chain/deskWork.ts";
import { readRequests } from "../../../data/chain/requests.ts";
import { marketKey } from "../../../data/index.ts";

const kept = { refetchInterval: 10_000 };

/** The blocks that are not issued. */
export function useDeskBlocks() {
  return useQuery({ queryKey: [...marketKey, "deskBlocks"], queryFn: readDeskBlocks, ...kept });
}

/** The reports of impairments that wait. */
export function useOpenReports() {
  return useQuery({ queryKey: [...marketKey, "openReports"], queryFn: readOpenReports, ...kept });
}

/** Every request for release to a registry. */
export function useAllRequests() {
  return useQuery({ queryKey: [...marketKey, "requests", "all"], queryFn: () => readRequests({}), ...kept });
}
