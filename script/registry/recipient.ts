/** `--recipient`, else `CARBONTRACE_RECIPIENT`: who receives an import's credits, and whom its verifier expects. */
import { type Address, getAddress, isAddress } from "viem";
import { CommandError } from "../chain/fail.ts";

/** `undefined` where neither says anything. */
export function recipientOf(option: string | undefined, env: NodeJS.ProcessEnv = process.env): Address | undefined {
  const text = option ?? env.CARBONTRACE_RECIPIENT;
  if (text === undefined || text === "") return undefined;
  if (!isAddress(text)) throw new CommandError(`"${text}" is not an address (checksum included)`);
  return getAddress(text);
}
