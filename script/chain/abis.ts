import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Abi, AbiItem } from "viem";
import { CommandError } from "./fail.ts";

/** Uniswap's own, which its packages hold compiled. */
const UNISWAP: Readonly<Record<string, string>> = {
  UniswapV2Factory: "v2-core/build/IUniswapV2Factory",
  UniswapV2Pair: "v2-core/build/IUniswapV2Pair",
  UniswapV2Router: "v2-periphery/build/IUniswapV2Router02",
};

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../node_modules/@uniswap", import.meta.url));
const OUT = fileURLToPath(new URL("../../out", import.meta.url));
const cache = new Map<string, Abi>();

/** Names of the address book whose contract has another: OpenZeppelin's own. */
const CONTRACTS: Readonly<Record<string, string>> = { Timelock: "TimelockController" };

/** What there are several of is named by a pool's symbol behind its kind. */
const KINDS: Readonly<Record<string, string>> = { Pool: "CreditPool", Pair: "UniswapV2Pair" };

/** The contract behind a name of the address book: `CreditPool` behind `Pool.CTN`. */
export function contractNameOf(name: string): string {
  return CONTRACTS[name] ?? KINDS[name.split(".")[0] as string] ?? name;
}

/** The ABI that `forge build` wrote. Nothing is copied by hand, so nothing can drift. */
export function abiOf(name: string): Abi {
  const contract = contractNameOf(name);
  const known = cache.get(contract);
  if (known !== undefined) return known;
  const foreign = UNISWAP[contract];
  const file =
    foreign === undefined ? join(OUT, `${contract}.sol`, `${contract}.json`) : join(PACKAGES, `${foreign}.json`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    const remedy = foreign === undefined ? `run "npx forge build" first` : `run "npm install" first`;
    throw new CommandError(`${file.slice(ROOT.length)} is missing: ${remedy}`);
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
