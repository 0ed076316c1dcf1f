/** What an explorer is told of a contract: which source it is, what it was constructed with, and the compiler's input. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Address, concatHex, getAddress, type Hex, keccak256, padHex } from "viem";
import { CommandError } from "../chain/fail.ts";
import { ROOT } from "../dev/paths.ts";
import { type Artifact, artifactOf } from "./artifacts.ts";
import type { Reference } from "./reference.ts";

/** A contract as an explorer is told of it. */
export interface Source {
  readonly name: string;
  readonly address: Address;
  /** `contracts/token/CRBN.sol:CRBN` */
  readonly identifier: string;
  /** ABI-encoded, without 0x */
  readonly constructorArguments: string;
  /** `v0.8.34+commit.…` */
  readonly compiler: string;
  /** the compiler's whole input, standard JSON */
  readonly input: string;
}

type Contracts = Readonly<Record<string, { readonly address: Address; readonly implementation?: string }>>;

/** Every contract that the deployer's own transactions create, and the pools, which the factory creates. */
export function sourcesOf({ created, book }: Pick<Reference, "created" | "book">): readonly Source[] {
  const { contracts } = JSON.parse(book) as { contracts: Contracts };
  return [...created, ...poolsOf(contracts)].map(({ name, address, initCode }) =>
    sourceOf(name, getAddress(address), initCode, contracts[name]?.implementation !== undefined),
  );
}

/** The pools of the address book, each with what the factory creates it with. */
function poolsOf(contracts: Contracts): Reference["created"] {
  const beacon = contracts.PoolBeacon?.address;
  if (beacon === undefined) return [];
  const initCode = concatHex([artifactOf("PoolProxy").bytecode, padHex(beacon.toLowerCase() as Address, { size: 32 })]);
  return Object.entries(contracts)
    .filter(([name]) => isPool(name))
    .map(([name, { address }]) => ({ name, address, initCode }));
}

/** The first pools go by their symbols in the address book: `Pool.CTN`. */
const isPool = (name: string): boolean => name.startsWith("Pool.");

/** What was deployed under a name is the contract of that name; a proxy is the proxy, an implementation ends in `.v1`. */
function sourceOf(name: string, address: Address, initCode: Hex, proxied: boolean): Source {
  const artifact = artifactOf(contractOf(name, proxied));
  if (!initCode.startsWith(artifact.bytecode)) throw new CommandError(`${name} is not created with the code of out/`);
  const { compiler, compilationTarget } = artifact.metadata;
  return {
    ...{ name, address, compiler: `v${compiler}` },
    identifier: Object.entries(compilationTarget).flat().join(":"),
    constructorArguments: initCode.slice(artifact.bytecode.length),
    input: standardInput(artifact),
  };
}

/** The name of the Solidity contract behind a deployed name. */
function contractOf(name: string, proxied: boolean): string {
  if (name.endsWith(".v1")) return name.slice(0, -".v1".length);
  if (name === "Timelock") return "TimelockController";
  if (isPool(name)) return "PoolProxy";
  if (proxied) return name === "StakedCRBN" ? "StakingProxy" : "ERC1967Proxy";
  return name;
}

/**
 * The input that the contract was compiled from, and nothing else: the compiler itself wrote down which files these were,
 * with their hashes. Forge's own command for this wants a list of compilers from the network.
 */
export function standardInput({
  name,
  metadata: { language, sources, settings, compilationTarget },
}: Artifact): string {
  const [target] = Object.keys(compilationTarget);
  const content = (path: string, hash: Hex): string => {
    const bytes = readFileSync(join(ROOT, path));
    if (keccak256(bytes) !== hash) throw new CommandError(`${path} has changed since ${name} was compiled`);
    return bytes.toString("utf8");
  };
  return JSON.stringify({
    language,
    sources: Object.fromEntries(
      Object.entries(sources).map(([path, { keccak256: hash }]) => [path, { content: content(path, hash) }]),
    ),
    settings: {
      ...settings,
      outputSelection: { [target as string]: { "*": ["abi", "evm.bytecode", "evm.deployedBytecode", "metadata"] } },
    },
  });
}
