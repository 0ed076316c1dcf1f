import { PairCreated } from "../../generated/UniswapV2Factory/UniswapV2Factory";
import { openPair } from "../actions/openPair";
import { recordLog } from "../store/transaction";

export function handlePairCreated(event: PairCreated): void {
  openPair(recordLog(event), event.params.pair, event.params.token0, event.params.token1);
}
