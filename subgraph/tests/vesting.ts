import { ALICE, BOB, CAROL, NOBODY } from "./support/events.ts";
import { timeOf, txHash } from "./support/story.ts";
import {
  BUCKETS,
  crbn,
  DAY,
  grantCreated,
  grantHandedOver,
  grantId,
  grantOffered,
  grantRevoked,
  initialized,
  ledger,
  milestoneGrantCreated,
  RESERVE,
  released,
  roundFunded,
  trancheApproved,
} from "./support/token.ts";

const TEAM = grantId(ALICE, "Team", 1);
const ECOSYSTEM = grantId(RESERVE, "Ecosystem", 1);
const LEDGER = "bucket size granted left returned released outstanding revocable grantCount";
const ALONE = { returned: "0", released: "0", outstanding: "0", grantCount: 0 };
const MILLIONS = { Team: 150, Investors: 250, Sale: 200, Community: 150, Ecosystem: 150, Treasury: 100 };
const REVOCABLE = ["Team", "Ecosystem"];

/** A bucket as it is at first. */
const untouched = (bucket: (typeof BUCKETS)[number]) => {
  const liquid = bucket === "Sale" || bucket === "Treasury";
  const size = crbn(MILLIONS[bucket] * 1_000_000);
  return {
    ...ALONE,
    bucket,
    size: String(size),
    granted: liquid ? String(size) : "0",
    left: liquid ? "0" : String(size),
    revocable: REVOCABLE.includes(bucket),
  };
};

export const opened = ledger("the six buckets are opened whole, those handed out at genesis empty")
  .expect(`{ bucketLedgers { id ${LEDGER} } }`, {
    bucketLedgers: BUCKETS.map((bucket) => ({ id: bucket, ...untouched(bucket) })),
  })
  .expect("{ auditEvents { kind } }", { auditEvents: [] });

export const reinitialized = ledger("a later version does not open the ledger again")
  .tx(grantCreated("Team", ALICE, crbn(48)))
  .tx(initialized(2))
  .expect(`{ bucketLedger(id: "Team") { granted grantCount } }`, {
    bucketLedger: { granted: String(crbn(48)), grantCount: 1 },
  });

export const linear = ledger("a grant that vests with time takes its amount out of its bucket")
  .tx(grantCreated("Team", ALICE, crbn(48)), grantCreated("Team", BOB, crbn(2), { number: 2 }))
  .expect(
    `{ vestingGrants(where: { firstBeneficiary: "${ALICE}" }) { id number beneficiary { id } firstBeneficiary { id }
       offeredTo { id } bucket ledger { id } milestone name originalAmount amount released approved start cliff end
       revocable revokedAt returned revocation { id } createdAt transaction { id } } }`,
    {
      vestingGrants: [
        {
          id: String(TEAM),
          number: 1,
          beneficiary: { id: ALICE },
          firstBeneficiary: { id: ALICE },
          offeredTo: null,
          bucket: "Team",
          ledger: { id: "Team" },
          milestone: false,
          name: null,
          originalAmount: String(crbn(48)),
          amount: String(crbn(48)),
          released: "0",
          approved: "0",
          start: String(timeOf(1)),
          cliff: String(timeOf(1) + 365 * DAY),
          end: String(timeOf(1) + 1460 * DAY),
          revocable: true,
          revokedAt: null,
          returned: "0",
          revocation: null,
          createdAt: String(timeOf(2)),
          transaction: { id: txHash(2) },
        },
      ],
    },
  )
  .expect(`{ bucketLedger(id: "Team") { ${LEDGER} } protocol(id: "carbontrace") { grantCount } }`, {
    bucketLedger: {
      ...untouched("Team"),
      granted: String(crbn(50)),
      left: String(crbn(149_999_950)),
      outstanding: String(crbn(50)),
      grantCount: 2,
    },
    protocol: { grantCount: 2 },
  })
  .expect(
    `{ account(id: "${BOB}") { grants { id number } }
       auditEvents { kind counterparty { id } grant { id } tokens amount detail } }`,
    {
      account: { grants: [{ id: String(grantId(BOB, "Team", 2)), number: 2 }] },
      auditEvents: [
        {
          kind: "GrantCreated",
          counterparty: { id: ALICE },
          grant: { id: String(TEAM) },
          tokens: String(crbn(48)),
          amount: null,
          detail: "Team",
        },
        {
          kind: "GrantCreated",
          counterparty: { id: BOB },
          grant: { id: String(grantId(BOB, "Team", 2)) },
          tokens: String(crbn(2)),
          amount: null,
          detail: "Team",
        },
      ],
    },
  );

