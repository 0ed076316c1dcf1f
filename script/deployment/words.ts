/** Transactions of the deployment in words: contracts, people and roles by their names. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Abi, type Address, decodeFunctionData, getAddress, type Hex, keccak256, stringToHex } from "viem";
import { abiOf, contractNameOf } from "../chain/abis.ts";
import { ROOT } from "../dev/paths.ts";
import { addressOf, CREATE2_FACTORY, PERMIT2, PERMIT2_SALT } from "./addresses.ts";
import { safeArtifactOf, uniswapArtifactOf } from "./artifacts.ts";
import type { NetworkFile } from "./networkFile.ts";
import type { PlannedTransaction } from "./plan.ts";

/** The contracts of an address book, and those behind them. */
export interface BookContract {
  /** `CRBN`, or `CRBN.v1` for its implementation */
  readonly name: string;
  readonly address: Address;
  /** the name of what it runs, if it is a proxy: all pools run the same */
  readonly runs?: string;
}

/** Deployed under a name without an entry in the address book. */
const UNLISTED = ["TreasurySetup"];

/** All contracts that an address book names: proxies and plain ones, implementations, and what has no entry. */
export function contractsOf(book: string): readonly BookContract[] {
  const { contracts } = JSON.parse(book) as {
    contracts: Record<string, { address: Address; implementation?: Address }>;
  };
  const deployer = contracts.DeterministicDeployer?.address as Address;
  const found = new Map<string, BookContract>();
  for (const [name, { address, implementation }] of Object.entries(contracts)) {
    if (implementation === undefined) {
      found.set(name, { name, address: getAddress(address) });
      continue;
    }
    const runs = `${contractNameOf(name)}.v1`;
    found.set(name, { name, address: getAddress(address), runs });
    found.set(runs, { name: runs, address: getAddress(implementation) });
  }
  for (const name of UNLISTED) found.set(name, { name, address: addressOf(deployer, name) });
  return [...found.values()];
}

/** The roles of `contracts/access/Roles.sol` by their ids. */
export function roleNames(): ReadonlyMap<bigint, string> {
  const source = readFileSync(join(ROOT, "contracts/access/Roles.sol"), "utf8");
  const roles = new Map<bigint, string>([[0n, "ADMIN"]]);
  for (const [, name, id] of source.matchAll(/uint64 (?:internal|public) constant ([A-Z_]+) = (\d+);/g)) {
    roles.set(BigInt(id as string), name as string);
  }
  return roles;
}

/** Says transactions in words. */
export class Words {
  private readonly names = new Map<string, string>();
  private readonly byHash = new Map<Hex, BookContract>();
  private readonly roles = roleNames();
  private readonly deployer: string;

  constructor(book: string, file: NetworkFile) {
    // The first name counts: on the local chain the deployer is also the sale.
    for (const [role, account] of Object.entries(file.accounts).reverse()) this.names.set(account.toLowerCase(), role);
    for (const [n, curator] of file.curators.entries()) this.names.set(curator.toLowerCase(), `curator ${n + 1}`);
    for (const contract of contractsOf(book)) {
      this.byHash.set(keccak256(stringToHex(contract.name)), contract);
      // A pay token may have two names; the first is its own.
      const key = contract.address.toLowerCase();
      if (!this.names.has(key)) this.names.set(key, contract.name);
    }
    this.deployer = (
      JSON.parse(book) as { contracts: Record<string, { address: string }> }
    ).contracts.DeterministicDeployer?.address.toLowerCase() as string;
  }

  /** The name of an address, or the address. */
  nameOf(address: string): string {
    return this.names.get(address.toLowerCase()) ?? address;
  }

  /** The contract that a transaction deploys under its name, with what creates it; `undefined` for any other. */
  deployment({ to, data }: PlannedTransaction): (BookContract & { readonly initCode: Hex }) | undefined {
    if (to.toLowerCase() === CREATE2_FACTORY.toLowerCase()) {
      const initCode = `0x${data.slice(2 + 64)}` as Hex;
      if (data.startsWith(PERMIT2_SALT)) return { name: "Permit2", address: PERMIT2, initCode };
      return { name: "DeterministicDeployer", address: getAddress(this.deployer), initCode };
    }
    if (to.toLowerCase() !== this.deployer) return undefined;
    const { args } = decodeFunctionData({ abi: abiOf("DeterministicDeployer"), data });
    const [name, initCode] = args as unknown as [Hex, Hex];
    const contract = this.byHash.get(name);
    return contract && { ...contract, initCode };
  }

  /** One line. */
  describe(transaction: PlannedTransaction): string {
    const deployed = this.deployment(transaction);
    if (deployed !== undefined) return `deploy ${deployed.name} at ${deployed.address}`;
    const name = this.nameOf(transaction.to);
    if (transaction.data === "0x") return `send ${transaction.value} wei to ${name}`;
    try {
      const { functionName, args } = decodeFunctionData({ abi: abiFor(name), data: transaction.data });
      const role = /Role$/.test(functionName);
      return `${name}.${functionName}(${(args ?? []).map((value, n) => this.show(value, role && n !== 2)).join(", ")})`;
    } catch {
      return `call ${name} with ${transaction.data.slice(0, 10)}`;
    }
  }

  private show(value: unknown, role: boolean): string {
    if (Array.isArray(value)) return `[${value.map((part) => this.show(part, false)).join(", ")}]`;
    if (role && typeof value === "bigint") return this.roles.get(value) ?? String(value);
    if (typeof value !== "string") return String(value);
    if (/^0x[0-9a-fA-F]{40}$/.test(value)) return this.nameOf(value);
    return value.length > 66 ? `${value.slice(0, 34)}…` : value;
  }
}

/** Where Uniswap's packages have what the address book names. */
const UNISWAP: Readonly<Record<string, string>> = {
  UniswapV2Factory: "v2-core/build/UniswapV2Factory",
  UniswapV2Pair: "v2-core/build/UniswapV2Pair",
  UniswapV2Router: "v2-periphery/build/UniswapV2Router02",
  WETH: "v2-periphery/build/WETH9",
};

/** The functions behind a name of the address book. */
function abiFor(name: string): Abi {
  if (name === "SafeProxyFactory") return safeArtifactOf("proxies/SafeProxyFactory.sol/SafeProxyFactory").abi;
  const uniswap = UNISWAP[name];
  return uniswap === undefined ? abiOf(name) : uniswapArtifactOf(uniswap).abi;
}
