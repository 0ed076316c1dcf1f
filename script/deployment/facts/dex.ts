/** Uniswap: that its contracts know each other, and that the pairs are those of its factory. */
import { type Address, zeroAddress } from "viem";
import type { Subject } from "./subject.ts";

/** Whom the router names. */
const PEERS = ["factory", "WETH"] as const;
/** What nobody holds on the local chain: Uniswap's own fee, and who could turn it on. Elsewhere they are Uniswap's business. */
const OWNERS = ["feeTo", "feeToSetter"] as const;

/** Code is compared with all other code. What lies in the pairs, and who has shares, is no difference. */
export async function dex(subject: Subject): Promise<void> {
  for (const peer of PEERS)
    subject.say(`Uniswap router's ${peer}`, subject.nameOf(await subject.read<Address>("UniswapV2Router", peer)));
  if (subject.file.dex.factory === zeroAddress)
    for (const owner of OWNERS) subject.say(`Uniswap's ${owner}`, await subject.read("UniswapV2Factory", owner));
  const names = subject.contracts.map(({ name }) => name);
  for (const name of names.filter((one) => one === "UniswapV2Pair" || one.startsWith("Pair."))) {
    const [factory, ...tokens] = await Promise.all(
      ["factory", "token0", "token1"].map((view) => subject.read<Address>(name, view)),
    );
    subject.say(`factory of ${name}`, subject.nameOf(factory as Address));
    subject.say(
      `tokens of ${name}`,
      tokens.map((token) => subject.nameOf(token)),
    );
    const known = await subject.read<Address>("UniswapV2Factory", "getPair", ...tokens);
    subject.say(`what Uniswap's factory has for the tokens of ${name}`, subject.nameOf(known));
  }
}
