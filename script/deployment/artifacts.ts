/** What `forge build` wrote about a contract: its code before and after construction. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Abi, Hex } from "viem";
import { CommandError } from "../chain/fail.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A compiled contract. */
export interface Artifact {
  readonly name: string;
  readonly abi: Abi;
  /** what creates it, without its constructor's arguments */
  readonly bytecode: Hex;
  /** its code on chain, with zeros where immutables are written */
  readonly runtime: Hex;
  /** what it was compiled from */
  readonly metadata: Metadata;
}

/** What the compiler wrote down about a compilation. */
export interface Metadata {
  /** `0.8.34+commit.…` */
  readonly compiler: string;
  readonly language: string;
  /** every file that the contract needs, from the repository's folder, with the hash of its bytes */
  readonly sources: Readonly<Record<string, { readonly keccak256: Hex }>>;
  /** as the compiler takes them */
  readonly settings: Readonly<Record<string, unknown>>;
  /** the contract's file and name */
  readonly compilationTarget: Readonly<Record<string, string>>;
}

/** A contract that others compiled: nothing is known of how. */
export type ForeignArtifact = Omit<Artifact, "metadata">;

interface ForgeArtifact {
  readonly abi: Abi;
  readonly bytecode: { readonly object: Hex };
  readonly deployedBytecode: { readonly object: Hex };
  readonly metadata: {
    readonly compiler: { readonly version: string };
    readonly language: string;
    readonly sources: Metadata["sources"];
    readonly settings: { readonly compilationTarget: Metadata["compilationTarget"] };
  };
}

const cache = new Map<string, Artifact>();

/** The artifact of one of our contracts, or of a library's that we deploy, in `out/`. */
export function artifactOf(contract: string, out = outFolder()): Artifact {
  const file = join(out, `${contract}.sol`, `${contract}.json`);
  const known = cache.get(file);
  if (known !== undefined) return known;
  let json: ForgeArtifact;
  try {
    json = JSON.parse(readFileSync(file, "utf8")) as ForgeArtifact;
  } catch {
    throw new CommandError(`${file} is missing: run "npx forge build contracts script" first`);
  }
  const artifact: Artifact = {
    name: contract,
    abi: json.abi,
    bytecode: json.bytecode.object,
    runtime: json.deployedBytecode.object,
    metadata: metadataOf(json),
  };
  cache.set(file, artifact);
  return artifact;
}

/** The artifact of a Safe contract, as Safe compiled and published it; `path` without `.json`. */
export function safeArtifactOf(path: string): ForeignArtifact {
  const file = join(ROOT, "node_modules/@safe-global/safe-smart-account/build/artifacts/contracts", `${path}.json`);
  const json = JSON.parse(readFileSync(file, "utf8")) as { abi: Abi; bytecode: Hex; deployedBytecode: Hex };
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { name, abi: json.abi, bytecode: json.bytecode, runtime: json.deployedBytecode };
}

/** The artifact of a Uniswap contract, as Uniswap compiled and published it; `path` in its packages, without `.json`. */
export function uniswapArtifactOf(path: string): ForeignArtifact {
  const file = join(ROOT, "node_modules/@uniswap", `${path}.json`);
  const json = JSON.parse(readFileSync(file, "utf8")) as {
    abi: Abi;
    evm: { bytecode: { object: string }; deployedBytecode: { object: string } };
  };
  const { bytecode, deployedBytecode } = json.evm;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { name, abi: json.abi, bytecode: `0x${bytecode.object}`, runtime: `0x${deployedBytecode.object}` };
}

function metadataOf({ metadata }: ForgeArtifact): Metadata {
  const { compilationTarget, ...settings } = metadata.settings;
  const { language, sources } = metadata;
  return { compiler: metadata.compiler.version, language, sources, settings, compilationTarget };
}

function outFolder(): string {
  return process.env.FOUNDRY_OUT ?? join(ROOT, "out");
}
