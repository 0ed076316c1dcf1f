import {
  ALICE,
  blockConfirmed,
  blockRejected,
  blockSubmitted,
  blockWithdrawn,
  CAROL,
  REGISTRAR,
  roleGranted,
  roleRevoked,
  SECOND_VINTAGE,
  t,
  VERIFIER,
  VINTAGE,
  vintageRegistered,
} from "./support/events.ts";
import { issuedMarket, market } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const REGISTRAR_ROLE = 301;
const VERIFIER_ROLE = 302;

export const submitted = market("a submitted block waits for its verifier")
  .tx(blockSubmitted(1))
  .expect(
    `{ blocks { id number vintage { id } project { id } registry { code } operator { code } batch serialStart serialEnd
       tonnes status registrar { id } pendingOf { id } recipient { id } evidenceCid submittedAt verifier { id } decidedAt
       reason consumed issuance { id } } }`,
    {
      blocks: [
        {
          id: "1",
          number: "1",
          vintage: { id: "4097" },
          project: { id: "1" },
          registry: { code: "VCS" },
          operator: { code: "VER" },
          batch: "19385",
          serialStart: "1000",
          serialEnd: "1099",
          tonnes: "100",
          status: "Pending",
          registrar: { id: REGISTRAR },
          pendingOf: { id: REGISTRAR },
          recipient: { id: ALICE },
          evidenceCid: "bafyevidence",
          submittedAt: String(timeOf(3)),
          verifier: null,
          decidedAt: null,
          reason: null,
          consumed: "0",
          issuance: null,
        },
      ],
    },
  )
  .expect(
    `{ vintages { supply { issued } } auditEvents(where: { kind: BlockSubmitted }) { amount detail actor { id } } }`,
    {
      vintages: [{ supply: { issued: "0" } }],
      auditEvents: [{ amount: String(t(100)), detail: "bafyevidence", actor: { id: REGISTRAR } }],
    },
  );

export const confirmed = issuedMarket("a confirmed block is issued once in all four supplies")
  .expect(`{ blocks { status verifier { id } pendingOf { id } decidedAt issuance { id } } }`, {
    blocks: [
      {
        status: "Confirmed",
        verifier: { id: VERIFIER },
        pendingOf: null,
        decidedAt: String(timeOf(4)),
        issuance: { id: "4097-0" },
      },
    ],
  })
  .expect(
    `{ issuances { id index start end amount amountTonnes block { id } verifier { id } recipient { id } blockNumber
       timestamp transaction { id eventCount } } }`,
    {
      issuances: [
        {
          id: "4097-0",
          index: 0,
          start: "0",
          end: String(t(100)),
          amount: String(t(100)),
          amountTonnes: "100",
          block: { id: "1" },
          verifier: { id: VERIFIER },
          recipient: { id: ALICE },
          blockNumber: "4",
          timestamp: String(timeOf(4)),
          transaction: { id: txHash(4), eventCount: 2 },
        },
      ],
    },
  )
  .expect(`{ supplies { id issued circulating circulatingTonnes } }`, {
    supplies: ["protocol", "registry-1", "project-1", "vintage-4097"].map((id) => ({
      id,
      issued: String(t(100)),
      circulating: String(t(100)),
      circulatingTonnes: "100",
    })),
  })
  .expect(
    `{ holdings { id amount } transfers { id kind from { id } to { id } } vintages { holderCount issuanceCount } }`,
    {
      holdings: [{ id: `${ALICE}-4097`, amount: String(t(100)) }],
      transfers: [{ id: `${txHash(4)}-0-0`, kind: "Mint", from: null, to: { id: ALICE } }],
      vintages: [{ holderCount: 1, issuanceCount: 1 }],
    },
  );

export const several = market("blocks confirmed out of order make one sequence per vintage")
  .tx(vintageRegistered(SECOND_VINTAGE, { year: 2021 }))
  .tx(
    blockSubmitted(1),
    blockSubmitted(2, { serialStart: 5000n, serialEnd: 5000n }),
    blockSubmitted(3, { vintage: SECOND_VINTAGE, serialStart: 7000n, serialEnd: 7009n }),
    // The same numbers in another batch are other serial numbers.
    blockSubmitted(4, { batch: 19386 }),
  )
  .tx(
    ...blockConfirmed(2, 1, 0),
    ...blockConfirmed(3, 10, 0, SECOND_VINTAGE),
    ...blockConfirmed(4, 100, 1),
    ...blockConfirmed(1, 100, 101),
  )
  .expect(`{ issuances { id start end block { id batch } } }`, {
    issuances: [
      { id: "4097-0", start: "0", end: String(t(1)), block: { id: "2", batch: "19385" } },
      { id: "4098-0", start: "0", end: String(t(10)), block: { id: "3", batch: "19385" } },
      { id: "4097-1", start: String(t(1)), end: String(t(101)), block: { id: "4", batch: "19386" } },
      { id: "4097-2", start: String(t(101)), end: String(t(201)), block: { id: "1", batch: "19385" } },
    ],
  })
  .expect(`{ protocol(id: "carbontrace") { blockCount issuanceCount supply { issuedTonnes } } }`, {
    protocol: { blockCount: 4, issuanceCount: 4, supply: { issuedTonnes: "211" } },
  })
  .expect(`{ auditEvents(where: { kind: BlockConfirmed }) { id block { id } counterparty { id } } }`, {
    auditEvents: [1, 3, 5, 7].map((ordinal, index) => ({
      id: `${txHash(5)}-${ordinal}`,
      block: { id: ["2", "3", "4", "1"][index] },
      counterparty: { id: ALICE },
    })),
  });

