/** The seed's token side: publishes the proofs of the airdrop's round 1, and brings stakes about, each once. */
import { type Address, parseUnits } from "viem";
import { CommandError } from "../../chain/fail.ts";
import type { ContentStore } from "../../chain/ipfs.ts";
import { type Signer, testAccount } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import { CRBN_DECIMALS, formatCrbn } from "../../token/amount.ts";
import { proofsBytes } from "../../token/proofsFile.ts";
import { formatRefusal, readRecipients } from "../../token/recipients.ts";
import { findRound } from "../../token/round.ts";
import { type AirdropTree, buildTree, type RoundPlace } from "../../token/tree.ts";
import { SEED_ROUND, SEED_STAKES, type SeedStake, seedRecipientsCsv } from "./token.ts";

export interface Holders {
  readonly protocol: Protocol;
  readonly store: ContentStore;
  readonly progress: (line: string) => void;
}

/** The tree of the seed's round: through the same reader and checks as a list of the tool. */
export async function seedTree(place: RoundPlace): Promise<AirdropTree> {
  const list = await readRecipients(seedRecipientsCsv(), "seed", { merge: false, contract: place.contract });
  const [refusal] = list.refusals;
  if (refusal !== undefined) throw new CommandError(formatRefusal("seed", refusal));
  return buildTree(place, list.recipients);
}

/** Publishes the proofs of round 1, which the deployment opened, if the chain says that they are its proofs. */
export async function seedAirdrop({ protocol, store, progress }: Holders): Promise<void> {
  const contract = protocol.address("MerkleAirdrop");
  const tree = await seedTree({ chainId: protocol.chainId, contract, round: SEED_ROUND });
  const round = await findRound(protocol, SEED_ROUND);
  if (round?.root !== tree.root) {
    const what = round === undefined ? "not open" : "open with other recipients than the seed's";
    progress(`airdrop round ${SEED_ROUND} is ${what}: its proofs are not published`);
    return;
  }
  const cid = await store.add(proofsBytes(tree));
  const [opened] = await protocol.events<{ proofsCid: string }>("MerkleAirdrop", "RoundOpened", {
    indexed: { round: BigInt(SEED_ROUND) },
  });
  if (opened?.args.proofsCid !== cid)
    throw new CommandError(
      `airdrop round ${SEED_ROUND} names the proofs ${opened?.args.proofsCid}, the seed has ${cid}`,
    );
  progress(
    `published the proofs of airdrop round ${SEED_ROUND}: ${tree.claims.length} recipients, ${formatCrbn(tree.total)}, ${cid}`,
  );
}

/** Stakes what is not staked yet, out of the faucet. */
export async function seedStakes({ protocol, progress }: Holders): Promise<void> {
  for (const entry of SEED_STAKES) {
    const owner = testAccount(entry.account);
    const amount = parseUnits(entry.amount, CRBN_DECIMALS);
    if (await isStaked(protocol, owner.address, entry, amount)) continue;
    await protocol.settle(owner.address);
    await fund(protocol, owner, amount);
    const { lock, apyBps } = await protocol.read<{ lock: number; apyBps: number }>("StakedCRBN", "tierTerms", [
      entry.tier,
    ]);
    const terms = { tier: entry.tier, rewarded: true, maxLock: lock, minApyBps: apyBps };
    await protocol.send(owner, "StakedCRBN", "stake", [amount, terms]);
    progress(`staked ${formatCrbn(amount)} of account ${entry.account} as ${entry.name}`);
  }
}

async function isStaked(protocol: Protocol, owner: Address, { tier }: SeedStake, amount: bigint): Promise<boolean> {
  const staked = await protocol.events<{ amount: bigint }>("StakedCRBN", "Staked", { indexed: { owner, tier } });
  return staked.some(({ args }) => args.amount === amount);
}

async function fund(protocol: Protocol, owner: Signer, amount: bigint): Promise<void> {
  const balance = await protocol.read<bigint>("CRBN", "balanceOf", [owner.address]);
  if (balance < amount) await protocol.send(owner, "Faucet", "drip", [owner.address]);
  const staking = protocol.address("StakedCRBN");
  const allowance = await protocol.read<bigint>("CRBN", "allowance", [owner.address, staking]);
  if (allowance < amount) await protocol.send(owner, "CRBN", "approve", [staking, amount]);
}
