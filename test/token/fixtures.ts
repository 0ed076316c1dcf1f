/** What the tests of the airdrop share: accounts, a place for trees, and the commands run as their users run them. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { getAddress } from "viem";
import { testAccount } from "../../script/chain/keys.ts";
import { ROOT } from "../../script/dev/paths.ts";
import type { RoundPlace } from "../../script/token/tree.ts";

/** Anvil's test accounts, with their checksums. */
export const [ALICE, BOB, CAROL, DAVE] = [1, 2, 3, 4].map((index) => testAccount(index).address) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];

/** Round 1 of an airdrop that is deployed nowhere. */
export const PLACE: RoundPlace = {
  chainId: 31_337,
  contract: getAddress("0x5fbdb2315678afecb367f032d93f642f64180aa3"),
  round: 1,
};

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program of `script/token` to its end. */
export function runTool(
  tool: "airdrop" | "tokenomics",
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, `script/token/${tool}.ts`), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
  }
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}
