import { ALICE, BOB, CAROL, NOBODY } from "./support/events.ts";
import {
  callTo,
  canceled,
  cancelled,
  DAY,
  DEADLINE,
  executed,
  extended,
  extensionSet,
  minDelaySet,
  operationId,
  proposed,
  queued,
  quorumSet,
  rawCall,
  SNAPSHOT,
  scheduled,
  type TestCall,
  thresholdSet,
  vetoed,
  votedWithParams,
  voted,
  votingDelaySet,
  votingPeriodSet,
} from "./support/governance.ts";
import { type Story, story, timeOf, txHash } from "./support/story.ts";
import { crbn, delegateChanged, staked, staking, type TestLock, withdrawn } from "./support/token.ts";

const ID = 4711n;
const COMMISSION: TestCall = callTo("CreditMarket", "CreditMarket", "setCommission", 12_000_000_000_000_000n);

const gold = (tokens: number): TestLock => ({ tier: "Gold", amount: crbn(tokens), lock: 180 * DAY, apyBps: 2_000 });

/** The Governor's settings as a deployment tells them. */
const SETTINGS = [
  votingDelaySet(0, DAY),
  votingPeriodSet(0, 5 * DAY),
  thresholdSet(0n, crbn(50_000)),
  quorumSet(0, 4),
  extensionSet(0, DAY),
  minDelaySet(0, 2 * DAY),
];

/** The snapshot of a proposal that is voted on in the story's fifth block. */
const SOON = timeOf(4);

/** Stakes before, at and after the snapshot, and a proposal. Takes 5 blocks. */
const staged = (name: string): Story =>
  story(name)
    .tx(...SETTINGS)
    .tx(staked(BOB, 0, 2, gold(150_000_000)))
    .tx(proposed(ID, [COMMISSION], { snapshot: SOON, deadline: SOON + 5 * DAY }))
    .tx(staked(CAROL, 0, 4, gold(50_000_000)), staked(CAROL, 1, 4, gold(1)))
    .tx(staked(ALICE, 0, 5, gold(700_000_000)));

const STATE = `status snapshot deadline originalDeadline queuedAt eta executedAt canceledAt`;

export const created = story("a proposal is told with its calls, decoded")
  .tx(proposed(ID, [COMMISSION], { description: "\r\n##  Lower the commission \r\n\nBecause." }))
  .expect(
    `{ proposals { id proposer { id } description title isProtected callCount votingSupply quorum forVotes againstVotes
         abstainVotes voteCount createdAt operation { id } transaction { id } execution { id } ${STATE} } }`,
    {
      proposals: [
        {
          id: "4711",
          proposer: { id: ALICE },
          description: "\r\n##  Lower the commission \r\n\nBecause.",
          title: "Lower the commission",
          isProtected: false,
          callCount: 1,
          votingSupply: null,
          quorum: null,
          forVotes: "0",
          againstVotes: "0",
          abstainVotes: "0",
          voteCount: 0,
          createdAt: String(timeOf(1)),
          operation: null,
          transaction: { id: txHash(1) },
          execution: null,
          status: "Open",
          snapshot: String(SNAPSHOT),
          deadline: String(DEADLINE),
          originalDeadline: String(DEADLINE),
          queuedAt: null,
          eta: null,
          executedAt: null,
          canceledAt: null,
        },
      ],
    },
  )
  .expect(
    `{ calls { id proposal { id } operation { id } index target targetName value data selector signature isProtected decoded
         arguments { id index name type value } }
       proposalSteps { id kind actor { id } until } protocol(id: "carbontrace") { proposalCount }
       auditEvents { kind actor { id } detail proposal { id } } }`,
    {
      calls: [
        {
          id: "4711-0",
          proposal: { id: "4711" },
          operation: null,
          index: 0,
          target: COMMISSION.target,
          targetName: "CreditMarket",
          value: "0",
          data: COMMISSION.data,
          selector: "0x355e6b43",
          signature: "setCommission(uint256)",
          isProtected: false,
          decoded: true,
          arguments: [{ id: "4711-0-0", index: 0, name: "rate", type: "uint256", value: "12000000000000000" }],
        },
      ],
      proposalSteps: [{ id: `${txHash(1)}-0`, kind: "Created", actor: { id: ALICE }, until: String(DEADLINE) }],
      protocol: { proposalCount: 1 },
      auditEvents: [
        { kind: "ProposalCreated", actor: { id: ALICE }, detail: "Lower the commission", proposal: { id: "4711" } },
      ],
    },
  );

