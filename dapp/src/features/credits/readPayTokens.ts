import type { Abi, Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readLogs } from "../../data/chain/logs.ts";
import { readCurrency, readHead } from "../../data/index.ts";
import type { Currency } from "../../format/index.ts";

/** A token that listings can be paid in. */
export interface PayToken {
  address: Address;
  currency: Currency;
}

/** The pay tokens that the market admits now, from its own log. */
export async function readPayTokens(): Promise<PayToken[]> {
  const { address, abi } = contracts.creditMarket;
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const logs = await readLogs([{ address, abi: abi as Abi, eventName: "PayTokenSet" }], head);
  const admitted = new Map(logs.map(({ args }) => [args.payToken as Address, args.admitted as boolean]));
  const tokens = [...admitted].filter(([, isAdmitted]) => isAdmitted).map(([token]) => token);
  return Promise.all(tokens.map(async (token) => ({ address: token, currency: await readCurrency(token) })));
}

/** The time of the chain's last block {s}: deadlines are compared with the chain's clock, not with this computer's. */
export async function readChainTime(): Promise<number> {
  return Number((await readHead()).timestamp);
}
