/** Liquidity mining: its farms, its schedule, and the pair that the protocol opens. */
import type { Address } from "viem";
import type { Subject } from "./subject.ts";

const BOUNDS = ["MAX_FARMS", "MAX_WEIGHT", "MAX_EPOCHS"] as const;

/** What a farm is, as far as only a vote changes it. */
interface Farm {
  readonly token: Address;
  readonly weight: bigint;
}

/** Bounds, every farm with its weight, and every epoch. Who stakes what, and how far the clock is, is no difference. */
export async function mining(subject: Subject): Promise<void> {
  const at = subject.address("LiquidityMining");
  for (const bound of BOUNDS)
    subject.say(`${bound} of LiquidityMining`, await subject.read("LiquidityMining", bound), at);
  const count = await subject.read<bigint | string>("LiquidityMining", "farmCount");
  subject.say("farms", count, at);
  for (let n = 0n; typeof count === "bigint" && n < count; n += 1n) {
    const farm = await subject.read<Farm | string>("LiquidityMining", "farmAt", n);
    if (typeof farm === "string") subject.say(`farm ${n}`, farm, at);
    else subject.say(`farm ${n}`, `${subject.nameOf(farm.token)}, weight ${farm.weight}`, at);
  }
  subject.say("mining schedule", await subject.read("LiquidityMining", "schedule"), at);
}
