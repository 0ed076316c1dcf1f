/** Terms of the market. */
import type { Address } from "viem";
import type { Subject } from "./subject.ts";

const TIERS = { Bronze: 1, Silver: 2, Gold: 3, Platinum: 4 } as const;
/** In the order of `ProjectClass` (IProjectRegistry.sol), without the first, which no listed project has. */
const CLASSES = ["Nature", "Renewable", "Efficiency", "Industrial", "Removal"] as const;

/** Commission, discounts, tiers, and every token that was ever accepted. */
export async function market(subject: Subject): Promise<void> {
  const market = subject.address("CreditMarket");
  const staking = subject.address("StakedCRBN");
  subject.say("commission", await subject.read("CreditMarket", "commissionRate"), market);
  for (const [name, tier] of Object.entries(TIERS)) {
    subject.say(`discount of ${name}`, await subject.read("CreditMarket", "discountOf", tier), market);
    subject.say(`terms of ${name}`, await subject.read("StakedCRBN", "tierTerms", tier), staking);
  }
  for (const token of payTokens(subject))
    subject.say(`pay token ${subject.nameOf(token)}`, await subject.read("CreditMarket", "isPayToken", token), market);
}

/** The references that trades are held against: of every class, and of every vintage that ever had one. A fresh market has none. */
export async function priceReferences(subject: Subject): Promise<void> {
  const vintages = new Set<number>();
  for (const { name, args } of subject.toldBy("CreditMarket"))
    if (name === "ReferenceSet") vintages.add(args.vintage as number);
  for (const token of payTokens(subject)) {
    for (const [n, name] of CLASSES.entries())
      await priceReference(subject, "classReferenceOf", n + 1, `class ${name}`, token);
    for (const vintage of vintages) await priceReference(subject, "referenceOf", vintage, `vintage ${vintage}`, token);
  }
}

async function priceReference(
  subject: Subject,
  view: string,
  key: number,
  what: string,
  token: Address,
): Promise<void> {
  const known = await subject.read<{ unitPrice: bigint; bandBps: number } | string>("CreditMarket", view, key, token);
  const band = typeof known === "string" ? known : `${known.unitPrice} ± ${known.bandBps} bps`;
  const off = typeof known !== "string" && known.bandBps === 0;
  const on = subject.address("CreditMarket");
  subject.say(`price reference of ${what} in ${subject.nameOf(token)}`, off ? "none" : band, on);
}

/** The two that every market accepts, and every other that was ever accepted. */
function payTokens(subject: Subject): ReadonlySet<Address> {
  const tokens = new Set<Address>([subject.address("USDC"), subject.address("CRBN")]);
  for (const { name, args } of subject.toldBy("CreditMarket"))
    if (name === "PayTokenSet" || name === "ReferenceSet" || name === "ClassReferenceSet")
      tokens.add(args.payToken as Address);
  return tokens;
}
