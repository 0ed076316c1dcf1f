import { ALICE, BOB, CAROL, TREASURY } from "./support/events.ts";
import {
  activeWeightSet,
  DOLLAR,
  farmAdded,
  farmDeposited,
  farmRewardPaid,
  farmWithdrawn,
  miningReclaimed,
  NO_POOL,
  PAIR,
  pairCreated,
  scheduleStarted,
  TOKEN,
  weightSet,
} from "./support/liquidity.ts";
import { addressOf, story, timeOf, txHash } from "./support/story.ts";
import { crbn, tokensSent } from "./support/token.ts";

const MINING = addressOf("LiquidityMining");
const EPOCHS = [
  { duration: 86_400, emission: crbn(1000) },
  { duration: 172_800, emission: crbn(500) },
];

export const schedules = story("schedules follow each other on a clock that runs only for weight that holds stake")
  .tx(scheduleStarted(EPOCHS, 0, 0n))
  .tx(activeWeightSet(30, 0, 0n))
  .tx(activeWeightSet(0, 60, crbn(0.694)))
  .tx(activeWeightSet(50, 60, crbn(0.694)), scheduleStarted([{ duration: 100, emission: 7n }], 259_200, crbn(1500)))
  .expect(
    `{ miningStates { id running weight clock clockAt emitted scheduled end rewarded scheduleCount periodCount farmCount }
       miningPeriods(orderBy: number) { id number schedule start duration before emission transaction { id } }
       auditEvents(where: { kind: ScheduleStarted }, orderBy: sortKey) { tokens } }`,
    {
      miningStates: [
        {
          id: "mining",
          running: true,
          weight: "50",
          clock: "259200",
          clockAt: String(timeOf(4)),
          emitted: String(crbn(1500)),
          scheduled: String(crbn(1500) + 7n),
          end: "259300",
          rewarded: "0",
          scheduleCount: 2,
          periodCount: 3,
          farmCount: 0,
        },
      ],
      miningPeriods: [
        {
          id: "0",
          number: 0,
          schedule: 0,
          start: "0",
          duration: "86400",
          before: "0",
          emission: String(crbn(1000)),
          transaction: { id: txHash(1) },
        },
        {
          id: "1",
          number: 1,
          schedule: 0,
          start: "86400",
          duration: "172800",
          before: String(crbn(1000)),
          emission: String(crbn(500)),
          transaction: { id: txHash(1) },
        },
        {
          id: "2",
          number: 2,
          schedule: 1,
          start: "259200",
          duration: "100",
          before: String(crbn(1500)),
          emission: "7",
          transaction: { id: txHash(4) },
        },
      ],
      auditEvents: [{ tokens: String(crbn(1500)) }, { tokens: "7" }],
    },
  )
  .expect(`{ miningStates(block: { number: 3 }) { running weight clock clockAt emitted scheduled end } }`, {
    miningStates: [
      {
        running: false,
        weight: "0",
        clock: "60",
        clockAt: String(timeOf(3)),
        emitted: String(crbn(0.694)),
        scheduled: String(crbn(1500)),
        end: "259200",
      },
    ],
  })
  .expect(
    `{ miningStates(block: { number: 1 }) { running weight clock clockAt emitted scheduled end scheduleCount periodCount } }`,
    {
      miningStates: [
        {
          running: false,
          weight: "0",
          clock: "0",
          clockAt: String(timeOf(1)),
          emitted: "0",
          scheduled: String(crbn(1500)),
          end: "259200",
          scheduleCount: 1,
          periodCount: 2,
        },
      ],
    },
  );

