import {
  ALICE,
  BOB,
  blockConfirmed,
  blockSubmitted,
  CAROL,
  NOBODY,
  retired,
  retirement,
  retirementId,
  SECOND_VINTAGE,
  TONNE,
  t,
  transferred,
  VINTAGE,
  vintageRegistered,
} from "./support/events.ts";
import { issuedMarket, market } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const RANGES = `ranges(orderBy: index) { index block { id } first last firstFrom lastTo amount }`;
const WHOLE = String(TONNE);

const range = (
  index: number,
  block: string,
  first: number,
  last: number,
  amount: bigint,
  firstFrom = 0n,
  lastTo = TONNE,
) => ({
  index,
  block: { id: block },
  first: String(first),
  last: String(last),
  firstFrom: String(firstFrom),
  lastTo: String(lastTo),
  amount: String(amount),
});

export const facts = issuedMarket("a retirement is told with all its facts")
  .tx(transferred(ALICE, NOBODY, t(10.25), VINTAGE, CAROL), retired(ALICE, 0n, t(10.25), 0, { operator: CAROL }))
  .expect(
    `{ retirements { id vintage { id } project { id } account { id } operator { id } position amount amountTonnes
       rangeCount certificate { id } timestamp blockNumber transaction { id } ${RANGES} } }`,
    {
      retirements: [
        {
          id: String(retirementId(0n)),
          vintage: { id: "4097" },
          project: { id: "1" },
          account: { id: ALICE },
          operator: { id: CAROL },
          position: "0",
          amount: String(t(10.25)),
          amountTonnes: "10.25",
          rangeCount: 1,
          certificate: null,
          timestamp: String(timeOf(5)),
          blockNumber: "5",
          transaction: { id: txHash(5) },
          ranges: [range(0, "1", 1000, 1010, t(10.25), 0n, t(0.25))],
        },
      ],
    },
  )
  .expect(`{ supplies { id issued circulating retired retiredTonnes listed } }`, {
    supplies: ["protocol", "registry-1", "project-1", "vintage-4097"].map((id) => ({
      id,
      issued: String(t(100)),
      circulating: String(t(89.75)),
      retired: String(t(10.25)),
      retiredTonnes: "10.25",
      listed: "0",
    })),
  })
  .expect(
    `{ serialRanges { id vintage { id } project { id } registry { code } operator { code } batch amountTonnes } }`,
    {
      serialRanges: [
        {
          id: `${retirementId(0n)}-1`,
          vintage: { id: "4097" },
          project: { id: "1" },
          registry: { code: "VCS" },
          operator: { code: "VER" },
          batch: "19385",
          amountTonnes: "10.25",
        },
      ],
    },
  )
  .expect(
    `{ accounts(where: { id: "${ALICE}" }) { retired retiredTonnes retirementCount holdings { amountTonnes } } }`,
    {
      accounts: [
        {
          retired: String(t(10.25)),
          retiredTonnes: "10.25",
          retirementCount: 1,
          holdings: [{ amountTonnes: "89.75" }],
        },
      ],
    },
  )
  .expect(
    `{ auditEvents(where: { kind: Retired }) { actor { id } counterparty { id } retirement { id } amountTonnes } }`,
    {
      auditEvents: [
        {
          actor: { id: ALICE },
          counterparty: { id: CAROL },
          retirement: { id: String(retirementId(0n)) },
          amountTonnes: "10.25",
        },
      ],
    },
  );

