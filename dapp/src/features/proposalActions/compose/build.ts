import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type Hex, isAddressEqual } from "viem";
import type { Tier } from "../../../data/index.ts";
import type { AmountRules } from "../../../format/index.ts";
import { contractNamed, type KnownContract, known, upgradeable } from "../decode/known.ts";
import { BPS_DECIMALS, RATE_DECIMALS } from "../words/units.ts";
import { amountOf, type Builder, type Built, callOf, MISSING, readAddress, wrong } from "./building.ts";
import { encodeTyped, readBytes } from "./custom.ts";
import type { ActionKind, Fields } from "./draft.ts";
import type { Facts, TokenFact } from "./facts.ts";
import { challenges, project } from "./projectBuild.ts";

const DAY = 86_400n;
/** The whole, in units of 1e4 = 100 %. */
const WHOLE_BPS = 10_000n;
/** The whole, in units of 1e18 = 100 %. */
const WHOLE_RATE = 10n ** 18n;
/** The contract's own bounds of a tier, `StakedCRBN.MAX_LOCK` {d} and `MAX_MINIMUM` {CRBN}. */
const MOST_LOCK_DAYS = 4n * 365n;
const MOST_MINIMUM = 1_000_000n * 10n ** 18n;
/** No call sends more of the chain's own coin: 10^12 of it, which no chain has, and which every node can count {wei}. */
const MOST_VALUE = 10n ** 30n;

/** The rules of the amounts that forms take. */
export const rules = {
  commission: ({ commission }: Facts): AmountRules => ({
    decimals: RATE_DECIMALS,
    maximum: commission.most ?? WHOLE_RATE,
  }),
  apy: { decimals: BPS_DECIMALS, maximum: WHOLE_BPS } satisfies AmountRules,
  lockDays: { decimals: 0, minimum: 1n, maximum: MOST_LOCK_DAYS } satisfies AmountRules,
  minimum: { decimals: 18, minimum: 1n, maximum: MOST_MINIMUM } satisfies AmountRules,
  payment: (token: TokenFact): AmountRules => ({
    decimals: token.currency.decimals,
    minimum: 1n,
    maximum: token.balance,
  }),
  limit: (token: TokenFact): AmountRules => ({ decimals: token.currency.decimals, maximum: 2n ** 128n - 1n }),
  value: { decimals: 18, maximum: MOST_VALUE } satisfies AmountRules,
};

/** The token that a form names: one of the usual ones, or another whose address is typed. */
export function tokenOf(fields: Fields, facts: Facts): TokenFact | null | undefined {
  if (fields.token === "other") return facts.otherTokens[fields.otherToken?.trim().toLowerCase() ?? ""];
  const chosen = fields.token || facts.tokens[0]?.address;
  return facts.tokens.find(({ address }) => address === chosen);
}

function tokenProblem(fields: Fields, facts: Facts): MessageDescriptor | undefined {
  const read = readAddress(fields.otherToken);
  if ("problem" in read) return read.problem;
  return tokenOf(fields, facts) === null ? msg`No token answers at this address.` : undefined;
}

const commission: Builder = (fields, facts, among) => {
  const rate = amountOf(fields.rate, rules.commission(facts));
  if (rate === undefined) return MISSING;
  if (rate === facts.commission.rate) return wrong("rate", msg`It is this already.`);
  return { ok: true, calls: [callOf(among, "CreditMarket", "setCommission", [rate])] };
};

const tier: Builder = (fields, facts, among) => {
  const number = Number(fields.tier || "1") as Tier;
  const now = facts.tiers[number];
  // An empty field keeps what is; a wrong one makes no call at all.
  const read = (text: string | undefined, rule: AmountRules, present: bigint) =>
    (text ?? "").trim() === "" ? present : amountOf(text, rule);
  const apy = read(fields.apy, rules.apy, BigInt(now.apyBps));
  const days = (fields.lockDays ?? "").trim() === "" ? undefined : amountOf(fields.lockDays, rules.lockDays);
  const lock = (fields.lockDays ?? "").trim() === "" ? BigInt(now.lock) : days && days * DAY;
  const minimum = read(fields.minimum, rules.minimum, now.minimum);
  if (apy === undefined || lock === undefined || minimum === undefined) return MISSING;
  const same = apy === BigInt(now.apyBps) && lock === BigInt(now.lock) && minimum === now.minimum;
  if (same) {
    const touched = [fields.apy, fields.lockDays, fields.minimum].some((text) => (text ?? "").trim() !== "");
    return wrong("tier", touched ? msg`The terms are these already.` : undefined);
  }
  const terms = { minimum, lock: Number(lock), apyBps: Number(apy) };
  return { ok: true, calls: [callOf(among, "StakedCRBN", "setTier", [number, terms])] };
};

