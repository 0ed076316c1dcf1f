import {
  ALICE,
  BOB,
  blockConfirmed,
  blockSubmitted,
  CAROL,
  SECOND_VINTAGE,
  t,
  transferred,
  transferredBatch,
  VINTAGE,
  vintageRegistered,
} from "./support/events.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const BALANCES = `{ holdings { id amount amountTonnes listed updatedAt } vintages { id holderCount } }`;

export const single = issuedMarket("a transfer moves a balance and is told in the timeline")
  .tx(transferred(ALICE, BOB, t(12.5)))
  .expect(BALANCES, {
    holdings: [
      { id: `${ALICE}-4097`, amount: String(t(87.5)), amountTonnes: "87.5", listed: "0", updatedAt: String(timeOf(5)) },
      { id: `${BOB}-4097`, amount: String(t(12.5)), amountTonnes: "12.5", listed: "0", updatedAt: String(timeOf(5)) },
    ],
    vintages: [{ id: "4097", holderCount: 2 }],
  })
  .expect(
    `{ auditEvents(where: { kind: Transferred }) { id actor { id } counterparty { id } transfer { id kind } amountTonnes
       project { id } vintage { id } } }`,
    {
      auditEvents: [
        {
          id: `${txHash(5)}-0-0`,
          actor: { id: ALICE },
          counterparty: { id: BOB },
          transfer: { id: `${txHash(5)}-0-0`, kind: "Transfer" },
          amountTonnes: "12.5",
          project: { id: "1" },
          vintage: { id: "4097" },
        },
      ],
    },
  );

export const everything = issuedMarket("who gives all away is no holder any more, and can be again")
  .tx(transferred(ALICE, BOB, t(100)))
  .tx(transferred(BOB, CAROL, t(40)))
  .tx(transferred(CAROL, ALICE, t(40)))
  .expect(`{ holdings { id amount } vintages { holderCount } }`, {
    holdings: [
      { id: `${ALICE}-4097`, amount: String(t(40)) },
      { id: `${BOB}-4097`, amount: String(t(60)) },
      { id: `${CAROL}-4097`, amount: "0" },
    ],
    vintages: [{ holderCount: 2 }],
  });

export const self = issuedMarket("a transfer to oneself changes nothing but is told")
  .tx(transferred(ALICE, ALICE, t(30)))
  .tx(transferred(ALICE, ALICE, t(100)))
  .expect(`{ holdings { id amount } vintages { holderCount } transfers(where: { kind: Transfer }) { amountTonnes } }`, {
    holdings: [{ id: `${ALICE}-4097`, amount: String(t(100)) }],
    vintages: [{ holderCount: 1 }],
    transfers: [{ amountTonnes: "30" }, { amountTonnes: "100" }],
  });

export const nothing = issuedMarket("transfers of nothing leave no trace but the transaction, also of unknown vintages")
  .tx(transferred(CAROL, BOB, 0n))
  .tx(transferred(CAROL, BOB, 0n, 999_999n))
  .tx(transferredBatch(CAROL, BOB, [VINTAGE, 2n ** 255n], [0n, 0n]))
  .tx(transferredBatch(CAROL, BOB, [], []))
  .expect(
    `{ transfers(where: { kind: Transfer }) { id } auditEvents(where: { kind: Transferred }) { id } holdings { id } }`,
    {
      transfers: [],
      auditEvents: [],
      holdings: [{ id: `${ALICE}-4097` }],
    },
  )
  .expect(`{ accounts(where: { id_in: ["${BOB}", "${CAROL}"] }) { id } transactions(orderBy: blockNumber) { eventCount } }`, {
    accounts: [],
    transactions: [5, 4, 1, 2, 1, 1, 1, 1].map((eventCount) => ({ eventCount })),
  });

export const smallest = issuedMarket("a single unit is exact")
  .tx(transferred(ALICE, BOB, 1n))
  .expect(`{ holdings { id amount amountTonnes } }`, {
    holdings: [
      { id: `${ALICE}-4097`, amount: "99999999999999999999", amountTonnes: "99.999999999999999999" },
      { id: `${BOB}-4097`, amount: "1", amountTonnes: "0.000000000000000001" },
    ],
  });

export const batch = issuedMarket("a batch moves several vintages, with zeros and repeats in between")
  .tx(vintageRegistered(SECOND_VINTAGE, { year: 2021 }), blockSubmitted(2, { vintage: SECOND_VINTAGE, batch: 2 }))
  .tx(...blockConfirmed(2, 100, 0, SECOND_VINTAGE))
  .tx(transferredBatch(ALICE, BOB, [VINTAGE, SECOND_VINTAGE, SECOND_VINTAGE, VINTAGE], [t(1), 0n, t(2), t(3)]))
  .expect(`{ holdings { id amountTonnes } transfers(where: { kind: Transfer }) { id vintage { id } amountTonnes } }`, {
    holdings: [
      { id: `${ALICE}-4097`, amountTonnes: "96" },
      { id: `${ALICE}-4098`, amountTonnes: "98" },
      { id: `${BOB}-4097`, amountTonnes: "4" },
      { id: `${BOB}-4098`, amountTonnes: "2" },
    ],
    transfers: [
      { id: `${txHash(7)}-0-0`, vintage: { id: "4097" }, amountTonnes: "1" },
      { id: `${txHash(7)}-0-2`, vintage: { id: "4098" }, amountTonnes: "2" },
      { id: `${txHash(7)}-0-3`, vintage: { id: "4097" }, amountTonnes: "3" },
    ],
  })
  .expect(`{ auditEvents(where: { kind: Transferred }) { id } }`, {
    auditEvents: [0, 2, 3].map((index) => ({ id: `${txHash(7)}-0-${index}` })),
  });

export const byOperator = issuedMarket("an approved operator is recorded beside the holder")
  .tx(transferred(ALICE, BOB, t(1), VINTAGE, CAROL))
  .expect(`{ transfers(where: { kind: Transfer }) { operator { id } from { id } to { id } } }`, {
    transfers: [{ operator: { id: CAROL }, from: { id: ALICE }, to: { id: BOB } }],
  });

export const reorganisation = issuedMarket("ids follow the transaction, not its place in the block")
  .block([transferred(ALICE, BOB, t(1)), transferred(ALICE, BOB, t(2))], [transferred(ALICE, CAROL, t(3))])
  .expect(`{ auditEvents(where: { kind: Transferred }) { id logIndex } }`, {
    auditEvents: [
      { id: `${txHash(5)}-0-0`, logIndex: 0 },
      { id: `${txHash(5)}-1-0`, logIndex: 1 },
      { id: `${txHash(6)}-0-0`, logIndex: 2 },
    ],
  });
