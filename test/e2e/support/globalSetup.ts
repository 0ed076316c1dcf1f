import { killChildrenOn } from "../../../script/dev/processes.ts";
import { MARKET_VARIABLE, startMarket } from "./market.ts";

/** One market for all tests. With a market named in the environment, that one is used and left as it is. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[MARKET_VARIABLE]) return undefined;
  // Playwright itself answers Ctrl-C, with an orderly stop.
  killChildrenOn(["SIGTERM", "SIGHUP"]);
  const market = await startMarket();
  process.env[MARKET_VARIABLE] = JSON.stringify(market.urls);
  return () => market.stop();
}