export const irrevocable = ledger("an investor's grant is irrevocable, with the number of its own bucket")
  .tx(grantCreated("Team", ALICE, crbn(1)), grantCreated("Investors", ALICE, crbn(7), { cliff: timeOf(1) }))
  .expect(`{ vestingGrants(where: { bucket: Investors }) { id number revocable cliff } }`, {
    vestingGrants: [
      { id: String(grantId(ALICE, "Investors", 1)), number: 1, revocable: false, cliff: String(timeOf(1)) },
    ],
  });

export const releases = ledger("releases add up in the grant and in its bucket")
  .tx(grantCreated("Team", ALICE, crbn(48)))
  .tx(...released(TEAM, ALICE, crbn(12)))
  .tx(...released(TEAM, ALICE, 1n))
  .expect(
    `{ releases { id grant { id } beneficiary { id } amount released timestamp blockNumber transaction { id } } }`,
    {
      releases: [
        { amount: crbn(12), sum: crbn(12), block: 3 },
        { amount: 1n, sum: crbn(12) + 1n, block: 4 },
      ].map(({ amount, sum, block }) => ({
        id: `${txHash(block)}-0`,
        grant: { id: String(TEAM) },
        beneficiary: { id: ALICE },
        amount: String(amount),
        released: String(sum),
        timestamp: String(timeOf(block)),
        blockNumber: String(block),
        transaction: { id: txHash(block) },
      })),
    },
  )
  .expect(
    `{ vestingGrants { released amount history(orderBy: sortKey) { kind tokens } }
       bucketLedger(id: "Team") { granted released outstanding } account(id: "${ALICE}") { releases { amount } } }`,
    {
      vestingGrants: [
        {
          released: String(crbn(12) + 1n),
          amount: String(crbn(48)),
          history: [
            { kind: "GrantCreated", tokens: String(crbn(48)) },
            { kind: "Released", tokens: String(crbn(12)) },
            { kind: "Released", tokens: "1" },
          ],
        },
      ],
      bucketLedger: {
        granted: String(crbn(48)),
        released: String(crbn(12) + 1n),
        outstanding: String(crbn(36) - 1n),
      },
      account: { releases: [{ amount: String(crbn(12)) }, { amount: "1" }] },
    },
  );

export const revoked = ledger("a revocation after a partial release leaves what has vested to its beneficiary")
  .tx(grantCreated("Team", ALICE, crbn(48)))
  .tx(...released(TEAM, ALICE, crbn(12)))
  .tx(grantRevoked(TEAM, crbn(20), crbn(28)))
  .tx(...released(TEAM, ALICE, crbn(8)))
  .expect(
    `{ vestingGrants { amount originalAmount released returned revokedAt revocation { id } }
       bucketLedger(id: "Team") { ${LEDGER} } }`,
    {
      vestingGrants: [
        {
          amount: String(crbn(20)),
          originalAmount: String(crbn(48)),
          released: String(crbn(20)),
          returned: String(crbn(28)),
          revokedAt: String(timeOf(4)),
          revocation: { id: txHash(4) },
        },
      ],
      bucketLedger: {
        ...untouched("Team"),
        granted: String(crbn(48)),
        left: String(crbn(149_999_952)),
        returned: String(crbn(28)),
        released: String(crbn(20)),
        outstanding: "0",
        grantCount: 1,
      },
    },
  )
  .expect(`{ auditEvents(where: { kind: GrantRevoked }) { counterparty { id } tokens grant { id } } }`, {
    auditEvents: [{ counterparty: { id: ALICE }, tokens: String(crbn(28)), grant: { id: String(TEAM) } }],
  });

export const milestone = ledger("a milestone grant vests by tranches; its beneficiary can be a contract")
  .tx(milestoneGrantCreated(RESERVE, crbn(100), "Phase 1 <b>質押</b>"))
  .tx(trancheApproved(ECOSYSTEM, crbn(30), crbn(30)), trancheApproved(ECOSYSTEM, crbn(20), crbn(50)))
  .tx(...released(ECOSYSTEM, RESERVE, crbn(50)))
  .tx(grantRevoked(ECOSYSTEM, crbn(50), crbn(50)))
  .expect(
    `{ vestingGrants { milestone name originalAmount amount released approved returned start cliff end revocable
       tranches { id amount approved timestamp blockNumber transaction { id } } } }`,
    {
      vestingGrants: [
        {
          milestone: true,
          name: "Phase 1 <b>質押</b>",
          originalAmount: String(crbn(100)),
          amount: String(crbn(50)),
          released: String(crbn(50)),
          approved: String(crbn(50)),
          returned: String(crbn(50)),
          start: String(timeOf(2)),
          cliff: String(timeOf(2)),
          end: null,
          revocable: true,
          tranches: [
            { id: `${txHash(3)}-0`, amount: String(crbn(30)), approved: String(crbn(30)) },
            { id: `${txHash(3)}-1`, amount: String(crbn(20)), approved: String(crbn(50)) },
          ].map((tranche) => ({
            ...tranche,
            timestamp: String(timeOf(3)),
            blockNumber: "3",
            transaction: { id: txHash(3) },
          })),
        },
      ],
    },
  )
  .expect(
    `{ auditEvents(where: { kind_in: [MilestoneGrantCreated, TrancheApproved] }) { kind detail tokens }
       reserveState(id: "reserve") { balance received funded } }`,
    {
      auditEvents: [
        { kind: "MilestoneGrantCreated", detail: "Phase 1 <b>質押</b>", tokens: String(crbn(100)) },
        { kind: "TrancheApproved", detail: null, tokens: String(crbn(30)) },
        { kind: "TrancheApproved", detail: null, tokens: String(crbn(20)) },
      ],
      // The release pays the reserve without an event of the reserve's own.
      reserveState: { balance: String(crbn(50)), received: String(crbn(50)), funded: "0" },
    },
  );