export const quorumFraction = staged("the quorum is that of the snapshot's second, the stakes in it included")
  .tx(voted(ID, BOB, "For", crbn(150_000_000), "yes"))
  .expect(`{ proposal(id: "4711") { votingSupply quorum } }`, {
    // 4 % of 200,000,001 sCRBN: what was staked after the snapshot does not count.
    proposal: { votingSupply: String(crbn(200_000_001)), quorum: String(crbn(8_000_000) + crbn(0.04)) },
  })
  .expect(`{ votingSupplies(orderBy: number) { id number timestamp supply } }`, {
    votingSupplies: [
      { id: "0", number: 0, timestamp: String(timeOf(2)), supply: String(crbn(150_000_000)) },
      { id: "1", number: 1, timestamp: String(timeOf(4)), supply: String(crbn(200_000_001)) },
      { id: "2", number: 2, timestamp: String(timeOf(5)), supply: String(crbn(900_000_001)) },
    ],
  });

export const quorumFloor = story("the quorum has a floor, also when nothing at all was staked")
  .tx(...SETTINGS)
  .tx(proposed(ID, [COMMISSION], { snapshot: timeOf(2) }))
  .tx(voted(ID, BOB, "Abstain", 1n))
  .expect(`{ proposal(id: "4711") { votingSupply quorum } governanceState(id: "governance") { quorumFloor } }`, {
    proposal: { votingSupply: "0", quorum: String(crbn(5_000_000)) },
    governanceState: { quorumFloor: String(crbn(5_000_000)) },
  });

export const quorumChanged = story("a change of the quorum after the snapshot changes nothing for the proposal")
  .tx(...SETTINGS, staked(BOB, 0, 1, gold(500_000_000)))
  .tx(quorumSet(4, 6))
  .tx(proposed(ID, [COMMISSION], { snapshot: timeOf(3) }))
  .tx(quorumSet(6, 10))
  .tx(voted(ID, BOB, "For", crbn(500_000_000)))
  .expect(
    `{ proposal(id: "4711") { quorum } governanceState(id: "governance") { quorumNumerator lastQuorumChange { value } }
       governanceSettings(where: { name: QuorumNumerator }) { previousValue value timestamp earlier { value } } }`,
    {
      proposal: { quorum: String(crbn(30_000_000)) },
      governanceState: { quorumNumerator: "10", lastQuorumChange: { value: "10" } },
      governanceSettings: [
        { previousValue: "0", value: "4", timestamp: String(timeOf(1)), earlier: null },
        { previousValue: "4", value: "6", timestamp: String(timeOf(2)), earlier: { value: "4" } },
        { previousValue: "6", value: "10", timestamp: String(timeOf(4)), earlier: { value: "6" } },
      ],
    },
  );

export const supply = staking("the supply of votes follows every stake, once for each second")
  .tx(staked(ALICE, 0, 3, gold(50_000)), staked(BOB, 0, 3, gold(60_000)))
  .tx(withdrawn(BOB, 0, crbn(60_000)), staked(BOB, 1, 4, gold(60_000)))
  .tx(withdrawn(ALICE, 0, crbn(50_000)))
  .expect(`{ votingSupplies { number timestamp supply } governanceState(id: "governance") { votingSupplyCount } }`, {
    votingSupplies: [
      { number: 0, timestamp: String(timeOf(3)), supply: String(crbn(110_000)) },
      { number: 1, timestamp: String(timeOf(4)), supply: String(crbn(110_000)) },
      { number: 2, timestamp: String(timeOf(5)), supply: String(crbn(60_000)) },
    ],
    governanceState: { votingSupplyCount: 3 },
  });

