/** The Safes, and what the treasury's signers may spend. */
import { type Address, type Hex, zeroAddress } from "viem";
import { safeArtifactOf } from "../artifacts.ts";
import type { Subject } from "./subject.ts";

/** Safe's slots: guard, fallback handler, module guard (`GuardManager`, `FallbackManager`, `ModuleManager`). */
const SAFE_SLOTS = {
  singleton: "0x0",
  guard: "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8",
  "fallback handler": "0x6c9a6c4a39284e37ed1cf53d337577d14212a4870fb976a4366c693b939918d5",
  "module guard": "0xb104e0b93118902c651344349b610029d694cfdec91c589c91ebafbcd0289947",
} as const;
const SENTINEL = "0x0000000000000000000000000000000000000001";
const MODULES = 50n;

/** A Safe by its name in the address book; `changedBy` is the contract through which a vote changes it. */
export async function safe(subject: Subject, name: string, changedBy: Address | undefined): Promise<void> {
  const address = subject.address(name);
  const { abi } = safeArtifactOf("SafeL2.sol/SafeL2");
  const ask = <T>(functionName: string, ...args: unknown[]) =>
    subject.client
      .readContract({ address, abi, functionName, args, blockNumber: subject.at })
      .catch(() => "no answer") as Promise<T>;
  const owners = await ask<readonly Address[] | string>("getOwners");
  subject.say(`owners of ${name}`, Array.isArray(owners) ? [...owners].sort() : owners, changedBy);
  subject.say(`threshold of ${name}`, await ask("getThreshold"), changedBy);
  subject.say(`modules of ${name}`, await ask("getModulesPaginated", SENTINEL, MODULES), changedBy);
  for (const [what, slot] of Object.entries(SAFE_SLOTS))
    subject.say(`${what} of ${name}`, await subject.slot(address, slot as Hex), changedBy);
}

/** The limit of every token that ever had one, the coin included. */
export async function limits(subject: Subject): Promise<void> {
  const guard = subject.address("SpendingGuard");
  const tokens = new Set<Address>([subject.address("USDC"), subject.address("CRBN"), zeroAddress]);
  for (const { name, args } of subject.toldBy("SpendingGuard"))
    if (name === "LimitSet") tokens.add(args.token as Address);
  for (const token of tokens) {
    const limit = await subject.read<bigint>("SpendingGuard", "limitOf", token);
    subject.say(`spending limit of ${token === zeroAddress ? "the coin" : subject.nameOf(token)}`, limit, guard);
  }
}
