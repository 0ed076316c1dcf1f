import { useSourced } from "../../data/index.ts";
import { readCustody } from "./readCustody.ts";
import { readCustodyFromChain } from "./readCustodyChain.ts";

/** What lies at all registries as of now, from the indexer or from the chain. */
export function useCustody() {
  return useSourced(["custody"], { indexer: readCustody, chain: readCustodyFromChain }, { present: true });
}
