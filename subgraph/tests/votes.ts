import { ALICE, BOB, CAROL, NOBODY } from "./support/events.ts";
import { type Story, timeOf, txHash } from "./support/story.ts";
import {
  crbn,
  DAY,
  delegateChanged,
  staked,
  staking,
  type TestLock,
  votesChanged,
  withdrawn,
} from "./support/token.ts";

const gold = (tokens: number): TestLock => ({ tier: "Gold", amount: crbn(tokens), lock: 180 * DAY, apyBps: 2_000 });

/** ALICE's first stake: she is told to be her own delegate. */
const firstStake = (name: string): Story =>
  staking(name).tx(
    delegateChanged(ALICE, NOBODY, ALICE),
    votesChanged(ALICE, 0n, crbn(50_000)),
    staked(ALICE, 0, 3, gold(50_000)),
  );

export const oneself = firstStake("whoever stakes first votes for the own stake")
  .expect(
    `{ delegates { id account { id } votes delegatorCount snapshotCount delegators { id staked } }
       account(id: "${ALICE}") { delegate { votes } staker { delegate { id } } } }`,
    {
      delegates: [
        {
          id: ALICE,
          account: { id: ALICE },
          votes: String(crbn(50_000)),
          delegatorCount: 1,
          snapshotCount: 1,
          delegators: [{ id: ALICE, staked: String(crbn(50_000)) }],
        },
      ],
      account: { delegate: { votes: String(crbn(50_000)) }, staker: { delegate: { id: ALICE } } },
    },
  )
  .expect(
    `{ votingPowerSnapshots { id delegate { id } previousVotes votes sortKey timestamp blockNumber transaction { id } }
       auditEvents(where: { kind: DelegateChanged }) { actor { id } counterparty { id } detail } }`,
    {
      votingPowerSnapshots: [
        {
          id: `${txHash(3)}-1`,
          delegate: { id: ALICE },
          previousVotes: "0",
          votes: String(crbn(50_000)),
          sortKey: String((3n << 32n) + 1n),
          timestamp: String(timeOf(3)),
          blockNumber: "3",
          transaction: { id: txHash(3) },
        },
      ],
      auditEvents: [{ actor: { id: ALICE }, counterparty: { id: ALICE }, detail: ALICE }],
    },
  );

export const before = staking("a delegate chosen before the first stake receives its votes")
  .tx(delegateChanged(ALICE, ALICE, BOB))
  .tx(votesChanged(BOB, 0n, crbn(50_000)), staked(ALICE, 0, 4, gold(50_000)))
  .expect("{ stakers { id staked delegate { id } } delegates { id votes delegatorCount delegators { id } } }", {
    stakers: [{ id: ALICE, staked: String(crbn(50_000)), delegate: { id: BOB } }],
    delegates: [
      { id: ALICE, votes: "0", delegatorCount: 0, delegators: [] },
      { id: BOB, votes: String(crbn(50_000)), delegatorCount: 1, delegators: [{ id: ALICE }] },
    ],
  })
  .expect("{ delegates(block: { number: 3 }) { id votes delegatorCount } }", {
    delegates: [
      { id: ALICE, votes: "0", delegatorCount: 0 },
      { id: BOB, votes: "0", delegatorCount: 1 },
    ],
  })
  .expect(`{ auditEvents(where: { kind: DelegateChanged }) { counterparty { id } detail } }`, {
    auditEvents: [{ counterparty: { id: BOB }, detail: ALICE }],
  });

export const changed = firstStake("votes follow the delegate, and each change is a snapshot")
  .tx(votesChanged(BOB, 0n, crbn(7)), staked(BOB, 0, 4, gold(7)))
  .tx(
    delegateChanged(ALICE, ALICE, BOB),
    votesChanged(ALICE, crbn(50_000), 0n),
    votesChanged(BOB, crbn(7), crbn(50_007)),
  )
  .tx(
    delegateChanged(ALICE, BOB, CAROL),
    votesChanged(BOB, crbn(50_007), crbn(7)),
    votesChanged(CAROL, 0n, crbn(50_000)),
  )
  .tx(
    delegateChanged(ALICE, CAROL, ALICE),
    votesChanged(CAROL, crbn(50_000), 0n),
    votesChanged(ALICE, 0n, crbn(50_000)),
  )
  .expect(`{ delegates { id votes delegatorCount snapshotCount } stakers { id delegate { id } } }`, {
    delegates: [
      { id: ALICE, votes: String(crbn(50_000)), delegatorCount: 1, snapshotCount: 3 },
      { id: BOB, votes: String(crbn(7)), delegatorCount: 1, snapshotCount: 3 },
      { id: CAROL, votes: "0", delegatorCount: 0, snapshotCount: 2 },
    ],
    stakers: [
      { id: ALICE, delegate: { id: ALICE } },
      { id: BOB, delegate: { id: BOB } },
    ],
  })
  .expect(`{ delegate(id: "${BOB}") { snapshots(orderBy: sortKey) { previousVotes votes timestamp } } }`, {
    delegate: {
      snapshots: [
        { previousVotes: "0", votes: String(crbn(7)), timestamp: String(timeOf(4)) },
        { previousVotes: String(crbn(7)), votes: String(crbn(50_007)), timestamp: String(timeOf(5)) },
        { previousVotes: String(crbn(50_007)), votes: String(crbn(7)), timestamp: String(timeOf(6)) },
      ],
    },
  })
  // The votes that counted at the end of block 5.
  .expect(
    `{ votingPowerSnapshots(where: { delegate: "${BOB}", timestamp_lte: "${timeOf(5)}" }, orderBy: sortKey,
       orderDirection: desc, first: 1) { votes } }`,
    { votingPowerSnapshots: [{ votes: String(crbn(50_007)) }] },
  );

export const gone = firstStake("with the stake go the votes; the delegate stays chosen")
  .tx(delegateChanged(ALICE, ALICE, BOB), votesChanged(ALICE, crbn(50_000), 0n), votesChanged(BOB, 0n, crbn(50_000)))
  .tx(votesChanged(BOB, crbn(50_000), 0n), withdrawn(ALICE, 0, crbn(50_000)))
  .expect(`{ delegates(where: { id: "${BOB}" }) { votes delegatorCount delegators { id staked } } }`, {
    delegates: [{ votes: "0", delegatorCount: 1, delegators: [{ id: ALICE, staked: "0" }] }],
  });
