import {
  type Abi,
  type Address,
  getAddress,
  type Hash,
  isAddressEqual,
  keccak256,
  parseAbi,
  toHex,
  zeroAddress,
} from "viem";
import { contracts } from "../chain/contracts.ts";
import { coin } from "../chain/deployment.ts";
import { governance } from "../chain/governance.ts";
import { publicClient } from "../chain/wagmi.ts";
import { type DecodedLog, type LogQuery, readLogs } from "./chain/logs.ts";
import { readHead } from "./chainClock.ts";
import type { Sourced } from "./model.ts";
import { DAY, type SpentByDay, WINDOW } from "./treasuryWindow.ts";
import { readCurrency } from "./useCurrencies.ts";

/** Where money of the treasury came from. */
export const INFLOWS = [
  "genesis",
  "commission",
  "stakingFee",
  "reserveReclaim",
  "grantRevocation",
  "airdropSweep",
  "other",
] as const;

/** A source of the treasury's money. */
export type Inflow = (typeof INFLOWS)[number];

/** Who sent money of the treasury away: the stakers by vote, its signers within their limit, or nobody known. */
export type Outflow = "vote" | "signers" | "other";

/** A token, or the chain's own coin (zero), in the treasury. */
export interface TreasuryAsset {
  token: Address;
  symbol: string;
  decimals: number;
  /** {token} */
  balance: bigint;
  /** What signers may spend in 31 days {token}; 0 for nothing. */
  limit: bigint;
  /** What they spent, by day. */
  days: SpentByDay;
}

/** What one source brought of one token. */
export interface InflowSum {
  source: Inflow;
  token: Address;
  /** {token} */
  amount: bigint;
  /** How many transfers. */
  count: number;
}

/** A payment out of the treasury. */
export interface TreasuryPayment {
  by: Outflow;
  token: Address;
  to: Address;
  /** {token} */
  amount: bigint;
  /** {s} */
  at: bigint;
  transaction: Hash;
  /** The proposal that it carried out; null if none is known. */
  proposal: bigint | null;
}

/** The Safe as it is on chain. */
export interface SafeSetup {
  version: string;
  owners: readonly Address[];
  threshold: bigint;
  modules: readonly Address[];
  /** Zero for none. */
  guard: Address;
  /** Zero for none. */
  moduleGuard: Address;
  /** Zero for none. */
  fallbackHandler: Address;
}

/** The treasury. */
export interface Treasury {
  assets: TreasuryAsset[];
  inflows: InflowSum[];
  /** The newest first. */
  payments: TreasuryPayment[];
  /** The treasury's part of rewards that waits in the reserve, to be sent by anybody {CRBN}. */
  feesDue: bigint;
  safe: SafeSetup;
}

const { treasurySafe, treasuryModule, spendingGuard } = governance;
const { crbn, creditMarket, governor, merkleAirdrop, rewardReserve, stakedCrbn, tokenVesting } = contracts;
const SAFE = treasurySafe.address;

const receivedAbi = parseAbi(["event SafeReceived(address indexed sender, uint256 value)"]);

/** Where a Safe keeps what it has no getter for. */
const GUARD_SLOT = keccak256(toHex("guard_manager.guard.address"));
const MODULE_GUARD_SLOT = keccak256(toHex("module_manager.module_guard.address"));
const HANDLER_SLOT = keccak256(toHex("fallback_manager.handler.address"));
const FIRST_MODULE = "0x0000000000000000000000000000000000000001";

function query(
  { address, abi }: { address: Address; abi: readonly unknown[] },
  eventName: string,
  args?: LogQuery["args"],
): LogQuery {
  return { address, abi: abi as Abi, eventName, ...(args && { args }) };
}

const same = (a: unknown, b: unknown) => String(a).toLowerCase() === String(b).toLowerCase();

async function readSlot(slot: Hash, block: bigint): Promise<Address> {
  const word = await publicClient.transport.request({
    method: "eth_getStorageAt",
    params: [SAFE, slot, toHex(block)],
  });
  return getAddress(`0x${(word as string).slice(-40)}`);
}

