import type { ResultOf } from "gql.tada";
import { graphql, request, type Sourced } from "../../data/index.ts";
import { converting, sourced, toSupply } from "../../data/indexer/convert.ts";
import { parseDay, TONNE } from "../../format/index.ts";

/** How many statements of an account, and how many impaired vintages, are shown. */
export const LIMITS = { statements: 50, impaired: 100 } as const;

/** So many are asked for; if so many come, there may be more, and the reader is told. */
const MOST = { accounts: 500, impairments: 1_000 } as const;

const custodyDocument = graphql(`
  query ProofOfCustody($accounts: Int!, $impairments: Int!) {
    _meta { block { number hash } }
    registries(first: 255, orderBy: number) {
      id code name
      supply { issued circulating pooled locked retired cancelled detokenised }
    }
    custodyAccounts(first: $accounts, orderBy: account) {
      id account issued consumed locked detokenised settled circulating expected
      registry { id }
      statements(first: 50, orderBy: number, orderDirection: desc) {
        number date tonnes documentCid statedAt
        verifier { id }
        transaction { id }
      }
    }
    impairments(first: $impairments, orderBy: id, where: { status: Confirmed }) {
      tonnes
      block { custodyAccount { id } }
    }
    vintages(first: 100, where: { shortfall_gt: "0" }, orderBy: shortfall, orderDirection: desc) {
      id year shortfall
      project { name }
    }
  }
`);

const lastBlockDocument = graphql(`
  query LastBlockBefore($time: BigInt!) {
    transactions(first: 1, orderBy: timestamp, orderDirection: desc, where: { timestamp_lt: $time }) { blockNumber }
  }
`);

const expectedDocument = graphql(`
  query ExpectedAt($account: ID!, $block: Int!) {
    custodyAccount(id: $account, block: { number: $block }) { expected }
  }
`);

type RegistryAnswer = ResultOf<typeof custodyDocument>["registries"][number];
type AccountAnswer = ResultOf<typeof custodyDocument>["custodyAccounts"][number];

function toAccount({ id, account, statements, ...amounts }: AccountAnswer, impaired: bigint) {
  return {
    id,
    account,
    issued: BigInt(amounts.issued),
    consumed: BigInt(amounts.consumed),
    locked: BigInt(amounts.locked),
    detokenised: BigInt(amounts.detokenised),
    settled: BigInt(amounts.settled),
    circulating: BigInt(amounts.circulating),
    expected: BigInt(amounts.expected),
    /** How much of what was issued from it the registry recalled or reversed, whatever had become of it here. */
    impaired,
    /** The newest first; an account is known by its first statement. */
    statements: statements.map(({ number, date, tonnes, documentCid, statedAt, verifier, transaction }) => ({
      number,
      date,
      held: BigInt(tonnes) * TONNE,
      documentCid,
      statedAt: BigInt(statedAt),
      verifier: verifier.id as `0x${string}`,
      transaction: transaction.id,
    })),
  };
}

/** An account of ours at a registry, with what was stated of it and what the chain says {unit}. */
export type CustodyAccount = ReturnType<typeof toAccount> & {
  /** What had to lie there at the end of the latest statement's day {unit}; the indexer is asked for it apart. */
  expectedThen?: bigint;
};

/** What a verifier stated of an account on a day. */
export type CustodyStatement = CustodyAccount["statements"][number];

/** A registry with our accounts there, beside what circulates of it here. */
export type RegistryCustody = Pick<RegistryAnswer, "id" | "code" | "name"> & {
  supply: ReturnType<typeof toSupply>;
  accounts: CustodyAccount[];
};

/** What lies at all registries, and the vintages that lost serial numbers there. */
export interface ProofOfCustody {
  registries: RegistryCustody[];
  impaired: { id: string; year: number; shortfall: bigint; projectName: string }[];
}

/** The proof of custody, from the indexer. */
export async function readCustody(signal: AbortSignal): Promise<Sourced<ProofOfCustody>> {
  const { _meta, registries, custodyAccounts, impairments, vintages } = await request(custodyDocument, MOST, signal);
  const truncated = custodyAccounts.length === MOST.accounts || impairments.length === MOST.impairments;
  return converting(() => {
    const impairedOf = (account: string) =>
      impairments
        .filter(({ block }) => block.custodyAccount?.id === account)
        .reduce((sum, { tonnes }) => sum + BigInt(tonnes) * TONNE, 0n);
    const value = {
      registries: registries.map(({ id, code, name, supply }) => ({
        id,
        code,
        name,
        supply: toSupply(supply),
        accounts: custodyAccounts
          .filter(({ registry }) => registry.id === id)
          .map((account) => toAccount(account, impairedOf(account.id))),
      })),
      impaired: vintages.map(({ id, year, shortfall, project }) => ({
        id,
        year,
        shortfall: BigInt(shortfall),
        projectName: project.name,
      })),
    };
    return { ...sourced(_meta, value), truncated };
  });
}

const DAY_MS = 86_400_000;

/**
 * What had to lie in an account at the end of a day, in UTC {unit}: as the indexer knew it at the last block before that in which
 * the market did anything. Nothing, if the market or the account was not known yet.
 */
export async function readExpectedOn(account: string, date: number, signal: AbortSignal): Promise<bigint> {
  const day = parseDay(date);
  if (day === null) throw new RangeError(`${date} is no day`);
  const time = String((day.getTime() + DAY_MS) / 1_000);
  const [last] = (await request(lastBlockDocument, { time }, signal)).transactions;
  if (!last) return 0n;
  const answer = await request(expectedDocument, { account, block: Number(last.blockNumber) }, signal);
  return BigInt(answer.custodyAccount?.expected ?? 0);
}

/** What a statement is worth: too little for its own day, too little for now, enough but made before some of it was issued, or enough. */
export type Verdict = "short" | "outgrown" | "older" | "covered";

/**
 * Judges what was stated by what had to lie there on that day, and by what has to lie there now {unit}. What was issued after the
 * day of the statement, the statement cannot have counted: then it is older, even if it names enough tonnes.
 */
export function verdictOf(held: bigint, expectedThen: bigint, expectedNow: bigint): Verdict {
  if (held < expectedThen) return "short";
  if (held < expectedNow) return "outgrown";
  return expectedThen < expectedNow ? "older" : "covered";
}
