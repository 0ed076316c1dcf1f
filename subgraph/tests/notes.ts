import {
  ALICE,
  BOB,
  blockConfirmed,
  blockSubmitted,
  CAROL,
  certificateIssued,
  NOBODY,
  retired,
  retirementId,
  SECOND_VINTAGE,
  t,
  transferred,
  USDC,
  VINTAGE,
  vintageRegistered,
} from "./support/events.ts";
import { issuedMarket } from "./support/market.ts";
import {
  certificateAmended,
  certificateClaimed,
  certificateConfirmed,
  certificateDisowned,
  nonceCancelled,
  orderFilled,
} from "./support/provenance.ts";
import { timeOf, txHash } from "./support/story.ts";

const KEY = `0x${"c1".repeat(20)}`;
const COMMITMENT = `0x${"5a".repeat(32)}`;
const certified = (name: string, claim = {}) =>
  issuedMarket(name).tx(
    transferred(ALICE, NOBODY, t(3)),
    certificateIssued(1, ALICE, 0n, t(3), claim),
    retired(ALICE, 0n, t(3), 1),
  );
const NOTE = `certificates { word wordAt confirmed disowned claimed consentedBefore claimedBy { id } owner { id } }`;
const note = (word: string, wordAt: number | null, more = {}) => ({
  word,
  wordAt: wordAt && String(timeOf(wordAt)),
  confirmed: word === "Confirmed",
  disowned: word === "Disowned",
  claimed: false,
  consentedBefore: false,
  claimedBy: null,
  owner: { id: ALICE },
  ...more,
});

export const word = certified("a beneficiary confirms, disowns and confirms again", { beneficiary: BOB })
  .expect(`{ ${NOTE.replace("s {", "s(block: { number: 5 }) {")} }`, { certificates: [note("Open", null)] })
  .tx(certificateConfirmed(1, BOB))
  .expect(`{ ${NOTE.replace("s {", "s(block: { number: 6 }) {")} }`, { certificates: [note("Confirmed", 6)] })
  .tx(certificateDisowned(1, BOB, "<not mine>"))
  .expect(`{ ${NOTE.replace("s {", "s(block: { number: 7 }) {")} }`, { certificates: [note("Disowned", 7)] })
  .tx(certificateConfirmed(1, BOB))
  .expect(`{ ${NOTE} }`, { certificates: [note("Confirmed", 8)] })
  .expect(`{ certificates { consents(orderBy: at) { beneficiary { id } word reason beforeIssue at transaction { id } } } }`, {
    certificates: [
      {
        consents: [
          ["Confirmed", null, 6],
          ["Disowned", "<not mine>", 7],
          ["Confirmed", null, 8],
        ].map(([said, reason, block]) => ({
          beneficiary: { id: BOB },
          word: said,
          reason,
          beforeIssue: false,
          at: String(timeOf(block as number)),
          transaction: { id: txHash(block as number) },
        })),
      },
    ],
  })
  .expect(
    `{ auditEvents(where: { kind_in: [CertificateConfirmed, CertificateDisowned] }, orderBy: sortKey) { kind actor { id } counterparty { id } certificate { id } consent { word } detail } }`,
    {
      auditEvents: [
        ["CertificateConfirmed", null],
        ["CertificateDisowned", "<not mine>"],
        ["CertificateConfirmed", null],
      ].map(([kind, detail]) => ({
        kind,
        actor: { id: BOB },
        counterparty: { id: ALICE },
        certificate: { id: "1" },
        consent: { word: kind?.replace("Certificate", "") },
        detail,
      })),
    },
  );

export const consented = certified("a certificate whose beneficiary consented before is theirs", {
  beneficiary: BOB,
  confirmed: true,
})
  .expect(`{ ${NOTE} account(id: "${BOB}") { ownedCertificates { id } certificates { id } consents { word } } }`, {
    certificates: [note("Confirmed", null, { consentedBefore: true, owner: { id: BOB } })],
    account: { ownedCertificates: [{ id: "1" }], certificates: [], consents: [{ word: "Confirmed" }] },
  })
  .expect(`{ consents { word beforeIssue at beneficiary { id } } }`, {
    consents: [{ word: "Confirmed", beforeIssue: true, at: String(timeOf(5)), beneficiary: { id: BOB } }],
  });

export const claimed = certified("a private certificate is claimed with its code", {
  claimKey: KEY,
  commitment: COMMITMENT,
  message: "later",
})
  .tx(certificateClaimed(1, CAROL), certificateConfirmed(1, CAROL))
  .expect(`{ ${NOTE} account(id: "${CAROL}") { claimed { id } } }`, {
    certificates: [note("Confirmed", 6, { claimed: true, claimedBy: { id: CAROL } })],
    account: { claimed: [{ id: "1" }] },
  })
  .expect(`{ certificates { claimKey commitment payToken paid beneficiary { id } message consents(orderBy: id) { word } } }`, {
    certificates: [
      {
        claimKey: KEY,
        commitment: COMMITMENT,
        payToken: null,
        paid: null,
        beneficiary: null,
        message: "later",
        consents: [{ word: "Claimed" }, { word: "Confirmed" }],
      },
    ],
  })
  .expect(`{ auditEvents(where: { kind: CertificateClaimed }) { actor { id } consent { word } } }`, {
    auditEvents: [{ actor: { id: CAROL }, consent: { word: "Claimed" } }],
  });

