import { ALICE, BOB, CAROL, COUNCIL, NOBODY, TREASURY } from "./support/events.ts";
import { story, timeOf, txHash } from "./support/story.ts";
import {
  crbn,
  DAY,
  feesPaid,
  genesis,
  RESERVE,
  reserveFunded,
  reserveReclaimed,
  rewardPaid,
  split,
  staked,
  staking,
  TERMS,
  tokensSent,
  VESTING,
} from "./support/token.ts";

const STATE = "balance promised feesDue available covered received funded rewardsPaid feesPaid reclaimed updatedAt";
const EMPTY = {
  balance: "0",
  promised: "0",
  feesDue: "0",
  available: "0",
  covered: true,
  received: "0",
  funded: "0",
  rewardsPaid: "0",
  feesPaid: "0",
  reclaimed: "0",
};

export const funding = story("the balance counts what was funded and what was simply sent")
  .tx(...reserveFunded(ALICE, crbn(100)))
  .tx(tokensSent(BOB, RESERVE, crbn(7)))
  .tx(tokensSent(VESTING, RESERVE, crbn(20)))
  .expect(`{ reserveState(id: "reserve") { ${STATE} } }`, {
    reserveState: {
      ...EMPTY,
      balance: String(crbn(127)),
      available: String(crbn(127)),
      received: String(crbn(127)),
      funded: String(crbn(100)),
      updatedAt: String(timeOf(3)),
    },
  })
  .expect(
    `{ reserveMovements { id direction counterparty { id } amount balance timestamp blockNumber transaction { id } } }`,
    {
      reserveMovements: [
        { ordinal: 1, from: ALICE, amount: 100, balance: 100, block: 1 },
        { ordinal: 0, from: BOB, amount: 7, balance: 107, block: 2 },
        { ordinal: 0, from: VESTING, amount: 20, balance: 127, block: 3 },
      ].map(({ ordinal, from, amount, balance, block }) => ({
        id: `${txHash(block)}-${ordinal}`,
        direction: "In",
        counterparty: { id: from },
        amount: String(crbn(amount)),
        balance: String(crbn(balance)),
        timestamp: String(timeOf(block)),
        blockNumber: String(block),
        transaction: { id: txHash(block) },
      })),
    },
  )
  .expect(`{ auditEvents { kind actor { id } tokens } }`, {
    auditEvents: [{ kind: "Funded", actor: { id: ALICE }, tokens: String(crbn(100)) }],
  });

export const reclaiming = story("what was promised to nobody is taken back")
  .tx(...reserveFunded(ALICE, crbn(100)))
  .tx(...reserveReclaimed(TREASURY, crbn(40)))
  .expect(
    `{ reserveState(id: "reserve") { ${STATE} } reserveMovements(where: { direction: Out }) { counterparty { id } amount balance } }`,
    {
      reserveState: {
        ...EMPTY,
        balance: String(crbn(60)),
        available: String(crbn(60)),
        received: String(crbn(100)),
        funded: String(crbn(100)),
        reclaimed: String(crbn(40)),
        updatedAt: String(timeOf(2)),
      },
      reserveMovements: [{ counterparty: { id: TREASURY }, amount: String(crbn(40)), balance: String(crbn(60)) }],
    },
  )
  .expect(`{ auditEvents(where: { kind: Reclaimed }) { counterparty { id } tokens } }`, {
    auditEvents: [{ counterparty: { id: TREASURY }, tokens: String(crbn(40)) }],
  });

const STAKE = { tier: "Gold", amount: crbn(50_000), lock: 180 * DAY, apyBps: 2_000 } as const;
const REWARD = 4_931_506_849_315_068_493_150n; // 50,000 × 20 % × 180 d ÷ 365 d, rounded down
const PART = 1_000_000_000_000_000_000_001n;
const { net, fee } = split(PART);