export const shared = issuedMarket("two retirements share the serial number at their border, and no unit of it")
  .tx(...retirement(ALICE, 0n, t(1.25)))
  .tx(...retirement(ALICE, t(1.25), t(0.5)))
  .tx(...retirement(ALICE, t(1.75), t(2.25)))
  .expect(`{ retirements(orderBy: position) { position ${RANGES} } }`, {
    retirements: [
      { position: "0", ranges: [range(0, "1", 1000, 1001, t(1.25), 0n, t(0.25))] },
      { position: String(t(1.25)), ranges: [range(0, "1", 1001, 1001, t(0.5), t(0.25), t(0.75))] },
      { position: String(t(1.75)), ranges: [range(0, "1", 1001, 1003, t(2.25), t(0.75))] },
    ],
  })
  .expect(`{ vintages { consumed cursor } blocks { consumed } protocol(id: "carbontrace") { retirementCount } }`, {
    vintages: [{ consumed: String(t(4)), cursor: 0 }],
    blocks: [{ consumed: String(t(4)) }],
    protocol: { retirementCount: 3 },
  })
  .expect(`{ serialRanges(where: { first_lte: "1001", last_gte: "1001" }) { retirement { id } } }`, {
    serialRanges: [0n, t(1.25), t(1.75)].map((position) => ({ retirement: { id: String(retirementId(position)) } })),
  });

/** Three blocks of 10, 1 and 5 t: serial numbers 100–109, 500–500 and 300–304. */
const threeBlocks = (name: string) =>
  market(name)
    .tx(
      blockSubmitted(1, { serialStart: 100n, serialEnd: 109n }),
      blockSubmitted(2, { serialStart: 500n, serialEnd: 500n, batch: 2 }),
      blockSubmitted(3, { serialStart: 300n, serialEnd: 304n, batch: 3 }),
    )
    .tx(...blockConfirmed(1, 10, 0), ...blockConfirmed(2, 1, 10), ...blockConfirmed(3, 5, 11));

export const acrossBlocks = threeBlocks("a retirement takes parts of several blocks, in the order of their issue")
  .tx(...retirement(ALICE, 0n, t(8.4)))
  .tx(...retirement(ALICE, t(8.4), t(3.1)))
  .expect(`{ retirements(orderBy: position) { rangeCount ${RANGES} } }`, {
    retirements: [
      { rangeCount: 1, ranges: [range(0, "1", 100, 108, t(8.4), 0n, t(0.4))] },
      {
        rangeCount: 3,
        ranges: [
          range(0, "1", 108, 109, t(1.6), t(0.4)),
          range(1, "2", 500, 500, t(1)),
          range(2, "3", 300, 300, t(0.5), 0n, t(0.5)),
        ],
      },
    ],
  })
  .expect(`{ vintages { consumed cursor } blocks { id consumed } }`, {
    vintages: [{ consumed: String(t(11.5)), cursor: 2 }],
    blocks: [
      { id: "1", consumed: String(t(10)) },
      { id: "2", consumed: String(t(1)) },
      { id: "3", consumed: String(t(0.5)) },
    ],
  });

export const atBlockEnd = threeBlocks("a retirement that ends with a block leaves no empty range behind")
  .tx(...retirement(ALICE, 0n, t(10)))
  .tx(...retirement(ALICE, t(10), t(1)))
  .tx(...retirement(ALICE, t(11), t(5)))
  .expect(`{ retirements(orderBy: position) { ${RANGES} } }`, {
    retirements: [
      { ranges: [range(0, "1", 100, 109, t(10))] },
      { ranges: [range(0, "2", 500, 500, t(1))] },
      { ranges: [range(0, "3", 300, 304, t(5))] },
    ],
  })
  .expect(`{ vintages { consumed cursor holderCount supply { circulating retired issued } } }`, {
    vintages: [
      {
        consumed: String(t(16)),
        cursor: 3,
        holderCount: 0,
        supply: { circulating: "0", retired: String(t(16)), issued: String(t(16)) },
      },
    ],
  });

export const afterTheEnd = threeBlocks("after all is consumed, a new block goes on from there")
  .tx(...retirement(ALICE, 0n, t(16)))
  .tx(blockSubmitted(4, { serialStart: 900n, serialEnd: 901n, batch: 4 }))
  .tx(...blockConfirmed(4, 2, 16))
  .tx(...retirement(ALICE, t(16), t(1.001)))
  .expect(`{ retirement(id: "${retirementId(t(16))}") { ${RANGES} } vintages { cursor } }`, {
    retirement: { ranges: [range(0, "4", 900, 901, t(1.001), 0n, t(0.001))] },
    vintages: [{ cursor: 3 }],
  });