export const settings = story("every setting is told with its history")
  .tx(...SETTINGS)
  .tx(votingDelaySet(DAY, 7_200), minDelaySet(2 * DAY, 3 * DAY))
  .expect(
    `{ governanceState(id: "governance") { votingDelay votingPeriod proposalThreshold quorumNumerator lateQuorumVoteExtension
         timelockMinDelay pausedUntil guardianRestUntil guardianTargets lastOperation { id } }
       governanceSettings(where: { blockNumber: "2" }) { id name previousValue value earlier { id } transaction { id } }
       auditEvents(where: { kind: GovernanceSet, blockNumber: "2" }) { detail } }`,
    {
      governanceState: {
        votingDelay: "7200",
        votingPeriod: String(5 * DAY),
        proposalThreshold: String(crbn(50_000)),
        quorumNumerator: "4",
        lateQuorumVoteExtension: String(DAY),
        timelockMinDelay: String(3 * DAY),
        pausedUntil: "0",
        guardianRestUntil: "0",
        guardianTargets: [],
        lastOperation: null,
      },
      governanceSettings: [
        {
          id: `${txHash(2)}-0`,
          name: "VotingDelay",
          previousValue: String(DAY),
          value: "7200",
          earlier: null,
          transaction: { id: txHash(2) },
        },
        {
          id: `${txHash(2)}-1`,
          name: "TimelockMinDelay",
          previousValue: String(2 * DAY),
          value: String(3 * DAY),
          earlier: null,
          transaction: { id: txHash(2) },
        },
      ],
      auditEvents: [{ detail: "VotingDelay 7200" }, { detail: `TimelockMinDelay ${3 * DAY}` }],
    },
  );

const LATE = SOON + 6 * DAY;

export const votes = staged("votes before and after an extension, with reasons and parameters")
  .tx(voted(ID, BOB, "Against", crbn(3), "too <b>low</b>"))
  .tx(extended(ID, LATE), voted(ID, ALICE, "For", crbn(6)))
  .tx(votedWithParams(ID, CAROL, crbn(2), "0x1234"))
  .tx(voted(ID, `0x${"d".repeat(40)}`, "Abstain", 1n))
  .expect(`{ proposal(id: "4711") { ${STATE} forVotes againstVotes abstainVotes voteCount } }`, {
    proposal: {
      status: "Open",
      snapshot: String(SOON),
      deadline: String(LATE),
      originalDeadline: String(SOON + 5 * DAY),
      queuedAt: null,
      eta: null,
      executedAt: null,
      canceledAt: null,
      forVotes: String(crbn(8)),
      againstVotes: String(crbn(3)),
      abstainVotes: "1",
      voteCount: 4,
    },
  })
  .expect(`{ votes(where: { voter_in: ["${BOB}", "${CAROL}"] }) { id voter { id } support weight reason params timestamp } }`, {
    votes: [
      {
        id: `4711-${BOB}`,
        voter: { id: BOB },
        support: "Against",
        weight: String(crbn(3)),
        reason: "too <b>low</b>",
        params: null,
        timestamp: String(timeOf(6)),
      },
      {
        id: `4711-${CAROL}`,
        voter: { id: CAROL },
        support: "For",
        weight: String(crbn(2)),
        reason: "",
        params: "0x1234",
        timestamp: String(timeOf(8)),
      },
    ],
  })
  .expect(
    `{ proposalSteps(where: { kind: Extended }) { id until }
       auditEvents(where: { kind_in: [VoteCast, ProposalExtended], blockNumber: "7" }) { kind tokens detail } }`,
    {
      proposalSteps: [{ id: `${txHash(7)}-0`, until: String(LATE) }],
      auditEvents: [
        { kind: "ProposalExtended", tokens: null, detail: String(LATE) },
        { kind: "VoteCast", tokens: String(crbn(6)), detail: "For" },
      ],
    },
  );

