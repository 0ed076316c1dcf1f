import {
  BOND,
  bondSet,
  challenged,
  dismissed,
  lapsed,
  listedProject,
  rewardsFunded,
  swept,
  upheld,
} from "./support/curation.ts";
import { ALICE, BOB, TREASURY } from "./support/events.ts";
import { story, timeOf, txHash } from "./support/story.ts";
import { crbn } from "./support/token.ts";

const MONEY = "bond held balance rewardsAvailable challengeCount openCount updatedAt";
const ENDING = "status ruledAt ruling returned reward lost ending { id }";
const OPEN = { status: "OPEN", ruledAt: null, ruling: null, returned: null, reward: null, lost: null, ending: null };
const wei = (tokens: number) => String(crbn(tokens));
const state = `challengeState(id: "challenges") { ${MONEY} }`;

export const bond = story("the bond is set, again and again")
  .tx(bondSet())
  .tx(bondSet(crbn(2500)))
  .expect(`{ challengeState(id: "challenges", block: { number: 1 }) { bond } }`, {
    challengeState: { bond: wei(10_000) },
  })
  .expect(`{ ${state} }`, {
    challengeState: {
      bond: wei(2500),
      held: "0",
      balance: "0",
      rewardsAvailable: "0",
      challengeCount: 0,
      openCount: 0,
      updatedAt: String(timeOf(2)),
    },
  })
  .expect(`{ auditEvents(where: { kind: BondSet }) { tokens timestamp } }`, {
    auditEvents: [
      { tokens: wei(10_000), timestamp: String(timeOf(1)) },
      { tokens: wei(2500), timestamp: String(timeOf(2)) },
    ],
  });

export const opened = listedProject("a challenge tells who, why and until when; its bond is held and pays no reward")
  .tx(bondSet())
  .tx(...challenged(timeOf(9), { reason: "綠色 <script>", cid: "bafyproof" }))
  .expect(
    `{ challenges { id project { id } challenger { id } bond reason cid openedAt until transaction { id } ${ENDING} }
       projects { challengeCount lastChallenge { id } challenges { id } } account(id: "${ALICE}") { challenges { id } } }`,
    {
      challenges: [
        {
          id: "1-1",
          project: { id: "1" },
          challenger: { id: ALICE },
          bond: wei(10_000),
          reason: "綠色 <script>",
          cid: "bafyproof",
          openedAt: String(timeOf(3)),
          until: String(timeOf(9)),
          transaction: { id: txHash(3) },
          ...OPEN,
        },
      ],
      projects: [{ challengeCount: 1, lastChallenge: { id: "1-1" }, challenges: [{ id: "1-1" }] }],
      account: { challenges: [{ id: "1-1" }] },
    },
  )
  .expect(`{ ${state} }`, {
    challengeState: {
      bond: wei(10_000),
      held: wei(10_000),
      balance: wei(10_000),
      rewardsAvailable: "0",
      challengeCount: 1,
      openCount: 1,
      updatedAt: String(timeOf(3)),
    },
  })
  .expect(
    `{ auditEvents(where: { kind: ProjectChallenged }) { id actor { id } project { id } challenge { id } tokens detail } }`,
    {
      auditEvents: [
        {
          id: `${txHash(3)}-0`,
          actor: { id: ALICE },
          project: { id: "1" },
          challenge: { id: "1-1" },
          tokens: wei(10_000),
          detail: "綠色 <script>",
        },
      ],
    },
  );

export const upheldOne = listedProject("an upheld challenge brings the bond back with a reward")
  .tx(bondSet(), rewardsFunded(crbn(1500)))
  .tx(...challenged(timeOf(9)))
  .tx(...upheld(crbn(1000)))
  .expect(`{ challenges { ${ENDING} } ${state} }`, {
    challenges: [
      {
        status: "UPHELD",
        ruledAt: String(timeOf(4)),
        ruling: null,
        returned: wei(10_000),
        reward: wei(1000),
        lost: "0",
        ending: { id: txHash(4) },
      },
    ],
    challengeState: {
      bond: wei(10_000),
      held: "0",
      balance: wei(500),
      rewardsAvailable: wei(500),
      challengeCount: 1,
      openCount: 0,
      updatedAt: String(timeOf(4)),
    },
  })
  .expect(`{ auditEvents(where: { kind: ChallengeUpheld }) { counterparty { id } challenge { id } tokens detail } }`, {
    auditEvents: [{ counterparty: { id: ALICE }, challenge: { id: "1-1" }, tokens: wei(11_000), detail: null }],
  });

