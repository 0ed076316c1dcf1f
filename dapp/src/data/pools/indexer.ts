import type { ResultOf } from "gql.tada";
import { graphql } from "../graphql/graphql.ts";
import { request } from "../graphql/request.ts";
import { converting, sourced } from "../indexer/convert.ts";
import type { Sourced } from "../model.ts";
import { NotFoundError } from "../model.ts";
import { MAX_MOVES, type PoolMove } from "./model.ts";

const movesDocument = graphql(`
  query PoolMoves($id: ID!, $pool: String!, $first: Int!) {
    _meta { block { number hash } hasIndexingErrors }
    pool(id: $id) { id }
    poolDeposits(where: { pool: $pool }, orderBy: sortKey, orderDirection: desc, first: $first) {
      id amount fee sortKey timestamp
      account { id }
      vintage { id }
      transaction { id }
    }
    poolRedemptions(where: { pool: $pool }, orderBy: sortKey, orderDirection: desc, first: $first) {
      id amount fee automatic retired sortKey timestamp
      account { id }
      vintage { id }
      transaction { id }
    }
  }
`);

type Answer = ResultOf<typeof movesDocument>;
type Told = Answer["poolDeposits"][number];

const toMove = (told: Told, kind: PoolMove["kind"], automatic: boolean): PoolMove & { sortKey: bigint } => ({
  id: told.id,
  kind,
  account: told.account.id,
  vintage: Number(told.vintage.id),
  amount: BigInt(told.amount),
  fee: BigInt(told.fee),
  automatic,
  timestamp: BigInt(told.timestamp),
  transaction: told.transaction.id,
  sortKey: BigInt(told.sortKey),
});

/** The deposits and redemptions of a pool as the indexer tells them, the newest first. */
export async function readMovesFromIndexer(pool: string, signal?: AbortSignal): Promise<Sourced<PoolMove[]>> {
  const id = pool.toLowerCase();
  const answer = await request(movesDocument, { id, pool: id, first: MAX_MOVES }, signal);
  return converting(() => {
    // It may be older than the pool; the chain knows.
    if (!answer.pool) throw new NotFoundError(pool);
    const { poolDeposits, poolRedemptions } = answer;
    const all = [
      ...poolDeposits.map((told) => toMove(told, "deposited", false)),
      ...poolRedemptions.map((told) => toMove(told, told.retired ? "retired" : "redeemed", told.automatic)),
    ].sort((a, b) => (a.sortKey < b.sortKey ? 1 : -1));
    const moves = all.slice(0, MAX_MOVES).map(({ sortKey: _, ...move }): PoolMove => move);
    const truncated = [poolDeposits, poolRedemptions].some(({ length }) => length === MAX_MOVES);
    return { ...sourced(answer._meta, moves), truncated: truncated || all.length > MAX_MOVES };
  });
}
