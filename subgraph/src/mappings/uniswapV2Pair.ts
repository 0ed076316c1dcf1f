import { Swap, Sync } from "../../generated/templates/UniswapV2Pair/UniswapV2Pair";
import { setReserves } from "../actions/setReserves";
import { swapTokens } from "../actions/swapTokens";
import { SwapFacts } from "../shared/facts";
import { recordLog } from "../store/transaction";

export function handleSync(event: Sync): void {
  setReserves(recordLog(event), event.params.reserve0, event.params.reserve1);
}

export function handleSwap(event: Swap): void {
  const p = event.params;
  const facts = new SwapFacts(p.sender, p.to, p.amount0In, p.amount1In, p.amount0Out, p.amount1Out);
  swapTokens(recordLog(event), facts);
}