export const dismissedOne = listedProject("a dismissed challenge loses its bond, which pays rewards")
  .tx(bondSet())
  .tx(...challenged(timeOf(9)))
  .tx(...dismissed("no evidence"))
  .expect(`{ challenges { ${ENDING} } challengeState(id: "challenges") { held balance rewardsAvailable openCount } }`, {
    challenges: [
      {
        status: "DISMISSED",
        ruledAt: String(timeOf(4)),
        ruling: "no evidence",
        returned: "0",
        reward: "0",
        lost: wei(10_000),
        ending: { id: txHash(4) },
      },
    ],
    challengeState: { held: "0", balance: wei(10_000), rewardsAvailable: wei(10_000), openCount: 0 },
  })
  .expect(`{ auditEvents(where: { kind: ChallengeDismissed }) { counterparty { id } tokens detail } }`, {
    auditEvents: [{ counterparty: { id: ALICE }, tokens: "0", detail: "no evidence" }],
  });

export const lapsedOne = listedProject("a challenge that lapses loses half of its bond, the odd wei included")
  .tx(bondSet())
  .tx(...challenged(timeOf(4), { bond: BOND + 1n }))
  .tx(...lapsed({ bond: BOND + 1n }))
  .expect(`{ challenges { ${ENDING} } challengeState(id: "challenges") { held balance rewardsAvailable openCount } }`, {
    challenges: [
      {
        status: "LAPSED",
        ruledAt: String(timeOf(4)),
        ruling: null,
        returned: wei(5000),
        reward: "0",
        lost: String(crbn(5000) + 1n),
        ending: { id: txHash(4) },
      },
    ],
    challengeState: {
      held: "0",
      balance: String(crbn(5000) + 1n),
      rewardsAvailable: String(crbn(5000) + 1n),
      openCount: 0,
    },
  })
  .expect(`{ auditEvents(where: { kind: ChallengeLapsed }) { counterparty { id } tokens } }`, {
    auditEvents: [{ counterparty: { id: ALICE }, tokens: wei(5000) }],
  });

export const second = listedProject("each challenge keeps its own end")
  .tx(...challenged(timeOf(3)))
  .tx(...lapsed())
  .tx(...challenged(timeOf(9), { challenger: BOB, bond: crbn(2000) }))
  .expect(
    `{ projects { challengeCount lastChallenge { id } } challenges(orderBy: openedAt) { id challenger { id } status }
       challengeState(id: "challenges") { held challengeCount openCount } suspensions(orderBy: since) { challenge { id } } }`,
    {
      projects: [{ challengeCount: 2, lastChallenge: { id: "1-2" } }],
      challenges: [
        { id: "1-1", challenger: { id: ALICE }, status: "LAPSED" },
        { id: "1-2", challenger: { id: BOB }, status: "OPEN" },
      ],
      challengeState: { held: wei(2000), challengeCount: 2, openCount: 1 },
      suspensions: [{ challenge: { id: "1-1" } }, { challenge: { id: "1-2" } }],
    },
  );

export const sweeping = story("what pays rewards can go to the treasury, also nothing")
  .tx(bondSet(), rewardsFunded(crbn(700)))
  .tx(...swept(TREASURY, crbn(300)))
  .tx(...swept(TREASURY, 0n))
  .expect(
    `{ challengeState(id: "challenges") { balance rewardsAvailable }
       treasuryTransfers { direction kind amount confirmed timestamp }
       auditEvents(where: { kind: Swept }) { counterparty { id } tokens } }`,
    {
      challengeState: { balance: wei(400), rewardsAvailable: wei(400) },
      treasuryTransfers: [
        { direction: "In", kind: "ChallengeSweep", amount: wei(300), confirmed: true, timestamp: String(timeOf(2)) },
      ],
      auditEvents: [
        { counterparty: { id: TREASURY }, tokens: wei(300) },
        { counterparty: { id: TREASURY }, tokens: "0" },
      ],
    },
  );
