import {
  type Abi,
  type AbiFunction,
  type Address,
  getAddress,
  type Hex,
  isAddressEqual,
  maxUint64,
  toFunctionSelector,
  toFunctionSignature,
} from "viem";
import { contracts } from "../chain/contracts.ts";
import { governance } from "../chain/governance.ts";
import { liquidity } from "../chain/liquidity.ts";
import { provenance } from "../chain/provenance.ts";
import { publicClient } from "../chain/wagmi.ts";
import { type LogQuery, readLogs } from "./chain/logs.ts";
import { readHead } from "./chainClock.ts";
import type { Sourced } from "./model.ts";

/** The access manager's own role: whoever holds it gives and takes every other one. */
export const ADMIN_ROLE = 0n;

/** The access manager's role that everybody has. */
export const PUBLIC_ROLE = maxUint64;

/** What holds a role: the stakers by vote, a Safe, another contract, or a person's own key. */
export type HolderKind = "vote" | "guardianSafe" | "contract" | "person";

/** Who holds a role, as the access manager says now. */
export interface RoleHolder {
  account: Address;
  kind: HolderKind;
  /** How long its calls wait in the access manager {s}; 0 is at once. */
  delay: number;
}

/** A role. */
export interface Role {
  id: bigint;
  /** Its label on chain; empty without one. */
  label: string;
  /** The role whose holders give and take this one. */
  admin: bigint;
  /** Who was given it. Of {@link PUBLIC_ROLE} nobody: everybody has it. */
  holders: RoleHolder[];
}

/** A function that one role may call. */
export interface RestrictedFunction {
  target: Address;
  selector: Hex;
  /** Its signature; null when none of the known contracts has it. */
  signature: string | null;
  /** Who may call it. */
  role: bigint;
  /** How long a proposal of this call waits after the vote {s}. */
  voteDelay: bigint;
}

/** The emergency brake as it stands. */
export interface GuardianState {
  /** Entries are stopped before this second {s}; 0 or past: they are open. */
  pausedUntil: bigint;
  /** It may pause (again) from this second on {s}; 0 or past: now. */
  restUntil: bigint;
  /** The contracts that are paused together. */
  targets: readonly Address[];
}

/** A role of the Timelock and who holds it. */
export interface TimelockRole {
  name: "PROPOSER_ROLE" | "EXECUTOR_ROLE" | "CANCELLER_ROLE" | "DEFAULT_ADMIN_ROLE";
  holders: Address[];
}

/** Who can do what. */
export interface Permissions {
  roles: Role[];
  functions: RestrictedFunction[];
  timelock: TimelockRole[];
  /** The Timelock's own least delay {s}. */
  minDelay: bigint;
  guardian: GuardianState;
}

const { accessManager, guardian, guardianSafe, timelock, treasurySafe } = governance;
const TIMELOCK_ROLES = ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE", "DEFAULT_ADMIN_ROLE"] as const;

function query({ address, abi }: { address: Address; abi: readonly unknown[] }, eventName: string): LogQuery {
  return { address, abi: abi as Abi, eventName };
}

/** The signatures of a contract's functions by their selectors. */
export function signaturesOf(target: Address): Map<Hex, string> {
  const known = [contracts, governance, provenance, liquidity]
    .flatMap((group) => Object.values(group))
    .find(({ address }) => isAddressEqual(address, target));
  const functions = ((known?.abi ?? []) as Abi).filter((item): item is AbiFunction => item.type === "function");
  return new Map(functions.map((item) => [toFunctionSelector(item), toFunctionSignature(item)]));
}

async function kindOf(account: Address, blockNumber: bigint): Promise<HolderKind> {
  if (isAddressEqual(account, timelock.address)) return "vote";
  if (isAddressEqual(account, guardianSafe.address)) return "guardianSafe";
  const code = await publicClient.getCode({ address: account, blockNumber });
  return code && code !== "0x" ? "contract" : "person";
}

async function readHolders(id: bigint, accounts: readonly Address[], blockNumber: bigint): Promise<RoleHolder[]> {
  const found = await Promise.all(
    accounts.map(async (account): Promise<RoleHolder | null> => {
      const [isMember, delay] = await publicClient.readContract({
        ...accessManager,
        functionName: "hasRole",
        args: [id, account],
        blockNumber,
      });
      return isMember ? { account, kind: await kindOf(account, blockNumber), delay } : null;
    }),
  );
  return found.filter((holder) => holder !== null);
}

/** Every role that was ever given or named, or that a function asks for. */
async function readRoles(functions: readonly RestrictedFunction[], blockNumber: bigint): Promise<Role[]> {
  const logs = await readLogs([query(accessManager, "RoleGranted"), query(accessManager, "RoleLabel")], blockNumber);
  const labels = new Map<bigint, string>();
  const accounts = new Map<bigint, Set<Address>>([[ADMIN_ROLE, new Set()]]);
  for (const { eventName, args } of logs) {
    const id = args.roleId as bigint;
    const of = accounts.get(id) ?? new Set();
    accounts.set(id, of);
    if (eventName === "RoleGranted") of.add(getAddress(args.account as Address));
    else labels.set(id, args.label as string);
  }
  const ids = [...new Set([...accounts.keys(), ...functions.map(({ role }) => role)])];
  return Promise.all(
    ids
      .sort((a, b) => (a < b ? -1 : 1))
      .map(async (id) => {
        const [admin, holders] = await Promise.all([
          publicClient.readContract({ ...accessManager, functionName: "getRoleAdmin", args: [id], blockNumber }),
          // Who was ever given it is known from the logs; who holds it now, the contract says.
          readHolders(id, [...(accounts.get(id) ?? [])], blockNumber),
        ]);
        return { id, label: id === ADMIN_ROLE ? "ADMIN" : (labels.get(id) ?? ""), admin, holders };
      }),
  );
}

