import { ALICE, BOB } from "./support/events.ts";
import { START, timeOf, txHash } from "./support/story.ts";
import { claimed, crbn, DAY, ledger, ROOT, ROUND_VESTING, roundOpened, roundSwept } from "./support/token.ts";

const ROUND = "total claimed returned left claimCount recipientCount sweptAt";

export const opened = ledger("a round is opened and funded from the community bucket")
  .tx(...roundOpened(1, crbn(1_000)))
  .expect(
    `{ airdropRounds { id number root proofsCid ${ROUND} start vestedAt deadline openedAt transaction { id } }
       protocol(id: "carbontrace") { roundCount } bucketLedger(id: "Community") { granted } }`,
    {
      airdropRounds: [
        {
          id: "1",
          number: 1,
          root: ROOT,
          proofsCid: "bafyproofs1",
          total: String(crbn(1_000)),
          claimed: "0",
          returned: "0",
          left: String(crbn(1_000)),
          claimCount: 0,
          recipientCount: 0,
          sweptAt: null,
          start: String(START + DAY),
          vestedAt: String(START + DAY + ROUND_VESTING),
          deadline: String(START + 201 * DAY),
          openedAt: String(timeOf(2)),
          transaction: { id: txHash(2) },
        },
      ],
      protocol: { roundCount: 1 },
      bucketLedger: { granted: String(crbn(1_000)) },
    },
  )
  .expect(`{ auditEvents(where: { kind: RoundOpened }) { round { id } tokens detail } }`, {
    auditEvents: [{ round: { id: "1" }, tokens: String(crbn(1_000)), detail: "bafyproofs1" }],
  });

export const claims = ledger("recipients are paid in parts, by round; each is counted once")
  .tx(...roundOpened(1, crbn(1_000)))
  .tx(...roundOpened(2, crbn(500)))
  .tx(claimed(1, ALICE, crbn(10), crbn(10)), claimed(1, BOB, crbn(5), crbn(5)))
  .tx(claimed(1, ALICE, 1n, crbn(10) + 1n), claimed(2, ALICE, crbn(500), crbn(500)))
  .expect(`{ airdropRounds { id ${ROUND} } }`, {
    airdropRounds: [
      {
        id: "1",
        total: String(crbn(1_000)),
        claimed: String(crbn(15) + 1n),
        returned: "0",
        left: String(crbn(985) - 1n),
        claimCount: 3,
        recipientCount: 2,
        sweptAt: null,
      },
      {
        id: "2",
        total: String(crbn(500)),
        claimed: String(crbn(500)),
        returned: "0",
        left: "0",
        claimCount: 1,
        recipientCount: 1,
        sweptAt: null,
      },
    ],
  })
  .expect(
    `{ airdropClaims(where: { account: "${ALICE}" }) { id round { id } account { id } amount claimed timestamp blockNumber
       transaction { id } } }`,
    {
      airdropClaims: [
        { id: `${txHash(4)}-0`, round: "1", amount: crbn(10), sum: crbn(10), block: 4 },
        { id: `${txHash(5)}-0`, round: "1", amount: 1n, sum: crbn(10) + 1n, block: 5 },
        { id: `${txHash(5)}-1`, round: "2", amount: crbn(500), sum: crbn(500), block: 5 },
      ].map(({ id, round, amount, sum, block }) => ({
        id,
        round: { id: round },
        account: { id: ALICE },
        amount: String(amount),
        claimed: String(sum),
        timestamp: String(timeOf(block)),
        blockNumber: String(block),
        transaction: { id: txHash(block) },
      })),
    },
  )
  .expect(
    `{ account(id: "${BOB}") { airdropClaims { amount } }
       airdropRound(id: "2") { history(orderBy: sortKey) { kind counterparty { id } tokens } } }`,
    {
      account: { airdropClaims: [{ amount: String(crbn(5)) }] },
      airdropRound: {
        history: [
          { kind: "RoundOpened", counterparty: null, tokens: String(crbn(500)) },
          { kind: "Claimed", counterparty: { id: ALICE }, tokens: String(crbn(500)) },
        ],
      },
    },
  );

export const swept = ledger("what nobody claimed goes to the treasury, and is not counted as claimed")
  .tx(...roundOpened(1, crbn(1_000)))
  .tx(claimed(1, ALICE, crbn(10), crbn(10)))
  .tx(roundSwept(1, crbn(990)))
  .expect(`{ airdropRounds { ${ROUND} } auditEvents(where: { kind: RoundSwept }) { round { id } tokens } }`, {
    airdropRounds: [
      {
        total: String(crbn(1_000)),
        claimed: String(crbn(10)),
        returned: String(crbn(990)),
        left: "0",
        claimCount: 1,
        recipientCount: 1,
        sweptAt: String(timeOf(4)),
      },
    ],
    auditEvents: [{ round: { id: "1" }, tokens: String(crbn(990)) }],
  });
