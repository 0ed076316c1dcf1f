import { type Address, keccak256, toBytes } from "viem";
import { amountWithin, exitsIn, type Piece } from "../../data/chain/exits.ts";
import type { DecodedLog } from "../../data/chain/logs.ts";
import { parseDay, TONNE } from "../../format/index.ts";
import type { CustodyAccount, CustodyStatement } from "./readCustody.ts";

const DAY_S = 86_400n;

/** Where credits of an account lie in the sequence of a vintage {unit}. */
interface IssuedPiece extends Piece {
  account: string;
}

/** An account, as the indexer numbers it: its registry, and the hash of its words. */
function accountId(registry: number, account: string): string {
  return `${registry}-${keccak256(toBytes(account))}`;
}

function statementIn({ args, timestamp, transactionHash }: DecodedLog): CustodyStatement {
  return {
    number: Number(args.custody),
    date: args.date as number,
    held: (args.tonnes as bigint) * TONNE,
    documentCid: args.documentCid as string,
    statedAt: timestamp,
    verifier: args.verifier as Address,
    transaction: transactionHash,
  };
}

/** Logs by the vintage that they are about; what ends a request is about the vintage of the request. */
function byVintage(logs: readonly DecodedLog[]): Map<number, DecodedLog[]> {
  const requests = new Map<unknown, number>();
  const found = new Map<number, DecodedLog[]>();
  for (const log of logs) {
    const vintage = log.args.vintage === undefined ? requests.get(log.args.request) : Number(log.args.vintage);
    if (vintage === undefined) continue;
    if (log.eventName === "DetokenisationRequested") requests.set(log.args.request, vintage);
    const about = found.get(vintage);
    if (about) about.push(log);
    else found.set(vintage, [log]);
  }
  return found;
}

function settledIn(logs: readonly DecodedLog[]): Piece[] {
  return logs
    .filter(({ eventName }) => eventName === "SerialsSettled")
    .map(({ args }) => ({
      position: (args.firstTonne as bigint) * TONNE,
      amount: ((args.last as bigint) - (args.first as bigint) + 1n) * TONNE,
    }));
}

function impairedIn(logs: readonly DecodedLog[]): Piece[] {
  return logs
    .filter(({ eventName }) => eventName === "BlockImpaired")
    .map(({ args }) => ({
      position: (args.firstTonne as bigint) * TONNE,
      amount: (args.tonnes as bigint) * TONNE,
    }));
}

/** What was issued from the accounts that statements name, and what became of it {unit}. */
type Amounts = Pick<CustodyAccount, "issued" | "consumed" | "locked" | "detokenised" | "settled" | "impaired">;

const NOTHING: Amounts = { issued: 0n, consumed: 0n, locked: 0n, detokenised: 0n, settled: 0n, impaired: 0n };

/**
 * What logs tell of each account, by its number. Each exit's own event says which part of a vintage's sequence it took, and each
 * block's confirmation says from which account that part came.
 */
function amountsIn(logs: readonly DecodedLog[], registryOf: (vintage: number) => number): ReadonlyMap<string, Amounts> {
  const named = new Map<string, string>();
  for (const { eventName, args } of logs) {
    if (eventName !== "CustodyStated") continue;
    const registry = Number(args.registry);
    named.set(`${registry}:${args.custody}`, accountId(registry, args.account as string));
  }
  const amounts = new Map<string, Amounts>();
  for (const [vintage, about] of byVintage(logs)) {
    const gone = exitsIn(about);
    const settled = settledIn(about);
    const impaired = impairedIn(about);
    const issued = about
      .filter(({ eventName }) => eventName === "BlockConfirmed")
      .flatMap(({ args }): IssuedPiece[] => {
        const account = named.get(`${registryOf(vintage)}:${args.custody}`);
        const position = (args.sequenceStart as bigint) * TONNE;
        return account ? [{ account, position, amount: (args.tonnes as bigint) * TONNE }] : [];
      });
    for (const { account, position, amount } of issued) {
      const known = amounts.get(account) ?? NOTHING;
      const within = (pieces: readonly Piece[]) => amountWithin(pieces, position, amount);
      amounts.set(account, {
        issued: known.issued + amount,
        consumed: known.consumed + within(gone.consumed),
        locked: known.locked + within(gone.reserved),
        detokenised: known.detokenised + within(gone.released),
        settled: known.settled + within(settled),
        impaired: known.impaired + within(impaired),
      });
    }
  }
  return amounts;
}

/** What has to lie in an account: what was issued from it and has not left it {unit}. */
function expectedOf({ issued, detokenised, settled }: Amounts): bigint {
  return issued - detokenised - settled;
}

/** A registry's accounts, by their words, from all logs of the market, oldest first. */
export function accountsIn(
  registry: number,
  logs: readonly DecodedLog[],
  registryOf: (vintage: number) => number,
): CustodyAccount[] {
  const now = amountsIn(logs, registryOf);
  const accounts = new Map<string, CustodyStatement[]>();
  for (const log of logs) {
    if (log.eventName !== "CustodyStated" || Number(log.args.registry) !== registry) continue;
    const words = log.args.account as string;
    accounts.set(words, [statementIn(log), ...(accounts.get(words) ?? [])]);
  }
  return [...accounts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, statements]): CustodyAccount => {
      const id = accountId(registry, account);
      const amounts = now.get(id) ?? NOTHING;
      const { issued, consumed, locked, detokenised } = amounts;
      const [last] = statements;
      const then = last && amountsIn(logsUntil(logs, last.date), registryOf).get(id);
      return {
        ...{ id, account, statements, ...amounts },
        circulating: issued - detokenised - consumed - locked,
        expected: expectedOf(amounts),
        expectedThen: expectedOf(then ?? NOTHING),
      };
    });
}

/** What had happened at the end of a day, in UTC. */
function logsUntil(logs: readonly DecodedLog[], date: number): DecodedLog[] {
  const day = parseDay(date);
  if (day === null) throw new RangeError(`${date} is no day`);
  const end = BigInt(day.getTime()) / 1_000n + DAY_S;
  return logs.filter(({ timestamp }) => timestamp < end);
}
