/** Files of the airdrop's commands: read with sentences, written whole or not at all. */
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { CommandError } from "../chain/fail.ts";
import { parseProofs } from "./proofsFile.ts";
import type { AirdropTree, RoundPlace } from "./tree.ts";

export interface ProofsOnDisk {
  readonly tree: AirdropTree;
  readonly bytes: Uint8Array;
}

/** Reads a proofs file; its shape is checked, its proofs are not. */
export function readProofs(file: string): ProofsOnDisk {
  requireFile(file);
  const bytes = readFileSync(file);
  const parsed = parseProofs(bytes);
  if (!parsed.ok) throw new CommandError(`${file} ${parsed.error}`);
  return { tree: parsed.value, bytes };
}

export function requireFile(file: string): void {
  try {
    if (statSync(file).isFile()) return;
  } catch {
    throw new CommandError(`${file} does not exist`);
  }
  throw new CommandError(`${file} is not a file`);
}

/** A file of proofs is replaced by one of the same round only: proofs of another round may exist nowhere else. */
export function requireReplaceable(file: string, { chainId, contract, round }: RoundPlace): void {
  if (!existsSync(file)) return;
  requireFile(file);
  const parsed = parseProofs(readFileSync(file));
  const there = parsed.ok ? parsed.value : undefined;
  if (there?.chainId === chainId && there.contract === contract && there.round === round) return;
  const what =
    there === undefined ? "is no proofs file" : `holds the proofs of round ${there.round} of ${there.contract}`;
  throw new CommandError(`${file} exists and ${what}: name another file with --out`);
}

/** Whether the file is there and holds something else than these bytes. */
export function replacesOther(file: string, bytes: Uint8Array): boolean {
  return existsSync(file) && !readFileSync(file).equals(bytes);
}

/** Beside its place first, then moved there: a file is never seen half written. */
export function writeWhole(file: string, bytes: Uint8Array | string): void {
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new CommandError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
