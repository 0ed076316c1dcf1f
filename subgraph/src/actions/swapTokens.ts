import { SwapFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { addVolume, loadPair } from "../store/pair";
import { createSwap } from "../store/swap";

export function swapTokens(log: Log, facts: SwapFacts): void {
  const pair = loadPair(log.contract);
  const swap = createSwap(log, pair, facts);
  addVolume(pair, swap.baseIn, swap.quoteIn);
}