async function readSafe(blockNumber: bigint): Promise<SafeSetup> {
  const at = { ...treasurySafe, blockNumber } as const;
  const [version, owners, threshold, [modules], guard, moduleGuard, fallbackHandler] = await Promise.all([
    publicClient.readContract({ ...at, functionName: "VERSION" }),
    publicClient.readContract({ ...at, functionName: "getOwners" }),
    publicClient.readContract({ ...at, functionName: "getThreshold" }),
    publicClient.readContract({ ...at, functionName: "getModulesPaginated", args: [FIRST_MODULE, 50n] }),
    readSlot(GUARD_SLOT, blockNumber),
    readSlot(MODULE_GUARD_SLOT, blockNumber),
    readSlot(HANDLER_SLOT, blockNumber),
  ]);
  return { version, owners, threshold, modules, guard, moduleGuard, fallbackHandler };
}

/** The chain's own coin, CRBN, every token that was ever a pay token, and those that signers may spend. */
async function readTokens(head: bigint): Promise<Address[]> {
  const logs = await readLogs([query(creditMarket, "PayTokenSet"), query(spendingGuard, "LimitSet")], head);
  const named = logs.map(({ args }) => (args.payToken ?? args.token) as Address);
  return [...new Set([zeroAddress, crbn.address, ...named].map((token) => getAddress(token)))];
}

async function readAsset(token: Address, blockNumber: bigint, today: bigint): Promise<TreasuryAsset> {
  const native = isAddressEqual(token, zeroAddress);
  const of = { ...spendingGuard, blockNumber } as const;
  const [currency, balance, limit, spent] = await Promise.all([
    native ? coin : readCurrency(token),
    native
      ? publicClient.getBalance({ address: SAFE, blockNumber })
      : publicClient.readContract({
          address: token,
          abi: crbn.abi,
          functionName: "balanceOf",
          args: [SAFE],
          blockNumber,
        }),
    publicClient.readContract({ ...of, functionName: "limitOf", args: [token] }),
    publicClient.readContract({ ...of, functionName: "spentOf", args: [token] }),
  ]);
  const window = spent === 0n ? [] : Array.from({ length: Number(WINDOW) + 1 }, (_, n) => today - BigInt(n));
  const amounts = await Promise.all(
    window.map((day) => publicClient.readContract({ ...of, functionName: "spentOn", args: [token, day] })),
  );
  const days = new Map(window.map((day, index) => [day, amounts[index] ?? 0n] as const));
  return { token, symbol: currency.symbol, decimals: currency.decimals, balance, limit, days };
}

/** A transfer, whichever log tells it. */
interface Transfer {
  token: Address;
  from: Address;
  to: Address;
  amount: bigint;
  log: DecodedLog;
}

async function readTransfers(token: Address, head: bigint): Promise<Transfer[]> {
  const source = { address: token, abi: crbn.abi };
  const logs = await readLogs(
    [query(source, "Transfer", { to: SAFE }), query(source, "Transfer", { from: SAFE })],
    head,
  );
  return logs.map((log) => ({
    token,
    from: log.args.from as Address,
    to: log.args.to as Address,
    amount: (log.args.value ?? log.args.amount) as bigint,
    log,
  }));
}

async function readReceived(head: bigint): Promise<Transfer[]> {
  const logs = await readLogs([query({ address: SAFE, abi: receivedAbi }, "SafeReceived")], head);
  return logs.map((log) => ({
    token: zeroAddress,
    from: log.args.sender as Address,
    to: SAFE,
    amount: log.args.value as bigint,
    log,
  }));
}

/** Takes each piece of evidence once: two equal transfers in a transaction need two events to explain them. */
class Evidence {
  private readonly left = new Map<string, number>();

  add(...parts: unknown[]): void {
    const key = keyOf(parts);
    this.left.set(key, (this.left.get(key) ?? 0) + 1);
  }

  take(...parts: unknown[]): boolean {
    const key = keyOf(parts);
    const count = this.left.get(key) ?? 0;
    if (count > 0) this.left.set(key, count - 1);
    return count > 0;
  }
}

const keyOf = (parts: unknown[]): string => parts.map((part) => String(part).toLowerCase()).join("|");

/** What the contracts' own events say that they paid to the treasury, in which transaction. */
export function evidenceOf(logs: readonly DecodedLog[]): Evidence {
  const evidence = new Evidence();
  for (const { eventName, args, transactionHash: hash } of logs) {
    if (eventName === "Bought") evidence.add("commission", hash, args.buyer, args.commission);
    if (eventName === "FeesPaid") evidence.add("stakingFee", hash, rewardReserve.address, args.amount);
    if (eventName === "Reclaimed") evidence.add("reserveReclaim", hash, rewardReserve.address, args.amount);
    if (eventName === "GrantRevoked") evidence.add("grantRevocation", hash, tokenVesting.address, args.returned);
    if (eventName === "RoundSwept") evidence.add("airdropSweep", hash, merkleAirdrop.address, args.returned);
  }
  return evidence;
}