export const offered = ledger("an offer stands until it is withdrawn or another one is made")
  .tx(grantCreated("Team", ALICE, crbn(48)), grantCreated("Team", ALICE, crbn(1), { number: 2 }))
  .tx(grantOffered(TEAM, ALICE, BOB), grantOffered(grantId(ALICE, "Team", 2), ALICE, BOB))
  .tx(grantOffered(TEAM, ALICE, CAROL), grantOffered(grantId(ALICE, "Team", 2), ALICE, NOBODY))
  .expect(
    `{ vestingGrants { number offeredTo { id } beneficiary { id } } account(id: "${CAROL}") { offeredGrants { number } }
       auditEvents(where: { kind: GrantOffered, blockNumber: "4" }) { actor { id } counterparty { id } } }`,
    {
      vestingGrants: [
        { number: 1, offeredTo: { id: CAROL }, beneficiary: { id: ALICE } },
        { number: 2, offeredTo: null, beneficiary: { id: ALICE } },
      ],
      account: { offeredGrants: [{ number: 1 }] },
      auditEvents: [
        { actor: { id: ALICE }, counterparty: { id: CAROL } },
        { actor: { id: ALICE }, counterparty: null },
      ],
    },
  );

export const handedOver = ledger("a grant that changed hands pays its new beneficiary")
  .tx(grantCreated("Team", ALICE, crbn(48)))
  .tx(...released(TEAM, ALICE, crbn(12)))
  .tx(grantOffered(TEAM, ALICE, BOB))
  .tx(grantHandedOver(TEAM, ALICE, BOB))
  .tx(...released(TEAM, BOB, crbn(1)))
  .expect(
    `{ vestingGrants { id beneficiary { id } firstBeneficiary { id } offeredTo { id } released
       handOvers { id from { id } to { id } released timestamp blockNumber transaction { id } } } }`,
    {
      vestingGrants: [
        {
          id: String(TEAM),
          beneficiary: { id: BOB },
          firstBeneficiary: { id: ALICE },
          offeredTo: null,
          released: String(crbn(13)),
          handOvers: [
            {
              id: `${txHash(5)}-0`,
              from: { id: ALICE },
              to: { id: BOB },
              released: String(crbn(12)),
              timestamp: String(timeOf(5)),
              blockNumber: "5",
              transaction: { id: txHash(5) },
            },
          ],
        },
      ],
    },
  )
  .expect(
    `{ alice: account(id: "${ALICE}") { grants { id } releases { amount } }
       bob: account(id: "${BOB}") { grants { id } releases { amount } }
       auditEvents(where: { kind: GrantHandedOver }) { actor { id } counterparty { id } } }`,
    {
      alice: { grants: [], releases: [{ amount: String(crbn(12)) }] },
      bob: { grants: [{ id: String(TEAM) }], releases: [{ amount: String(crbn(1)) }] },
      auditEvents: [{ actor: { id: BOB }, counterparty: { id: ALICE } }],
    },
  );

export const rounds = ledger("airdrop rounds are funded from the community bucket, without a grant")
  .tx(roundFunded(crbn(1_000)))
  .tx(roundFunded(1n))
  .expect(`{ bucketLedger(id: "Community") { ${LEDGER} } auditEvents { kind tokens detail } }`, {
    bucketLedger: {
      ...untouched("Community"),
      granted: String(crbn(1_000) + 1n),
      left: String(crbn(149_999_000) - 1n),
    },
    auditEvents: [
      { kind: "RoundFunded", tokens: String(crbn(1_000)), detail: "Community" },
      { kind: "RoundFunded", tokens: "1", detail: "Community" },
    ],
  });
