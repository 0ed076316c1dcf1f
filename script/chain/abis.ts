import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Abi, AbiItem } from "viem";
import { CommandError } from "./fail.ts";

const OUT = fileURLToPath(new URL("../../out", import.meta.url));
const cache = new Map<string, Abi>();

/** Names of the address book whose contract has another: OpenZeppelin's own. */
const CONTRACTS: Readonly<Record<string, string>> = { Timelock: "TimelockController" };

/** The ABI that `forge build` wrote. Nothing is copied by hand, so nothing can drift. */
export function abiOf(name: string): Abi {
  const contract = CONTRACTS[name] ?? name;
  const known = cache.get(contract);
  if (known !== undefined) return known;
  let text: string;
  try {
    text = readFileSync(join(OUT, `${contract}.sol`, `${contract}.json`), "utf8");
  } catch {
    throw new CommandError(`out/${contract}.sol/${contract}.json is missing: run "npx forge build" first`);
  }
  const { abi } = JSON.parse(text) as { abi: Abi };
  cache.set(contract, abi);
  return abi;
}

let errors: Abi | undefined;

/**
 * Every custom error of every contract in `out/`: a revert of an inner contract reaches the caller with data that the
 * called contract's own ABI does not know.
 */
export function errorAbi(): Abi {
  if (errors !== undefined) return errors;
  const byShape = new Map<string, AbiItem>();
  let folders: readonly string[];
  try {
    folders = readdirSync(OUT).filter((name) => name.endsWith(".sol"));
  } catch {
    throw new CommandError('the folder out/ is missing: run "npx forge build" first');
  }
  for (const folder of folders) {
    for (const file of readdirSync(join(OUT, folder)).filter((name) => name.endsWith(".json"))) {
      const { abi } = JSON.parse(readFileSync(join(OUT, folder, file), "utf8")) as { abi?: Abi };
      for (const item of abi ?? []) {
        if (item.type === "error") byShape.set(`${item.name}(${JSON.stringify(item.inputs)})`, item);
      }
    }
  }
  errors = [...byShape.values()] as Abi;
  return errors;
}