/** The source of a transfer into the treasury: what an event of the same transaction explains, else `other`. */
export function sourceOf({ token, from, amount, log }: Transfer, evidence: Evidence): Inflow {
  if (same(token, crbn.address) && same(from, zeroAddress)) return "genesis";
  const explained = INFLOWS.find((kind) => evidence.take(kind, log.transactionHash, from, amount));
  return explained ?? "other";
}

function sumInflows(transfers: readonly Transfer[], evidence: Evidence): InflowSum[] {
  const sums = new Map<string, InflowSum>();
  for (const transfer of transfers) {
    if (!same(transfer.to, SAFE) || same(transfer.from, SAFE)) continue;
    const source = sourceOf(transfer, evidence);
    const key = keyOf([source, transfer.token]);
    const before = sums.get(key) ?? { source, token: transfer.token, amount: 0n, count: 0 };
    sums.set(key, { ...before, amount: before.amount + transfer.amount, count: before.count + 1 });
  }
  return [...sums.values()].sort((a, b) => INFLOWS.indexOf(a.source) - INFLOWS.indexOf(b.source));
}

/** What left the treasury, the newest first; each with what explains it. */
export function listPayments(transfers: readonly Transfer[], logs: readonly DecodedLog[]): TreasuryPayment[] {
  const executed = logs.filter(({ eventName }) => eventName === "ProposalExecuted");
  // The Governor says it last, and executes one proposal at a time: the next such log of a transaction is the payment's.
  const proposalOf = ({ transactionHash, logIndex }: DecodedLog) =>
    (executed.find((log) => log.transactionHash === transactionHash && log.logIndex > logIndex)?.args.proposalId ??
      null) as bigint | null;
  const told = new Evidence();
  const payments = logs
    .filter(({ eventName }) => eventName === "Spent" || eventName === "SignersSpent")
    .map((log): TreasuryPayment => {
      const { token, to, amount } = log.args as { token: Address; to: Address; amount: bigint };
      told.add(log.transactionHash, token, to, amount);
      const by = log.eventName === "Spent" ? "vote" : "signers";
      const proposal = by === "vote" ? proposalOf(log) : null;
      return { by, token, to, amount, at: log.timestamp, transaction: log.transactionHash, proposal };
    });
  const others = transfers
    .filter(({ from, to }) => same(from, SAFE) && !same(to, SAFE))
    .filter(({ log, token, to, amount }) => !told.take(log.transactionHash, token, to, amount))
    .map(({ log, token, to, amount }): TreasuryPayment => {
      return { by: "other", token, to, amount, at: log.timestamp, transaction: log.transactionHash, proposal: null };
    });
  return [...payments, ...others].sort((a, b) => Number(b.at - a.at));
}

/** Reads the treasury as of one block, from the chain alone: balances, limits, and all that came and went. */
export async function readTreasury(): Promise<Sourced<Treasury>> {
  const { number: head, timestamp } = await readHead();
  const tokens = await readTokens(head);
  const [assets, safe, feesDue, transfers, logs] = await Promise.all([
    Promise.all(tokens.map((token) => readAsset(token, head, timestamp / DAY))),
    readSafe(head),
    publicClient.readContract({ ...stakedCrbn, functionName: "feesDue", blockNumber: head }),
    Promise.all([
      ...tokens.filter((token) => token !== zeroAddress).map((token) => readTransfers(token, head)),
      readReceived(head),
    ]),
    readLogs(
      [
        query(creditMarket, "Bought"),
        query(stakedCrbn, "FeesPaid"),
        query(rewardReserve, "Reclaimed"),
        query(tokenVesting, "GrantRevoked"),
        query(merkleAirdrop, "RoundSwept"),
        query(treasuryModule, "Spent"),
        query(spendingGuard, "SignersSpent"),
        query(governor, "ProposalExecuted"),
      ],
      head,
    ),
  ]);
  const all = transfers.flat();
  const value = {
    assets,
    inflows: sumInflows(all, evidenceOf(logs)),
    payments: listPayments(all, logs),
    feesDue,
    safe,
  };
  return { value, source: "chain", block: { number: head } };
}