export const life = staged("a proposal is queued and executed; its operation is the Timelock's")
  .tx(voted(ID, BOB, "For", crbn(150_000_000)))
  .tx(...queued(ID, [COMMISSION], timeOf(7)))
  .tx(...executed(ID, [COMMISSION]))
  .expect(`{ proposal(id: "4711") { ${STATE} operation { id } execution { id } steps(orderBy: sortKey) { kind until } } }`, {
    proposal: {
      status: "Executed",
      snapshot: String(SOON),
      deadline: String(SOON + 5 * DAY),
      originalDeadline: String(SOON + 5 * DAY),
      queuedAt: String(timeOf(7)),
      eta: String(timeOf(7) + 2 * DAY),
      executedAt: String(timeOf(8)),
      canceledAt: null,
      operation: { id: operationId(ID) },
      execution: { id: txHash(8) },
      steps: [
        { kind: "Created", until: String(SOON + 5 * DAY) },
        { kind: "Queued", until: String(timeOf(7) + 2 * DAY) },
        { kind: "Executed", until: null },
      ],
    },
  })
  .expect(
    `{ timelockOperations { id proposal { id } status callCount delay scheduledAt readyAt executedAt cancelledAt vetoed
         vetoedActions predecessor transaction { id } calls { id signature proposal { id } arguments { value } } } }`,
    {
      timelockOperations: [
        {
          id: operationId(ID),
          proposal: { id: "4711" },
          status: "Executed",
          callCount: 1,
          delay: String(2 * DAY),
          scheduledAt: String(timeOf(7)),
          readyAt: String(timeOf(7) + 2 * DAY),
          executedAt: String(timeOf(8)),
          cancelledAt: null,
          vetoed: false,
          vetoedActions: null,
          predecessor: operationId(0n),
          transaction: { id: txHash(7) },
          calls: [
            {
              id: `${operationId(ID)}-0`,
              signature: "setCommission(uint256)",
              proposal: null,
              arguments: [{ value: "12000000000000000" }],
            },
          ],
        },
      ],
    },
  );

const AGAIN = 4712n;

export const veto = staged("a vetoed proposal, and the same calls voted a second time")
  .tx(...queued(ID, [COMMISSION], timeOf(6)))
  .tx(...vetoed(operationId(ID)))
  .tx(proposed(AGAIN, [COMMISSION], { description: "Again" }))
  .tx(...queued(AGAIN, [COMMISSION], timeOf(9)))
  .tx(...executed(AGAIN, [COMMISSION]))
  .expect(`{ proposals { id status canceledAt executedAt operation { id status vetoed vetoedActions cancelledAt } } }`, {
    proposals: [
      {
        id: "4711",
        status: "Vetoed",
        canceledAt: String(timeOf(7)),
        executedAt: null,
        operation: {
          id: operationId(ID),
          status: "Cancelled",
          vetoed: true,
          vetoedActions: `0x${"ac".repeat(32)}`,
          cancelledAt: String(timeOf(7)),
        },
      },
      {
        id: "4712",
        status: "Executed",
        canceledAt: null,
        executedAt: String(timeOf(10)),
        operation: {
          id: operationId(AGAIN),
          status: "Executed",
          vetoed: false,
          vetoedActions: null,
          cancelledAt: null,
        },
      },
    ],
  })
  .expect(
    `{ proposal(id: "4711") { steps(orderBy: sortKey) { kind } }
       auditEvents(where: { blockNumber: "7" }) { kind detail proposal { id } } }`,
    {
      proposal: { steps: [{ kind: "Created" }, { kind: "Queued" }, { kind: "Vetoed" }] },
      auditEvents: [
        { kind: "Vetoed", detail: operationId(ID), proposal: { id: "4711" } },
        { kind: "OperationCancelled", detail: operationId(ID), proposal: { id: "4711" } },
      ],
    },
  );