export const positions = story("stakes come and go, rewards are paid, and a farm knows its pair")
  .tx(pairCreated(TOKEN, DOLLAR), farmAdded(PAIR, 60), farmAdded(NO_POOL, 0))
  .tx(farmDeposited(ALICE, PAIR, 500n), farmDeposited(BOB, PAIR, 100n), farmDeposited(ALICE, NO_POOL, 7n))
  .tx(farmDeposited(ALICE, PAIR, 50n), farmRewardPaid(ALICE, PAIR, crbn(3)))
  .tx(farmWithdrawn(ALICE, PAIR, 550n), farmRewardPaid(ALICE, PAIR, crbn(2)), weightSet(NO_POOL, 40))
  .expect(
    `{ farms(orderBy: number) { id number pair { id base } weight staked stakerCount rewarded addedAt weightSetAt transaction { id }
       positions(orderBy: id) { account { id } } rewards(orderBy: sortKey) { amount } } }`,
    {
      farms: [
        {
          id: PAIR,
          number: 0,
          pair: { id: PAIR, base: TOKEN },
          weight: "60",
          staked: "100",
          stakerCount: 1,
          rewarded: String(crbn(5)),
          addedAt: String(timeOf(1)),
          weightSetAt: String(timeOf(1)),
          transaction: { id: txHash(1) },
          positions: [{ account: { id: ALICE } }, { account: { id: BOB } }],
          rewards: [{ amount: String(crbn(3)) }, { amount: String(crbn(2)) }],
        },
        {
          id: NO_POOL,
          number: 1,
          pair: null,
          weight: "40",
          staked: "7",
          stakerCount: 1,
          rewarded: "0",
          addedAt: String(timeOf(1)),
          weightSetAt: String(timeOf(4)),
          transaction: { id: txHash(1) },
          positions: [{ account: { id: ALICE } }],
          rewards: [],
        },
      ],
    },
  )
  .expect(
    `{ farmPositions { id account { id } farm { id } staked deposited withdrawn rewarded updatedAt rewards(orderBy: sortKey) { id } }
       farmRewards(orderBy: sortKey) { id account { id } farm { id } position { id } amount timestamp blockNumber transaction { id } }
       account(id: "${ALICE}") { farmPositions(orderBy: id) { farm { id } } } miningStates { rewarded farmCount } pair(id: "${PAIR}") { farm { id } } }`,
    {
      farmPositions: [
        {
          id: `${ALICE}-${PAIR}`,
          account: { id: ALICE },
          farm: { id: PAIR },
          staked: "0",
          deposited: "550",
          withdrawn: "550",
          rewarded: String(crbn(5)),
          updatedAt: String(timeOf(4)),
          rewards: [{ id: `${txHash(3)}-1` }, { id: `${txHash(4)}-1` }],
        },
        {
          id: `${ALICE}-${NO_POOL}`,
          account: { id: ALICE },
          farm: { id: NO_POOL },
          staked: "7",
          deposited: "7",
          withdrawn: "0",
          rewarded: "0",
          updatedAt: String(timeOf(2)),
          rewards: [],
        },
        {
          id: `${BOB}-${PAIR}`,
          account: { id: BOB },
          farm: { id: PAIR },
          staked: "100",
          deposited: "100",
          withdrawn: "0",
          rewarded: "0",
          updatedAt: String(timeOf(2)),
          rewards: [],
        },
      ],
      farmRewards: [
        {
          id: `${txHash(3)}-1`,
          account: { id: ALICE },
          farm: { id: PAIR },
          position: { id: `${ALICE}-${PAIR}` },
          amount: String(crbn(3)),
          timestamp: String(timeOf(3)),
          blockNumber: "3",
          transaction: { id: txHash(3) },
        },
        {
          id: `${txHash(4)}-1`,
          account: { id: ALICE },
          farm: { id: PAIR },
          position: { id: `${ALICE}-${PAIR}` },
          amount: String(crbn(2)),
          timestamp: String(timeOf(4)),
          blockNumber: "4",
          transaction: { id: txHash(4) },
        },
      ],
      account: { farmPositions: [{ farm: { id: PAIR } }, { farm: { id: NO_POOL } }] },
      miningStates: [{ rewarded: String(crbn(5)), farmCount: 2 }],
      pair: { farm: { id: PAIR } },
    },
  )
  .expect(
    `{ auditEvents(where: { farm: "${PAIR}" }, orderBy: sortKey) { kind actor { id } tokens detail }
       weights: auditEvents(where: { kind: WeightSet }) { farm { id } detail } }`,
    {
      auditEvents: [
        { kind: "FarmAdded", actor: { id: `0x${"0".repeat(40)}` }, tokens: null, detail: "60" },
        { kind: "MiningDeposited", actor: { id: ALICE }, tokens: null, detail: "500" },
        { kind: "MiningDeposited", actor: { id: BOB }, tokens: null, detail: "100" },
        { kind: "MiningDeposited", actor: { id: ALICE }, tokens: null, detail: "50" },
        { kind: "MiningRewardPaid", actor: { id: ALICE }, tokens: String(crbn(3)), detail: null },
        { kind: "MiningWithdrawn", actor: { id: ALICE }, tokens: null, detail: "550" },
        { kind: "MiningRewardPaid", actor: { id: ALICE }, tokens: String(crbn(2)), detail: null },
      ],
      weights: [{ farm: { id: NO_POOL }, detail: "40" }],
    },
  );

export const reclaimed = story(
  "what belongs to nobody goes to the treasury, of a token that is followed and of one that is not",
)
  .tx(miningReclaimed(TOKEN, crbn(9)), tokensSent(MINING, TREASURY, crbn(9)))
  .tx(miningReclaimed(CAROL, 5n))
  .expect(
    `{ treasuryTransfers { kind token { id received } amount counterparty { id } confirmed }
       auditEvents(where: { kind: MiningReclaimed }, orderBy: sortKey) { counterparty { id } detail } }`,
    {
      treasuryTransfers: [
        {
          kind: "MiningReclaim",
          token: { id: TOKEN, received: String(crbn(9)) },
          amount: String(crbn(9)),
          counterparty: { id: MINING },
          confirmed: true,
        },
        {
          kind: "MiningReclaim",
          token: { id: CAROL, received: "5" },
          amount: "5",
          counterparty: { id: MINING },
          confirmed: false,
        },
      ],
      auditEvents: [
        { counterparty: { id: TREASURY }, detail: `${TOKEN} ${crbn(9)}` },
        { counterparty: { id: TREASURY }, detail: `${CAROL} 5` },
      ],
    },
  );
