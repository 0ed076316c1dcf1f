import type { ResultOf } from "gql.tada";
import { graphql, request, type Sourced } from "../../data/index.ts";
import { converting, sourced } from "../../data/indexer/convert.ts";
import { TONNE } from "../../format/index.ts";

/** How many shares of each dimension are shown, those with the most allotted tonnes. */
export const MOST_SHARES = 100;

const shareFields = graphql(`
  fragment ShareFields on Share {
    id name allotted issued retired cap
  }
`);

const sharesDocument = graphql(
  `
  query Diversification {
    _meta { block { number hash } }
    protocols(first: 1) { allotted }
    admitted: registries(first: 255) { code name }
    types: shares(first: 100, orderBy: allotted, orderDirection: desc, where: { dimension: ProjectType }) { ...ShareFields }
    countries: shares(first: 100, orderBy: allotted, orderDirection: desc, where: { dimension: Country }) { ...ShareFields }
    registries: shares(first: 100, orderBy: allotted, orderDirection: desc, where: { dimension: Registry }) { ...ShareFields }
  }
`,
  [shareFields],
);

type ShareAnswer = ResultOf<typeof sharesDocument>["types"][number];

/** What a type, a country or a registry has of the market. */
export interface Share {
  id: string;
  /** The type as its projects write it, the country's code, or the registry's name. */
  name: string;
  /** {unit} */
  allotted: bigint;
  /** {unit} */
  issued: bigint;
  /** {unit} */
  retired: bigint;
  /** {basis point of all allotted tonnes}; null without a cap */
  cap: number | null;
}

/** How the market is spread; `allotted` is what shares are shares of {unit}. */
export interface Diversification {
  allotted: bigint;
  types: Share[];
  countries: Share[];
  registries: Share[];
}

/** All, as the contracts count shares {basis point}. */
export const ALL = 10_000;

function toShare({ id, name, allotted, issued, retired, cap }: ShareAnswer): Share {
  return {
    id,
    name,
    allotted: BigInt(allotted) * TONNE,
    issued: BigInt(issued),
    retired: BigInt(retired),
    cap: cap < ALL ? cap : null,
  };
}

/** The shares of the market, from the indexer. */
export async function readShares(signal: AbortSignal): Promise<Sourced<Diversification>> {
  const { _meta, protocols, admitted, types, countries, registries } = await request(sharesDocument, {}, signal);
  const nameOf = (code: string) => admitted.find((registry) => registry.code === code)?.name ?? code;
  return converting(() =>
    sourced(_meta, {
      allotted: BigInt(protocols[0]?.allotted ?? 0) * TONNE,
      types: types.map(toShare),
      countries: countries.map(toShare),
      registries: registries.map((share) => ({ ...toShare(share), name: nameOf(share.name) })),
    }),
  );
}

/** Whether a share lies above its cap, so that it gets no further allotment. */
export function isAboveCap({ allotted, cap }: Pick<Share, "allotted" | "cap">, all: bigint): boolean {
  return cap !== null && allotted * BigInt(ALL) > all * BigInt(cap);
}
