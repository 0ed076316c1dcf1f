/** Uniswap on a chain that stands for a public one: its own code, at the addresses that a network's file names. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Address, concatHex, type Hex, padHex } from "viem";
import { CREATE2_FACTORY, PERMIT2_SALT } from "../../../script/deployment/addresses.ts";
import { uniswapArtifactOf } from "../../../script/deployment/artifacts.ts";
import type { NetworkFile } from "../../../script/deployment/networkFile.ts";
import { ROOT } from "../../../script/dev/paths.ts";
import { rpc } from "../../../script/dev/rpc.ts";
import { sendMined } from "../support/sendMined.ts";

const ROUTER = "v2-periphery/build/UniswapV2Router02";
const WETH: Address = "0x7777777777777777777777777777777777777777";
const WORD = 64;

interface Artifact {
  readonly evm: {
    readonly deployedBytecode: { readonly immutableReferences: Readonly<Record<string, readonly { start: number }[]>> };
  };
}

/** Puts factory, router, the coin's wrapper and Permit2 where they belong. */
export async function putUniswap(url: string, dex: NetworkFile["dex"]): Promise<void> {
  await rpc(url, "anvil_setCode", [dex.factory, uniswapArtifactOf("v2-core/build/UniswapV2Factory").runtime]);
  await rpc(url, "anvil_setCode", [WETH, uniswapArtifactOf("v2-periphery/build/WETH9").runtime]);
  await rpc(url, "anvil_setCode", [dex.router, routerOf(dex.factory)]);
  const { bytecode } = JSON.parse(readFileSync(join(ROOT, "script/deploy/artifacts/Permit2.json"), "utf8")) as {
    bytecode: Hex;
  };
  const data = concatHex([PERMIT2_SALT, bytecode]);
  await sendMined(url, { to: CREATE2_FACTORY, data });
}

/** The router's code with its immutables: first the factory, then the wrapper. */
function routerOf(factory: Address): Hex {
  const json = JSON.parse(readFileSync(join(ROOT, "node_modules/@uniswap", `${ROUTER}.json`), "utf8")) as Artifact;
  const references = Object.entries(json.evm.deployedBytecode.immutableReferences).sort(
    ([a], [b]) => Number(a) - Number(b),
  );
  let code = uniswapArtifactOf(ROUTER).runtime.slice(2);
  for (const [n, [, places]] of references.entries()) {
    const word = padHex(n === 0 ? factory : WETH, { size: 32 }).slice(2);
    for (const { start } of places) code = code.slice(0, start * 2) + word + code.slice(start * 2 + WORD);
  }
  return `0x${code.toLowerCase()}`;
}
