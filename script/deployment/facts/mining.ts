/** Liquidity mining: its farms, its schedule, and that it holds what it promised. */
import type { Address } from "viem";
import type { Subject } from "./subject.ts";

const BOUNDS = ["MAX_FARMS", "MAX_WEIGHT", "MAX_EPOCHS"] as const;

/** What a farm is, as far as only a vote changes it. */
interface Farm {
  readonly token: Address;
  readonly weight: bigint;
}

/** Bounds, every farm with its weight, every epoch and their sum. Who stakes what, and how far the clock is, is no difference. */
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
  const clock = await subject.read<{ scheduled: bigint } | string>("LiquidityMining", "clock");
  subject.say("mining schedule's sum", typeof clock === "string" ? clock : clock.scheduled, at);
  const held = await subject.read<bigint | string>("CRBN", "balanceOf", at);
  const promised = await subject.read<bigint | string>("LiquidityMining", "promised");
  subject.say("LiquidityMining holds the CRBN that it promised", held >= promised, at);
}