async function readFunctions(blockNumber: bigint): Promise<RestrictedFunction[]> {
  const logs = await readLogs([query(accessManager, "TargetFunctionRoleUpdated")], blockNumber);
  const pairs = new Map(
    logs.map(({ args }) => {
      const target = getAddress(args.target as Address);
      const selector = args.selector as Hex;
      return [`${target}${selector}`, { target, selector }] as const;
    }),
  );
  return Promise.all(
    [...pairs.values()].map(async ({ target, selector }) => {
      const [role, voteDelay] = await Promise.all([
        publicClient.readContract({
          ...accessManager,
          functionName: "getTargetFunctionRole",
          args: [target, selector],
          blockNumber,
        }),
        publicClient.readContract({
          ...contracts.governor,
          functionName: "delayOf",
          args: [[target], [selector]],
          blockNumber,
        }),
      ]);
      return { target, selector, signature: signaturesOf(target).get(selector) ?? null, role, voteDelay };
    }),
  );
}

async function readTimelock(blockNumber: bigint): Promise<TimelockRole[]> {
  const logs = await readLogs([query(timelock, "RoleGranted")], blockNumber);
  return Promise.all(
    TIMELOCK_ROLES.map(async (name): Promise<TimelockRole> => {
      const role = await publicClient.readContract({ ...timelock, functionName: name, blockNumber });
      const accounts = new Set(
        logs.filter(({ args }) => args.role === role).map(({ args }) => getAddress(args.account as Address)),
      );
      const holders = await Promise.all(
        [...accounts].map(async (account) => {
          const args = [role, account] as const;
          const has = await publicClient.readContract({ ...timelock, functionName: "hasRole", args, blockNumber });
          return has ? account : null;
        }),
      );
      return { name, holders: holders.filter((account) => account !== null) };
    }),
  );
}

async function readGuardian(blockNumber: bigint): Promise<GuardianState> {
  const at = { ...guardian, blockNumber } as const;
  const [pausedUntil, restUntil, targets] = await Promise.all([
    publicClient.readContract({ ...at, functionName: "pausedUntil" }),
    publicClient.readContract({ ...at, functionName: "restUntil" }),
    publicClient.readContract({ ...at, functionName: "targets" }),
  ]);
  return { pausedUntil, restUntil, targets };
}

/** Reads who can do what, as of one block: found in the logs, and each of it asked of the contracts again. */
export async function readPermissions(): Promise<Sourced<Permissions>> {
  const { number: head } = await readHead();
  const functions = await readFunctions(head);
  const [roles, timelockRoles, minDelay, guardianState] = await Promise.all([
    readRoles(functions, head),
    readTimelock(head),
    publicClient.readContract({ ...timelock, functionName: "getMinDelay", blockNumber: head }),
    readGuardian(head),
  ]);
  // A protocol without restricted functions does not exist: the node has lost its logs, and an empty page would be a lie.
  if (functions.length === 0) throw new Error("the node has no logs of the access manager");
  const value = { roles, functions, timelock: timelockRoles, minDelay, guardian: guardianState };
  return { value, source: "chain", block: { number: head } };
}

/** What an account may do. */
export interface AccountPowers {
  kind: HolderKind;
  /** What it may call at once or after a delay {s}, in the order of the functions that were asked about. */
  calls: { target: Address; selector: Hex; delay: number }[];
  treasurySigner: boolean;
  guardianSigner: boolean;
}

/** Asks the access manager about an account and every restricted function, and both Safes whether it is an owner. */
export async function readAccountPowers(
  account: Address,
  functions: readonly Pick<RestrictedFunction, "target" | "selector">[],
): Promise<AccountPowers> {
  const { number: blockNumber } = await readHead();
  const owner = { functionName: "isOwner", args: [account], blockNumber } as const;
  const [kind, treasurySigner, guardianSigner, answers] = await Promise.all([
    kindOf(account, blockNumber),
    publicClient.readContract({ ...treasurySafe, ...owner }),
    publicClient.readContract({ ...guardianSafe, ...owner }),
    Promise.all(
      functions.map(({ target, selector }) =>
        publicClient.readContract({
          ...accessManager,
          functionName: "canCall",
          args: [account, target, selector],
          blockNumber,
        }),
      ),
    ),
  ]);
  const calls = functions.flatMap(({ target, selector }, index) => {
    const [immediate, delay] = answers[index] ?? [false, 0];
    return immediate || delay > 0 ? [{ target, selector, delay }] : [];
  });
  return { kind, calls, treasurySigner, guardianSigner };
}
