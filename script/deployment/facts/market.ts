/** Terms of the market. */
import type { Address } from "viem";
import type { Subject } from "./subject.ts";

const TIERS = { Bronze: 1, Silver: 2, Gold: 3, Platinum: 4 } as const;

/** Commission, discounts, tiers, and every token that was ever accepted. */
export async function market(subject: Subject): Promise<void> {
  const market = subject.address("CreditMarket");
  const staking = subject.address("StakedCRBN");
  subject.say("commission", await subject.read("CreditMarket", "commissionRate"), market);
  for (const [name, tier] of Object.entries(TIERS)) {
    subject.say(`discount of ${name}`, await subject.read("CreditMarket", "discountOf", tier), market);
    subject.say(`terms of ${name}`, await subject.read("StakedCRBN", "tierTerms", tier), staking);
  }
  const tokens = new Set<Address>([subject.address("USDC"), subject.address("CRBN")]);
  for (const { name, args } of subject.toldBy("CreditMarket"))
    if (name === "PayTokenSet") tokens.add(args.payToken as Address);
  for (const token of tokens)
    subject.say(`pay token ${subject.nameOf(token)}`, await subject.read("CreditMarket", "isPayToken", token), market);
}