export const hugeSerials = market("serial numbers up to 2^64 − 1 are exact")
  .tx(blockSubmitted(1, { serialStart: 2n ** 64n - 10n, serialEnd: 2n ** 64n - 1n, batch: 2n ** 32n - 1n }))
  .expect(`{ blocks { serialStart serialEnd tonnes batch } }`, {
    blocks: [
      { serialStart: "18446744073709551606", serialEnd: "18446744073709551615", tonnes: "10", batch: "4294967295" },
    ],
  })
  .expect(
    `{ blocks(where: { serialStart_lte: "18446744073709551610", serialEnd_gte: "18446744073709551610" }) { id } }`,
    {
      blocks: [{ id: "1" }],
    },
  );

export const rejected = market("a rejected block keeps the reason; its range is submitted again")
  .tx(blockSubmitted(1))
  .tx(blockRejected(1, "evidence <b>unreadable</b> ✗"))
  .tx(blockSubmitted(2))
  .expect(`{ blocks { id status reason verifier { id } pendingOf { id } decidedAt } }`, {
    blocks: [
      {
        id: "1",
        status: "Rejected",
        reason: "evidence <b>unreadable</b> ✗",
        verifier: { id: VERIFIER },
        pendingOf: null,
        decidedAt: String(timeOf(4)),
      },
      { id: "2", status: "Pending", reason: null, verifier: null, pendingOf: { id: REGISTRAR }, decidedAt: null },
    ],
  });

export const withdrawn = market("a withdrawn block has no verifier")
  .tx(blockSubmitted(1))
  .tx(blockWithdrawn(1))
  .expect(`{ blocks { status verifier { id } pendingOf { id } history { kind actor { id } } } }`, {
    blocks: [
      {
        status: "Withdrawn",
        verifier: null,
        pendingOf: null,
        history: [
          { kind: "BlockSubmitted", actor: { id: REGISTRAR } },
          { kind: "BlockWithdrawn", actor: { id: REGISTRAR } },
        ],
      },
    ],
  });

export const voided = issuedMarket("blocks left pending by a registrar who loses the role are void for ever")
  .tx(roleGranted(REGISTRAR_ROLE, REGISTRAR), roleGranted(REGISTRAR_ROLE, CAROL))
  .tx(blockSubmitted(2, { batch: 2 }), blockSubmitted(3, { batch: 3 }), blockSubmitted(4, { batch: 4 }, CAROL))
  .tx(roleRevoked(REGISTRAR_ROLE, REGISTRAR))
  .tx(roleGranted(REGISTRAR_ROLE, REGISTRAR, { since: timeOf(8) }))
  .tx(blockRejected(3, "void"))
  .expect(`{ blocks { id status pendingOf { id } decidedAt } }`, {
    blocks: [
      { id: "1", status: "Confirmed", pendingOf: null, decidedAt: String(timeOf(4)) },
      { id: "2", status: "Void", pendingOf: null, decidedAt: String(timeOf(7)) },
      { id: "3", status: "Rejected", pendingOf: null, decidedAt: String(timeOf(9)) },
      { id: "4", status: "Pending", pendingOf: { id: CAROL }, decidedAt: null },
    ],
  })
  .expect(`{ auditEvents(where: { kind: BlockVoided }) { id block { id } vintage { id } counterparty { id } } }`, {
    auditEvents: ["2", "3"].map((id, index) => ({
      id: `${txHash(7)}-0-${index}`,
      block: { id },
      vintage: { id: "4097" },
      counterparty: { id: REGISTRAR },
    })),
  });

export const otherRoleLost = market("losing another role voids nothing")
  .tx(blockSubmitted(1))
  .tx(roleRevoked(VERIFIER_ROLE, REGISTRAR))
  .expect(`{ blocks { status } }`, { blocks: [{ status: "Pending" }] });

export const strangerLosesRole = market("a registrar who never submitted loses the role")
  .tx(roleGranted(REGISTRAR_ROLE, CAROL))
  .tx(roleRevoked(REGISTRAR_ROLE, CAROL))
  .expect(`{ roleGrants { id member } blocks { id } vintage(id: "${VINTAGE}") { id } }`, {
    roleGrants: [{ id: `301-${CAROL}-0`, member: false }],
    blocks: [],
    vintage: { id: "4097" },
  });
