import type { Address, Hex } from "viem";
import type { SafeName } from "./safes.ts";

/** An account that the permissions name. */
export interface Party {
  readonly address: Address;
  /** Its names in the address book and the network file; its address if it has none. */
  readonly name: string;
  /** Whether a key alone commands it: there is no contract's code at the address. */
  readonly external: boolean;
}

/** A holder of a role, and how long its calls wait in the AccessManager {s}. */
export interface Holder extends Party {
  readonly delay: number;
}

/** A role of the AccessManager. */
export interface Role {
  readonly id: bigint;
  readonly name: string;
  readonly holders: readonly Holder[];
  /** Who grants and revokes it, and who may cancel what its holders schedule. */
  readonly admin: string;
  readonly guardian: string;
  /** How long a grant waits before it counts {s}. */
  readonly grantDelay: number;
}

/** A function that a contract opens to one role only. */
export interface RestrictedFunction {
  readonly contract: string;
  readonly signature: string;
  readonly selector: Hex;
  readonly role: bigint;
  /** How long a proposal with this call waits after the vote {s}, if the Timelock has the role. */
  readonly wait: number;
}

/** A function that a stranger may not call, and the error that says so. */
export interface GuardedFunction {
  readonly contract: string;
  readonly signature: string;
  readonly selector: Hex;
  readonly error: string;
  readonly args: readonly unknown[];
  /** How long a proposal with this call waits after the vote {s}. */
  readonly wait: number;
}

/** A role of the Timelock (OpenZeppelin's AccessControl). */
export interface TimelockRole {
  readonly name: string;
  readonly id: Hex;
  readonly holders: readonly Party[];
  readonly admin: string;
}

/** A Safe as its storage says. */
export interface SafeFacts {
  readonly name: SafeName;
  readonly version: string;
  readonly threshold: bigint;
  readonly owners: readonly Party[];
  readonly modules: readonly Party[];
  readonly guard: Party | undefined;
  readonly moduleGuard: Party | undefined;
  readonly fallbackHandler: Party | undefined;
  /** The code that its proxy runs. */
  readonly singleton: Party | undefined;
  /** How many owners the network's file names, and how many of them sign. */
  readonly due: { readonly owners: number; readonly threshold: number };
}

/** Who can do what on a deployed market, after which delay. */
export interface Permissions {
  readonly roles: readonly Role[];
  readonly restricted: readonly RestrictedFunction[];
  /** Every function of every contract that refused a stranger for being one. */
  readonly guarded: readonly GuardedFunction[];
  readonly timelockRoles: readonly TimelockRole[];
  readonly timelockDelay: number;
  readonly safes: readonly SafeFacts[];
  readonly deployer: Address;
  /** Contracts that the AccessManager treats apart: closed, or with a delay of their own for changes to their table. */
  readonly exceptions: readonly string[];
}