export const elsewhere = threeBlocks("a position away from the cursor is found by search")
  .tx(...retirement(ALICE, t(11.5), t(1)))
  .tx(...retirement(ALICE, t(10.5), t(0.5)))
  .tx(...retirement(ALICE, 0n, t(0.001)))
  .expect(`{ retirements(orderBy: position) { ${RANGES} } }`, {
    retirements: [
      { ranges: [range(0, "1", 100, 100, t(0.001), 0n, t(0.001))] },
      { ranges: [range(0, "2", 500, 500, t(0.5), t(0.5))] },
      { ranges: [range(0, "3", 300, 301, t(1), t(0.5), t(0.5))] },
    ],
  });

export const units = issuedMarket("fractions are exact to the last unit")
  .tx(...retirement(ALICE, 0n, TONNE - 1n))
  .tx(...retirement(ALICE, TONNE - 1n, t(1)))
  .expect(`{ retirements(orderBy: position) { amountTonnes ${RANGES} } }`, {
    retirements: [
      { amountTonnes: "0.999999999999999999", ranges: [range(0, "1", 1000, 1000, TONNE - 1n, 0n, TONNE - 1n)] },
      { amountTonnes: "1", ranges: [range(0, "1", 1000, 1001, TONNE, TONNE - 1n, TONNE - 1n)] },
    ],
  });

const LAST_SERIAL = 2n ** 64n - 1n;

export const hugeSerials = market("the highest serial numbers are exact")
  .tx(blockSubmitted(1, { serialStart: LAST_SERIAL - 1n, serialEnd: LAST_SERIAL }))
  .tx(...blockConfirmed(1, 2, 0))
  .tx(...retirement(ALICE, 0n, t(2)))
  .expect(`{ serialRanges { first last lastTo } }`, {
    serialRanges: [{ first: String(LAST_SERIAL - 1n), last: String(LAST_SERIAL), lastTo: WHOLE }],
  });

export const sameTransaction = issuedMarket("several retirements of two vintages in one transaction")
  .tx(
    vintageRegistered(SECOND_VINTAGE, { year: 2021 }),
    blockSubmitted(2, { vintage: SECOND_VINTAGE, batch: 2, serialStart: 1n, serialEnd: 9n }),
    ...blockConfirmed(2, 9, 0, SECOND_VINTAGE, BOB),
  )
  .tx(
    ...retirement(ALICE, 0n, t(1)),
    ...retirement(BOB, 0n, t(2), SECOND_VINTAGE),
    ...retirement(ALICE, t(1), t(3)),
    ...retirement(BOB, t(2), t(4), SECOND_VINTAGE),
  )
  .expect(`{ retirements { id vintage { id } account { id } amountTonnes ranges { first last } } }`, {
    retirements: [
      [0n, VINTAGE, ALICE, "1", "1000", "1000"],
      [0n, SECOND_VINTAGE, BOB, "2", "1", "2"],
      [t(1), VINTAGE, ALICE, "3", "1001", "1003"],
      [t(2), SECOND_VINTAGE, BOB, "4", "3", "6"],
    ].map(([position, vintage, account, amountTonnes, first, last]) => ({
      id: String(retirementId(position as bigint, vintage as bigint)),
      vintage: { id: String(vintage) },
      account: { id: account },
      amountTonnes,
      ranges: [{ first, last }],
    })),
  })
  .expect(`{ auditEvents(where: { kind: Retired }) { id } protocol(id: "carbontrace") { supply { retiredTonnes } } }`, {
    auditEvents: [1, 3, 5, 7].map((ordinal) => ({ id: `${txHash(6)}-${ordinal}` })),
    protocol: { supply: { retiredTonnes: "10" } },
  });
