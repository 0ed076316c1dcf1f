/**
 * Who signs. A key never stands on the command line, where every process of the machine can read it:
 *
 * - `CARBONTRACE_<ROLE>_KEY`: 0x and 64 hex digits, or
 * - `CARBONTRACE_<ROLE>_KEYSTORE`: path of an encrypted keystore JSON, with its password in the file that
 *   `CARBONTRACE_<ROLE>_PASSWORD_FILE` names;
 * - on the network `local`, if neither is set: the anvil test account that `script/networks/local.json` gives the role; for
 *   the proposer, account 8.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Address, getAddress, type Hex, isAddress } from "viem";
import { mnemonicToAccount, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { CommandError } from "./fail.ts";
import { decryptKeystore } from "./keystore.ts";
import type { Network } from "./networks.ts";

export type Role = "deployer" | "registrar" | "verifier" | "council" | "curator" | "proposer";
export type Signer = Pick<PrivateKeyAccount, "address"> & PrivateKeyAccount;

/** Anvil's seed phrase, public knowledge; its accounts have money on local chains only. */
const TEST_MNEMONIC = "test test test test test test test test test test test junk";
const TEST_ACCOUNTS = 20;

/** Whoever holds Gold or Platinum may propose; on the local chain this test account does. */
const LOCAL_PROPOSER = 8;

export function signerOf(role: Role, network: Network, env: NodeJS.ProcessEnv = process.env): Signer {
  const signer = findSigner(role, network, env);
  if (signer !== undefined) return signer;
  const name = `CARBONTRACE_${role.toUpperCase()}`;
  throw new CommandError(
    `no key for the ${role}: set ${name}_KEY, or ${name}_KEYSTORE and ${name}_PASSWORD_FILE, in the environment`,
  );
}

/** Like `signerOf`, but `undefined` where no key is configured. */
export function findSigner(role: Role, network: Network, env: NodeJS.ProcessEnv = process.env): Signer | undefined {
  const name = `CARBONTRACE_${role.toUpperCase()}`;
  const key = env[`${name}_KEY`];
  if (key !== undefined && key !== "") return fromKey(key.trim(), `${name}_KEY`);
  const file = env[`${name}_KEYSTORE`];
  if (file !== undefined && file !== "") {
    const passwordFile = env[`${name}_PASSWORD_FILE`];
    if (passwordFile === undefined) throw new CommandError(`${name}_KEYSTORE needs ${name}_PASSWORD_FILE beside it`);
    const password = read(passwordFile).replace(/\r?\n$/, "");
    return privateKeyToAccount(decryptKeystore(read(file), password, file));
  }
  if (!network.local) return undefined;
  return role === "proposer" ? testAccount(LOCAL_PROPOSER) : testSigner(localRole(role));
}

/** The anvil test account with this address. */
export function testSigner(address: Address): Signer {
  for (let addressIndex = 0; addressIndex < TEST_ACCOUNTS; addressIndex += 1) {
    const account = testAccount(addressIndex);
    if (account.address === getAddress(address)) return account;
  }
  throw new CommandError(`script/networks/local.json names ${address}, which is none of anvil's test accounts`);
}

/** Anvil's test account number `index`. */
export function testAccount(index: number): Signer {
  const key = mnemonicToAccount(TEST_MNEMONIC, { addressIndex: index }).getHdKey().privateKey as Uint8Array;
  return privateKeyToAccount(`0x${Buffer.from(key).toString("hex")}`);
}

/** Address of a role in the network file, wherever in it the role is named. */
export function localRole(role: string): Address {
  const file = fileURLToPath(new URL("../networks/local.json", import.meta.url));
  const found = search(JSON.parse(read(file)), role.toLowerCase());
  if (found === undefined) throw new CommandError(`${file} names no ${role}`);
  return found;
}

function search(value: unknown, role: string): Address | undefined {
  if (value === null || typeof value !== "object") return undefined;
  for (const [name, entry] of Object.entries(value)) {
    if (name.toLowerCase() !== role && name.toLowerCase() !== `${role}s`) continue;
    const first = Array.isArray(entry) ? entry[0] : entry;
    if (typeof first === "string" && isAddress(first, { strict: false })) return getAddress(first);
  }
  for (const entry of Object.values(value)) {
    const found = search(entry, role);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromKey(key: string, variable: string): Signer {
  if (!/^0x[0-9a-fA-F]{64}$/.test(key))
    throw new CommandError(`${variable} is not a private key (0x and 64 hex digits)`);
  return privateKeyToAccount(key as Hex);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CommandError(`${file} cannot be read`);
  }
}
