/** The seed's token side: brings an airdrop round and stakes about, each once. Asks the chain first. */
import { type Address, parseUnits } from "viem";
import { CommandError } from "../../chain/fail.ts";
import type { ContentStore } from "../../chain/ipfs.ts";
import { type Signer, signerOf, testAccount } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import { CRBN_DECIMALS, formatCrbn } from "../../token/amount.ts";
import { proofsBytes } from "../../token/proofsFile.ts";
import { formatRefusal, readRecipients } from "../../token/recipients.ts";
import { chainNow, earliestStart, findRound, openRound } from "../../token/round.ts";
import { type AirdropTree, buildTree, type RoundPlace } from "../../token/tree.ts";
import { SEED_ROUND, SEED_ROUND_DAYS, SEED_STAKES, type SeedStake, seedRecipientsCsv } from "./token.ts";

const DAY = 86_400;

/** How often opening is tried: on a busy machine the start can have passed before the transaction is mined. */
const ATTEMPTS = 3;

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

/** Opens round 1, unless a round is open already; the proofs file is in the store in either case. */
export async function seedAirdrop({ protocol, store, progress }: Holders): Promise<void> {
  const contract = protocol.address("MerkleAirdrop");
  const tree = await seedTree({ chainId: protocol.chainId, contract, round: SEED_ROUND });
  const file = proofsBytes(tree);
  const existing = await findRound(protocol, SEED_ROUND);
  if (existing !== undefined) {
    if (existing.root === tree.root) await store.add(file);
    else progress(`airdrop round ${SEED_ROUND} is open with other recipients than the seed's: left as it is`);
    return;
  }
  const admin = signerOf("airdrop_admin", protocol.network);
  await protocol.settle(admin.address);
  for (let attempt = 1; ; attempt += 1) {
    const start = earliestStart(protocol, await chainNow(protocol));
    const times = { start, deadline: start + SEED_ROUND_DAYS * DAY };
    try {
      const { cid } = await openRound(protocol, admin, store, tree, file, times);
      progress(
        `opened airdrop round ${SEED_ROUND}: ${tree.claims.length} recipients, ${formatCrbn(tree.total)}, ${cid}`,
      );
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || (await chainNow(protocol)) <= start) throw error;
    }
  }
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