export const cancellations = staged("a proposer cancels; an operation is canceled without a veto")
  .tx(canceled(ID))
  .tx(proposed(AGAIN, [COMMISSION], { description: "Again" }))
  .tx(...queued(AGAIN, [COMMISSION], timeOf(8)))
  .tx(cancelled(operationId(AGAIN)))
  .expect(`{ proposals { id status canceledAt operation { status vetoed } steps { kind } } }`, {
    proposals: [
      {
        id: "4711",
        status: "Canceled",
        canceledAt: String(timeOf(6)),
        operation: null,
        steps: [{ kind: "Created" }, { kind: "Canceled" }],
      },
      {
        id: "4712",
        status: "Canceled",
        canceledAt: String(timeOf(9)),
        operation: { status: "Cancelled", vetoed: false },
        steps: [{ kind: "Created" }, { kind: "Queued" }, { kind: "Canceled" }],
      },
    ],
  });

const STRANGER = operationId(9n);

export const foreign = story("an operation of another proposer's; what was canceled can be scheduled anew")
  .tx(...scheduled(STRANGER, [COMMISSION, rawCall(BOB, "0x", 5n)], 2 * DAY))
  .tx(cancelled(STRANGER))
  .tx(...scheduled(STRANGER, [COMMISSION, rawCall(BOB, "0x", 5n)], 3 * DAY))
  .expect(`{ timelockOperations { id proposal { id } status callCount delay scheduledAt cancelledAt calls { index value } } }`, {
    timelockOperations: [
      {
        id: STRANGER,
        proposal: null,
        status: "Scheduled",
        callCount: 2,
        delay: String(3 * DAY),
        scheduledAt: String(timeOf(3)),
        cancelledAt: null,
        calls: [
          { index: 0, value: "0" },
          { index: 1, value: "5" },
        ],
      },
    ],
  })
  .expect(`{ auditEvents { kind proposal { id } } }`, {
    auditEvents: [{ kind: "OperationCancelled", proposal: null }],
  });

const LONG = "界".repeat(30_000);
const HOSTILE = `\n\n \t# <script>alert(1)</script> \u202e "'\\ 🌳 ${"🌳".repeat(150)}\n${LONG}`;

export const hostile = story("a description may be anything: markup, bidirectional marks, very long, or nothing")
  .tx(proposed(1n, [COMMISSION], { description: HOSTILE }))
  .tx(proposed(2n, [COMMISSION], { description: "" }))
  .tx(proposed(3n, [COMMISSION], { description: "\n###\n \n" }))
  .tx(proposed(4n, [COMMISSION], { description: `#proposer=${ALICE}` }))
  .expect(`{ proposals { id title description } }`, {
    proposals: [
      {
        id: "1",
        // 200 places of UTF-16, and never half a tree.
        title: `<script>alert(1)</script> \u202e "'\\ 🌳 ${"🌳".repeat(82)}`,
        description: HOSTILE,
      },
      { id: "2", title: "", description: "" },
      { id: "3", title: "", description: "\n###\n \n" },
      { id: "4", title: `proposer=${ALICE}`, description: `#proposer=${ALICE}` },
    ],
  });

export const delegates = staking("who chose whom, with how much")
  .tx(delegateChanged(ALICE, NOBODY, ALICE), staked(ALICE, 0, 3, gold(50_000)))
  .tx(delegateChanged(ALICE, ALICE, BOB))
  .tx(delegateChanged(CAROL, CAROL, BOB))
  .expect(`{ delegateChanges { id delegator { id } from { id } to { id } votes timestamp transaction { id } } }`, {
    delegateChanges: [
      {
        id: `${txHash(3)}-0`,
        delegator: { id: ALICE },
        from: null,
        to: { id: ALICE },
        votes: "0",
        timestamp: String(timeOf(3)),
        transaction: { id: txHash(3) },
      },
      {
        id: `${txHash(4)}-0`,
        delegator: { id: ALICE },
        from: { id: ALICE },
        to: { id: BOB },
        votes: String(crbn(50_000)),
        timestamp: String(timeOf(4)),
        transaction: { id: txHash(4) },
      },
      {
        id: `${txHash(5)}-0`,
        delegator: { id: CAROL },
        from: { id: CAROL },
        to: { id: BOB },
        votes: "0",
        timestamp: String(timeOf(5)),
        transaction: { id: txHash(5) },
      },
    ],
  });
