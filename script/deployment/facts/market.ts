/** Terms of the market, what the registry admits, and the airdrop. */
import type { Address, Hex } from "viem";
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
  const tokens = new Set<Address>([subject.address("USDC")]);
  for (const { name, args } of subject.toldBy("CreditMarket"))
    if (name === "PayTokenSet") tokens.add(args.payToken as Address);
  for (const token of tokens)
    subject.say(`pay token ${subject.nameOf(token)}`, await subject.read("CreditMarket", "isPayToken", token), market);
}

/** The numbers of the registries and operators of the file, and how many labels there are. */
export async function programmes(subject: Subject): Promise<void> {
  const [projects, credit] = [subject.address("ProjectRegistry"), subject.address("CarbonCredit")];
  for (const { code, operators } of subject.file.registries) {
    const registry = await subject.read<number>("ProjectRegistry", "registryIdOf", code);
    subject.say(`number of registry ${code}`, registry, projects);
    for (const operator of operators)
      subject.say(
        `number of operator ${operator} of ${code}`,
        await subject.read("CreditIssuance", "operatorIdOf", registry, operator),
        subject.address("CreditIssuance"),
      );
  }
  subject.say("labels", await subject.read("CarbonCredit", "labelCount"), credit);
}

/** Round 1, where the file has one. */
export async function airdrop(subject: Subject): Promise<void> {
  if (subject.file.token.airdrop === undefined) return;
  const answer = await subject.read<{ root: Hex; total: bigint } | string>("MerkleAirdrop", "roundOf", 1n);
  subject.say("airdrop round 1", typeof answer === "string" ? answer : `${answer.root} ${answer.total}`);
}