export const paying = staking("promises, rewards and the treasury's part; the identity holds after every transaction")
  .tx(staked(ALICE, 0, 3, STAKE))
  .tx(rewardPaid(ALICE, 0, PART), tokensSent(RESERVE, ALICE, net))
  .tx(feesPaid(fee), tokensSent(RESERVE, TREASURY, fee))
  .expect(`{ reserveState(id: "reserve", block: { number: 3 }) { balance promised feesDue available covered } }`, {
    reserveState: {
      balance: String(crbn(1_000_000)),
      promised: String(REWARD),
      feesDue: "0",
      available: String(crbn(1_000_000) - REWARD),
      covered: true,
    },
  })
  .expect(`{ reserveState(id: "reserve", block: { number: 4 }) { balance promised feesDue available rewardsPaid } }`, {
    reserveState: {
      balance: String(crbn(1_000_000) - net),
      promised: String(REWARD - net),
      feesDue: String(fee),
      available: String(crbn(1_000_000) - REWARD),
      rewardsPaid: String(net),
    },
  })
  .expect(`{ reserveState(id: "reserve") { ${STATE} } }`, {
    reserveState: {
      balance: String(crbn(1_000_000) - PART),
      promised: String(REWARD - PART),
      feesDue: "0",
      available: String(crbn(1_000_000) - REWARD),
      covered: true,
      received: String(crbn(1_000_000)),
      funded: String(crbn(1_000_000)),
      rewardsPaid: String(net),
      feesPaid: String(fee),
      reclaimed: "0",
      updatedAt: String(timeOf(5)),
    },
  })
  .expect(
    `{ feePayments { id amount timestamp blockNumber transaction { id } } auditEvents(where: { kind: FeesPaid }) { tokens } }`,
    {
      feePayments: [
        {
          id: `${txHash(5)}-0`,
          amount: String(fee),
          timestamp: String(timeOf(5)),
          blockNumber: "5",
          transaction: { id: txHash(5) },
        },
      ],
      auditEvents: [{ tokens: String(fee) }],
    },
  );

export const uncovered = story("a reserve that held less than it promised would be told")
  .tx(...TERMS)
  .tx(staked(ALICE, 0, 2, STAKE))
  .tx(tokensSent(COUNCIL, RESERVE, REWARD - 1n))
  .expect(`{ reserveState(id: "reserve") { covered available } }`, {
    reserveState: { covered: false, available: "-1" },
  })
  .expect(`{ reserveState(id: "reserve", block: { number: 2 }) { covered } }`, { reserveState: { covered: false } });

export const nothing = story(
  "transfers of nothing, also from the reserve to itself, and other people's transfers are left out",
)
  .tx(tokensSent(ALICE, RESERVE, crbn(1)))
  .tx(
    tokensSent(ALICE, RESERVE, 0n),
    tokensSent(RESERVE, ALICE, 0n),
    tokensSent(RESERVE, RESERVE, 0n),
    tokensSent(RESERVE, NOBODY, 0n),
    tokensSent(ALICE, NOBODY, 0n),
  )
  .tx(tokensSent(ALICE, BOB, crbn(5)), tokensSent(VESTING, CAROL, crbn(5)))
  .expect(
    `{ reserveState(id: "reserve") { balance received updatedAt } reserveMovements { id } tokenSupplies { id } }`,
    {
      reserveState: { balance: String(crbn(1)), received: String(crbn(1)), updatedAt: String(timeOf(1)) },
      reserveMovements: [{ id: `${txHash(1)}-0` }],
      tokenSupplies: [],
    },
  )
  // The node lets other people's transfers through to no handler: their transaction is not known.
  .expect(`{ transaction(id: "${txHash(3)}") { id } }`, { transaction: null });

export const itself = story("a transfer from the reserve to itself changes nothing in the end")
  .tx(tokensSent(ALICE, RESERVE, crbn(3)))
  .tx(tokensSent(RESERVE, RESERVE, crbn(2)))
  .expect(
    `{ reserveState(id: "reserve") { balance } reserveMovements(where: { blockNumber: "2" }) { direction amount } }`,
    {
      reserveState: { balance: String(crbn(3)) },
      reserveMovements: [
        { direction: "In", amount: String(crbn(2)) },
        { direction: "Out", amount: String(crbn(2)) },
      ],
    },
  );

export const supply = story("the supply is what was minted less what was burnt")
  .tx(genesis())
  .tx(tokensSent(ALICE, NOBODY, crbn(100)))
  .tx(tokensSent(BOB, NOBODY, 1n))
  .expect(`{ tokenSupplies { id minted burnt total } }`, {
    tokenSupplies: [
      {
        id: "CRBN",
        minted: String(crbn(1_000_000_000)),
        burnt: String(crbn(100) + 1n),
        total: String(crbn(999_999_900) - 1n),
      },
    ],
  })
  .expect(`{ auditEvents { kind counterparty { id } tokens } reserveMovements { id } }`, {
    auditEvents: [
      { kind: "TokensMinted", counterparty: { id: ALICE }, tokens: String(crbn(1_000_000_000)) },
      { kind: "TokensBurnt", counterparty: null, tokens: String(crbn(100)) },
      { kind: "TokensBurnt", counterparty: null, tokens: "1" },
    ],
    reserveMovements: [],
  });

export const mintedHere = story("a genesis that mints to the reserve counts on both sides")
  .tx(tokensSent(NOBODY, RESERVE, crbn(20)))
  .expect(
    `{ reserveState(id: "reserve") { balance } tokenSupplies { minted } reserveMovements { direction counterparty { id } } }`,
    {
      reserveState: { balance: String(crbn(20)) },
      tokenSupplies: [{ minted: String(crbn(20)) }],
      reserveMovements: [{ direction: "In", counterparty: null }],
    },
  );