export const bought = certified("a certificate of credits that were bought at once says what they cost", {
  price: { token: USDC, paid: 12_345_678n },
  message: "bought",
}).expect(`{ certificates { payToken paid commitment claimKey message owner { id } } }`, {
  certificates: [
    { payToken: USDC, paid: "12345678", commitment: null, claimKey: null, message: "bought", owner: { id: ALICE } },
  ],
});

export const amended = certified("amendments are appended", { beneficiary: BOB })
  .tx(certificateAmended(1, 1, "<i>first</i>"))
  .tx(certificateAmended(1, 2, "第二", { countersigned: true }))
  .expect(`{ certificates { amendmentCount amendments(orderBy: number) { id number retiree { id } countersigned text at } } }`, {
    certificates: [
      {
        amendmentCount: 2,
        amendments: [
          { id: "1-1", number: 1, retiree: { id: ALICE }, countersigned: false, text: "<i>first</i>", at: String(timeOf(6)) },
          { id: "1-2", number: 2, retiree: { id: ALICE }, countersigned: true, text: "第二", at: String(timeOf(7)) },
        ],
      },
    ],
  })
  .expect(`{ auditEvents(where: { kind: CertificateAmended }, orderBy: sortKey) { amendment { number } certificate { id } detail } }`, {
    auditEvents: [
      { amendment: { number: 1 }, certificate: { id: "1" }, detail: "<i>first</i>" },
      { amendment: { number: 2 }, certificate: { id: "1" }, detail: "第二" },
    ],
  });

/** What ALICE retires in three pieces of two vintages by CAROL's hand. */
const LINES = [
  { vintage: VINTAGE, position: 0n, amount: t(1.5) },
  { vintage: VINTAGE, position: t(20), amount: t(2) },
  { vintage: SECOND_VINTAGE, position: 0n, amount: t(0.25) },
] as const;

export const lines = issuedMarket("a certificate of several lines, every field of its text read")
  .tx(
    vintageRegistered(SECOND_VINTAGE, { year: 2021 }),
    blockSubmitted(2, { vintage: SECOND_VINTAGE, batch: 2, serialStart: 1n, serialEnd: 9n }),
    ...blockConfirmed(2, 9, 0, SECOND_VINTAGE),
  )
  .tx(
    transferred(ALICE, NOBODY, t(3.5)),
    transferred(ALICE, NOBODY, t(0.25), SECOND_VINTAGE),
    certificateIssued(1, ALICE, 0n, t(3.75), {
      operator: CAROL,
      beneficiary: BOB,
      consumption: { country: "DE", start: 20250101, end: 20251231 },
      lines: LINES.slice(1),
      confirmed: true,
      claimKey: KEY,
      commitment: COMMITMENT,
      price: { token: USDC, paid: 2n ** 127n + 5n },
      purpose: 4,
      purposeReference: "product 7",
      message: "all of it",
    }),
    ...LINES.map(({ vintage, position, amount }) => retired(ALICE, position, amount, 1, { vintage, operator: CAROL })),
    orderFilled(ALICE, 5, CAROL, 1),
  )
  .expect(
    `{ certificates { amountTonnes lineCount purpose purposeReference message consumptionCountry claimKey commitment payToken paid owner { id } settlement
       retirement { id } lines(orderBy: index) { id index vintage { id } position amountTonnes retirement { id rangeCount certificate { id } } } } }`,
    {
      certificates: [
        {
          amountTonnes: "3.75",
          lineCount: 3,
          purpose: "ProductFootprint",
          purposeReference: "product 7",
          message: "all of it",
          consumptionCountry: "DE",
          claimKey: KEY,
          commitment: COMMITMENT,
          payToken: USDC,
          paid: String(2n ** 127n + 5n),
          owner: { id: BOB },
          settlement: "Pending",
          retirement: { id: String(retirementId(0n)) },
          lines: LINES.map(({ vintage, position, amount }, index) => ({
            id: `1-${index}`,
            index,
            vintage: { id: String(vintage) },
            position: String(position),
            amountTonnes: String(Number(amount) / 1e18),
            retirement: { id: String(retirementId(position, vintage)), rangeCount: 1, certificate: { id: "1" } },
          })),
        },
      ],
    },
  )
  .expect(`{ vintages(orderBy: tokenId) { consumed } auditEvents(where: { kind: OrderFilled }) { actor { id } counterparty { id } certificate { id } amountTonnes detail } }`, {
    vintages: [{ consumed: String(t(22)) }, { consumed: String(t(0.25)) }],
    auditEvents: [
      { actor: { id: ALICE }, counterparty: { id: CAROL }, certificate: { id: "1" }, amountTonnes: "3.75", detail: "5" },
    ],
  });

export const nonces = issuedMarket("nonces that their owner used up are told with the contract")
  .tx(nonceCancelled("RetirementDesk", ALICE, 3), nonceCancelled("CertificateNotes", BOB, 4))
  .expect(`{ auditEvents(where: { kind: NonceCancelled }) { actor { id } detail } }`, {
    auditEvents: [
      { actor: { id: ALICE }, detail: "RetirementDesk 3" },
      { actor: { id: BOB }, detail: "CertificateNotes 4" },
    ],
  });
