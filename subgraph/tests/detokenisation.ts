import { ALICE, BOB, blockConfirmed, blockSubmitted, REGISTRAR, retirement, t } from "./support/events.ts";
import { issuedMarket, market } from "./support/market.ts";
import {
  cancelled,
  detokenisationAccepted,
  detokenisationFinalised,
  detokenisationRequested,
  detokenisationReverted,
  detokenisationWithdrawn,
  requestId,
} from "./support/provenance.ts";
import { timeOf, txHash } from "./support/story.ts";

const SUPPLY = "supply { circulating locked retired cancelled detokenised }";
const supply = (circulating: number, { locked = 0, retired = 0, cancelled: gone = 0, detokenised = 0 }) => ({
  circulating: String(t(circulating)),
  locked: String(t(locked)),
  retired: String(t(retired)),
  cancelled: String(t(gone)),
  detokenised: String(t(detokenised)),
});
const REQUEST = String(requestId(1));

export const requested = issuedMarket("a request locks units and reserves whole serial numbers")
  .tx(...detokenisationRequested(1, 0, 10))
  .expect(
    `{ detokenisationRequests { id number vintage { id } project { id } owner { id requests { id } } firstTonne tonnes registryAccount status
       requestedAt acceptedBy { id } acceptedAt finalisedBy { id } transferReference revertReason closedAt closing { id }
       transaction { id } serials(orderBy: index) { id index first last firstFrom lastTo amountTonnes retirement { id } cancellation { id } } } }`,
    {
      detokenisationRequests: [
        {
          id: REQUEST,
          number: 1,
          vintage: { id: "4097" },
          project: { id: "1" },
          owner: { id: ALICE, requests: [{ id: REQUEST }] },
          firstTonne: "0",
          tonnes: "10",
          registryAccount: "VCS account 99",
          status: "Requested",
          requestedAt: String(timeOf(5)),
          acceptedBy: null,
          acceptedAt: null,
          finalisedBy: null,
          transferReference: null,
          revertReason: null,
          closedAt: null,
          closing: null,
          transaction: { id: txHash(5) },
          serials: [
            {
              id: `request-${REQUEST}-1`,
              index: 0,
              first: "1000",
              last: "1009",
              firstFrom: "0",
              lastTo: String(t(1)),
              amountTonnes: "10",
              retirement: null,
              cancellation: null,
            },
          ],
        },
      ],
    },
  )
  .expect(
    `{ vintages { consumed requestCount ${SUPPLY} } registries { ${SUPPLY} } protocol(id: "carbontrace") { requestCount } blocks { locked consumed }
       custodyAccounts { locked circulatingTonnes expectedTonnes } holdings { amountTonnes } }`,
    {
      vintages: [{ consumed: String(t(10)), requestCount: 1, supply: supply(90, { locked: 10 }) }],
      registries: [{ supply: supply(90, { locked: 10 }) }],
      protocol: { requestCount: 1 },
      blocks: [{ locked: String(t(10)), consumed: "0" }],
      custodyAccounts: [{ locked: String(t(10)), circulatingTonnes: "90", expectedTonnes: "100" }],
      holdings: [{ amountTonnes: "90" }],
    },
  )
  .expect(`{ auditEvents(where: { kind: DetokenisationRequested }) { actor { id } request { id } amountTonnes detail } }`, {
    auditEvents: [{ actor: { id: ALICE }, request: { id: REQUEST }, amountTonnes: "10", detail: "VCS account 99" }],
  });

export const finalised = issuedMarket("a finalised request has left the market")
  .tx(...detokenisationRequested(1, 0, 10))
  .tx(detokenisationAccepted(1))
  .tx(detokenisationFinalised(1, "T-77"))
  .expect(
    `{ detokenisationRequests { status acceptedBy { id } acceptedAt finalisedBy { id } finalisedAt transferReference closedAt closing { id } } }`,
    {
      detokenisationRequests: [
        {
          status: "Finalised",
          acceptedBy: { id: REGISTRAR },
          acceptedAt: String(timeOf(6)),
          finalisedBy: { id: REGISTRAR },
          finalisedAt: String(timeOf(7)),
          transferReference: "T-77",
          closedAt: String(timeOf(7)),
          closing: { id: txHash(7) },
        },
      ],
    },
  )
  .expect(
    `{ vintages { ${SUPPLY} } blocks { locked detokenised } custodyAccounts { locked detokenised circulatingTonnes expectedTonnes } }`,
    {
      vintages: [{ supply: supply(90, { detokenised: 10 }) }],
      blocks: [{ locked: "0", detokenised: String(t(10)) }],
      custodyAccounts: [
        { locked: "0", detokenised: String(t(10)), circulatingTonnes: "90", expectedTonnes: "90" },
      ],
    },
  )
  .expect(`{ auditEvents(where: { request: "${REQUEST}" }, orderBy: sortKey) { kind counterparty { id } detail } }`, {
    auditEvents: [
      { kind: "DetokenisationRequested", counterparty: null, detail: "VCS account 99" },
      { kind: "DetokenisationAccepted", counterparty: { id: ALICE }, detail: null },
      { kind: "DetokenisationFinalised", counterparty: { id: ALICE }, detail: "T-77" },
    ],
  });

