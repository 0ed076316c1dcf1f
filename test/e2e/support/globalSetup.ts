import { killServices } from "../../../script/dev/service.ts";
import { MARKET_VARIABLE, startMarket } from "./market.ts";

/** One market for all tests. With a market named in the environment, that one is used and left as it is. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[MARKET_VARIABLE]) return undefined;
  // Whoever stops the tests stops the market: its programs have process groups of their own.
  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      killServices();
      process.exit(1);
    });
  }
  const market = await startMarket();
  process.env[MARKET_VARIABLE] = JSON.stringify(market.urls);
  return () => market.stop();
}
