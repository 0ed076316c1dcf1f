/** What `forge build` wrote about a contract: its code before and after construction. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Abi, Hex } from "viem";
import { CommandError } from "../chain/fail.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A span of bytes in the code. */
export interface CodeSpan {
  readonly start: number;
  readonly length: number;
}

/** A compiled contract. */
export interface Artifact {
  readonly name: string;
  readonly abi: Abi;
  /** what creates it, without its constructor's arguments */
  readonly bytecode: Hex;
  /** its code on chain, with zeros where immutables are written */
  readonly runtime: Hex;
  /** where immutables are written */
  readonly immutables: readonly CodeSpan[];
}

interface ForgeArtifact {
  readonly abi: Abi;
  readonly bytecode: { readonly object: Hex };
  readonly deployedBytecode: {
    readonly object: Hex;
    readonly immutableReferences?: Readonly<Record<string, readonly CodeSpan[]>>;
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
    immutables: Object.values(json.deployedBytecode.immutableReferences ?? {}).flat(),
  };
  cache.set(file, artifact);
  return artifact;
}

/** The artifact of a Safe contract, as Safe compiled and published it; `path` without `.json`. */
export function safeArtifactOf(path: string): Artifact {
  const file = join(ROOT, "node_modules/@safe-global/safe-smart-account/build/artifacts/contracts", `${path}.json`);
  const json = JSON.parse(readFileSync(file, "utf8")) as { abi: Abi; bytecode: Hex; deployedBytecode: Hex };
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { name, abi: json.abi, bytecode: json.bytecode, runtime: json.deployedBytecode, immutables: [] };
}

function outFolder(): string {
  return process.env.FOUNDRY_OUT ?? join(ROOT, "out");
}