export const reverted = issuedMarket("the serial numbers of a reverted request are retired later, and the head stays")
  .tx(...detokenisationRequested(1, 0, 10))
  .tx(...retirement(ALICE, t(10), t(1.5)))
  .tx(...detokenisationReverted(1, 10, "no such account"))
  .tx(...retirement(ALICE, 0n, t(2.25)))
  .tx(...cancelled([[t(2.25), t(1)]]))
  .expect(`{ detokenisationRequests { status revertedBy { id } revertReason closedAt tonnes } }`, {
    detokenisationRequests: [
      {
        status: "Reverted",
        revertedBy: { id: REGISTRAR },
        revertReason: "no such account",
        closedAt: String(timeOf(7)),
        tonnes: "10",
      },
    ],
  })
  .expect(`{ vintages { consumed cursor ${SUPPLY} } blocks { consumed locked } holdings { amountTonnes } }`, {
    vintages: [{ consumed: String(t(11.5)), cursor: 0, supply: supply(95.25, { retired: 3.75, cancelled: 1 }) }],
    blocks: [{ consumed: String(t(4.75)), locked: "0" }],
    holdings: [{ amountTonnes: "95.25" }],
  })
  .expect(
    `{ serialRanges(where: { first_lte: "1002", last_gte: "1002" }) { first last retirement { position } cancellation { amountTonnes } request { status } } }`,
    {
      serialRanges: [
        { first: "1000", last: "1009", retirement: null, cancellation: null, request: { status: "Reverted" } },
        { first: "1000", last: "1002", retirement: { position: "0" }, cancellation: null, request: null },
        { first: "1002", last: "1003", retirement: null, cancellation: { amountTonnes: "1" }, request: null },
      ],
    },
  );

export const withdrawn = issuedMarket("an owner takes an unanswered request back, whole")
  .tx(...detokenisationRequested(1, 0, 100))
  .tx(...detokenisationWithdrawn(1, 100))
  .tx(...detokenisationRequested(2, 0, 100))
  .expect(`{ detokenisationRequests { number status closedAt acceptedBy { id } revertReason } }`, {
    detokenisationRequests: [
      { number: 1, status: "Withdrawn", closedAt: String(timeOf(6)), acceptedBy: null, revertReason: null },
      { number: 2, status: "Requested", closedAt: null, acceptedBy: null, revertReason: null },
    ],
  })
  .expect(`{ vintages { consumed cursor ${SUPPLY} } transfers(where: { kind: Mint }) { to { id } amountTonnes } }`, {
    vintages: [{ consumed: String(t(100)), cursor: 1, supply: supply(0, { locked: 100 }) }],
    transfers: [
      { to: { id: ALICE }, amountTonnes: "100" },
      { to: { id: ALICE }, amountTonnes: "100" },
    ],
  })
  .expect(`{ auditEvents(where: { kind: DetokenisationWithdrawn }) { actor { id } amountTonnes } }`, {
    auditEvents: [{ actor: { id: ALICE }, amountTonnes: "100" }],
  });

export const acrossBlocks = market("a request over several blocks has a range in each")
  .tx(
    blockSubmitted(1, { serialStart: 100n, serialEnd: 109n }),
    blockSubmitted(2, { serialStart: 500n, serialEnd: 501n, batch: 2 }),
  )
  .tx(...blockConfirmed(1, 10, 0), ...blockConfirmed(2, 2, 10))
  .tx(...detokenisationRequested(1, 9, 2))
  .expect(`{ detokenisationRequests { serials(orderBy: index) { block { id } first last } } blocks { id locked } }`, {
    detokenisationRequests: [
      {
        serials: [
          { block: { id: "1" }, first: "109", last: "109" },
          { block: { id: "2" }, first: "500", last: "500" },
        ],
      },
    ],
    blocks: [
      { id: "1", locked: String(t(1)) },
      { id: "2", locked: String(t(1)) },
    ],
  });

export const strangers = issuedMarket("requests of several owners in one transaction stay apart")
  .tx(
    ...detokenisationRequested(1, 0, 1),
    ...detokenisationRequested(2, 1, 2, { owner: ALICE, registryAccount: "<b>" }),
    ...detokenisationRequested(3, 3, 3, { owner: ALICE, registryAccount: "甲" }),
  )
  .tx(...detokenisationReverted(2, 2, "r"), detokenisationAccepted(3))
  .expect(`{ detokenisationRequests(orderBy: number) { status registryAccount } account(id: "${BOB}") { id } }`, {
    detokenisationRequests: [
      { status: "Requested", registryAccount: "VCS account 99" },
      { status: "Reverted", registryAccount: "<b>" },
      { status: "Accepted", registryAccount: "甲" },
    ],
    account: null,
  })
  .expect(`{ vintages { ${SUPPLY} } }`, { vintages: [{ supply: supply(96, { locked: 4 }) }] });
