/** What a deployed market is, as statements that two chains can be compared by: code, slots, roles, owners, parameters, supply. */
import type { PublicClient } from "viem";
import type { NetworkFile } from "../networkFile.ts";
import { authorities, code, peers, proxies } from "./code.ts";
import { credits } from "./credits.ts";
import { curation } from "./curation.ts";
import { dex } from "./dex.ts";
import { governor, guardian, timelock } from "./governance.ts";
import { market, priceReferences } from "./market.ts";
import { mining } from "./mining.ts";
import { pools } from "./pools.ts";
import { programmes } from "./programmes.ts";
import { functions, onceHeld, roles } from "./roles.ts";
import { type Fact, Subject } from "./subject.ts";
import { airdrop, minted, vesting } from "./token.ts";
import { limits, safe } from "./treasury.ts";

/** All facts of a chain, whose contracts are where `book` says. Events are read from `startBlock` on. */
export async function factsOf(
  client: PublicClient,
  file: NetworkFile,
  book: string,
  startBlock: bigint,
): Promise<readonly Fact[]> {
  const subject = await Subject.now(client, file, book, startBlock);
  await code(subject);
  await proxies(subject);
  await peers(subject);
  await authorities(subject);
  await roles(subject);
  onceHeld(subject);
  await functions(subject);
  await timelock(subject);
  await governor(subject);
  await guardian(subject);
  await safe(subject, "TreasurySafe", subject.address("TreasuryModule"));
  await safe(subject, "GuardianSafe", undefined);
  await limits(subject);
  await market(subject);
  await priceReferences(subject);
  await pools(subject);
  await dex(subject);
  await mining(subject);
  await programmes(subject);
  await curation(subject);
  await credits(subject);
  minted(subject);
  await vesting(subject);
  await airdrop(subject);
  return subject.facts;
}