const spend: Builder = (fields, facts, among) => {
  const token = tokenOf(fields, facts);
  const to = readAddress(fields.to);
  const problems: Record<string, MessageDescriptor> = {};
  if (fields.token === "other") {
    const problem = tokenProblem(fields, facts);
    if (problem) problems.otherToken = problem;
  }
  if ("problem" in to) {
    if (to.problem) problems.to = to.problem;
    return { ok: false, problems };
  }
  const treasury = contractNamed("TreasurySafe", among)?.address;
  if (treasury && isAddressEqual(to.address, treasury)) problems.to = msg`This is the treasury itself.`;
  const amount = token && amountOf(fields.amount, rules.payment(token));
  if (!token || !amount || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, calls: [callOf(among, "TreasuryModule", "spend", [token.address, to.address, amount])] };
};

const limit: Builder = (fields, facts, among) => {
  const token = tokenOf(fields, facts);
  if (fields.token === "other") {
    const problem = tokenProblem(fields, facts);
    if (problem) return wrong("otherToken", problem);
  }
  const amount = token && amountOf(fields.limit, rules.limit(token));
  if (!token || amount === undefined) return MISSING;
  if (amount === token.limit) return wrong("limit", msg`It is this already.`);
  return { ok: true, calls: [callOf(among, "SpendingGuard", "setLimit", [token.address, amount])] };
};

const role: Builder = (fields, _facts, among) => {
  const account = readAddress(fields.account);
  if ("problem" in account) return wrong("account", account.problem);
  if (!/^\d{1,20}$/.test(fields.role ?? "")) return MISSING;
  const id = BigInt(fields.role ?? "");
  const call =
    fields.operation === "revoke"
      ? callOf(among, "AccessManager", "revokeRole", [id, account.address])
      : callOf(among, "AccessManager", "grantRole", [id, account.address, 0]);
  return { ok: true, calls: [call] };
};

const upgrade: Builder = (fields, facts, among) => {
  const proxy = upgradeable(among).find(({ name }) => name === fields.contract);
  const read = readAddress(fields.implementation);
  if ("problem" in read) return wrong("implementation", read.problem);
  const implementation = read.address;
  const fact = facts.implementations[implementation.toLowerCase()];
  if (!proxy || !fact) return MISSING;
  if (fact.hash === null) return wrong("implementation", msg`There is no code at this address.`);
  if (!fact.upgradeable) {
    return wrong(
      "implementation",
      msg`This code is not made to be upgraded to: it does not answer proxiableUUID (ERC-1822) as it should.`,
    );
  }
  const current = facts.current[proxy.name];
  if (current && isAddressEqual(current, implementation))
    return wrong("implementation", msg`This is the code that it has already.`);
  const data =
    (fields.data ?? "").trim() === "" ? ({ ok: true, calldata: "0x" as Hex } as const) : readBytes(fields.data ?? "");
  if (!data.ok) return wrong("data", data.problem);
  const change = callOf(among, proxy.name, "upgradeToAndCall", [implementation, data.calldata]);
  const pinned = fields.pin !== "no" && contractNamed("CodePin", among) !== undefined;
  if (pinned) {
    const pin = callOf(among, "CodePin", "requireCode", [implementation, fact.hash]);
    return { ok: true, calls: [pin, change] };
  }
  return { ok: true, calls: [change], note: { contract: proxy.name, implementation, hash: fact.hash } };
};

const custom: Builder = (fields) => {
  const target = readAddress(fields.target);
  if ("problem" in target) return wrong("target", target.problem);
  const typed =
    fields.mode === "bytes" ? readBytes(fields.bytes ?? "") : encodeTyped(fields.signature ?? "", fields.values ?? "");
  if (!typed.ok) return wrong(typed.field, typed.problem);
  const value = (fields.value ?? "").trim() === "" ? 0n : amountOf(fields.value, rules.value);
  if (value === undefined) return MISSING;
  return { ok: true, calls: [{ target: target.address, value, calldata: typed.calldata }] };
};

const builders: Record<ActionKind, Builder> = {
  commission,
  tier,
  project,
  challenges,
  spend,
  role,
  upgrade,
  limit,
  custom,
};

/** Makes the calls of a form. Whatever is typed, it answers and never throws. */
export function buildAction(
  kind: ActionKind,
  fields: Fields,
  facts: Facts,
  among: readonly KnownContract[] = known,
): Built {
  try {
    return builders[kind](fields, facts, among);
  } catch {
    return wrong("form", msg`These values do not make a call that a contract could be given.`);
  }
}
