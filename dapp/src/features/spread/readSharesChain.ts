import { type Hex, keccak256, padHex, toBytes, toHex } from "viem";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readLogs } from "../../data/chain/logs.ts";
import { everyOf, type MarketVintage, readMarket } from "../../data/chain/market.ts";
import type { Sourced } from "../../data/index.ts";
import { countryFromBytes, TONNE } from "../../format/index.ts";
import { ALL, type Diversification, MOST_SHARES, type Share } from "./readShares.ts";

const KEY_SIZE = 32;

/** By what the market is spread, in the order of the contract's enum. */
const DIMENSIONS = [
  { of: "types", keyOf: ({ projectType }) => keccak256(toBytes(projectType)) },
  { of: "countries", keyOf: ({ country }) => padHex(country, { dir: "right", size: KEY_SIZE }) },
  { of: "registries", keyOf: ({ registry }) => toHex(registry, { size: KEY_SIZE }) },
] as const satisfies { of: string; keyOf: (project: MarketVintage["project"]) => Hex }[];

interface Named {
  name: string;
  vintages: MarketVintage[];
}

async function readShare(dimension: number, key: Hex, { name, vintages }: Named, blockNumber: bigint) {
  const [tonnes, total, cap] = await publicClient.readContract({
    ...provenance.allotments,
    functionName: "shareOf",
    args: [dimension, key],
    blockNumber,
  });
  const sum = (term: "issued" | "retired") => vintages.reduce((all, { supply }) => all + supply[term], 0n);
  const share: Share = {
    ...{ id: `${dimension}-${key}`, name, allotted: tonnes * TONNE, issued: sum("issued"), retired: sum("retired") },
    cap: cap < BigInt(ALL) ? Number(cap) : null,
  };
  return { share, total: total * TONNE };
}

function largestFirst(a: Share, b: Share): number {
  if (a.allotted === b.allotted) return a.name < b.name ? -1 : 1;
  return a.allotted < b.allotted ? 1 : -1;
}

/** The shares of the market from the chain alone, all as of one block: of whatever has vintages, or ever had a cap. */
export async function readSharesFromChain(): Promise<Sourced<Diversification>> {
  const block = await publicClient.getBlockNumber({ cacheTime: 0 });
  const [{ registries, vintages }, caps] = await Promise.all([
    readMarket(block),
    readLogs(everyOf(provenance.allotments, ["CapSet"]), block),
  ]);
  const names = new Map(registries.map(({ number, name }) => [number, name]));
  const nameByCode = new Map(registries.map(({ code, name }) => [code, name]));
  const nameOf = {
    types: ({ projectType }: MarketVintage["project"]) => projectType,
    countries: ({ country }: MarketVintage["project"]) => countryFromBytes(country),
    registries: ({ registry }: MarketVintage["project"]) => names.get(registry) ?? String(registry),
  };
  const capped = (of: keyof typeof nameOf, name: string) =>
    of === "registries" ? (nameByCode.get(name) ?? name) : name;
  const found = await Promise.all(
    DIMENSIONS.map(async ({ of, keyOf }, dimension) => {
      const named = new Map<Hex, Named>();
      for (const { args } of caps) {
        if (Number(args.dimension) === dimension)
          named.set(args.key as Hex, { name: capped(of, args.name as string), vintages: [] });
      }
      for (const vintage of vintages) {
        const key = keyOf(vintage.project);
        const known = named.get(key) ?? { name: nameOf[of](vintage.project), vintages: [] };
        named.set(key, { ...known, vintages: [...known.vintages, vintage] });
      }
      return Promise.all([...named].map(([key, each]) => readShare(dimension, key, each, block)));
    }),
  );
  const [types = [], countries = [], kinds = []] = found.map((read) =>
    read
      .map(({ share }) => share)
      .filter(({ allotted, cap }) => allotted > 0n || cap !== null)
      .sort(largestFirst)
      .slice(0, MOST_SHARES),
  );
  const allotted = found.flat()[0]?.total ?? 0n;
  return {
    value: { allotted, types, countries, registries: kinds },
    source: "chain",
    block: { number: block },
  };
}
