import { PairCreated } from "../../generated/UniswapV2Factory/UniswapV2Factory";
import { isFollowed, openPair } from "../actions/openPair";
import { recordLog } from "../store/transaction";

/** On a public network strangers make pairs every minute: of theirs not even the transaction is written. */
export function handlePairCreated(event: PairCreated): void {
  const p = event.params;
  if (isFollowed(p.token0, p.token1)) openPair(recordLog(event), p.pair, p.token0, p.token1);
}
