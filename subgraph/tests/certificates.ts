import {
  ALICE,
  BOB,
  CAROL,
  certificateIssued,
  NOBODY,
  retired,
  retirement,
  retirementId,
  t,
  transferred,
  VERIFIER,
} from "./support/events.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const burn = (amount: bigint) => transferred(ALICE, NOBODY, amount);
const FIRST = String(retirementId(0n));
const BOTH = `{ retirements { id certificate { id } } certificates { id issuedLater retirement { id rangeCount } } }`;
const TOGETHER = {
  retirements: [{ id: FIRST, certificate: { id: "1" } }],
  certificates: [{ id: "1", issuedLater: false, retirement: { id: FIRST, rangeCount: 1 } }],
};

export const certificateFirst = issuedMarket("the certificate's event comes before the retirement's")
  .tx(burn(t(10)), certificateIssued(1, ALICE, 0n, t(10)), retired(ALICE, 0n, t(10), 1))
  .expect(BOTH, TOGETHER);

export const retirementFirst = issuedMarket("the retirement's event comes before the certificate's")
  .tx(burn(t(10)), retired(ALICE, 0n, t(10), 1), certificateIssued(1, ALICE, 0n, t(10)))
  .expect(BOTH, TOGETHER);

export const retirementFirstUnnamed = issuedMarket("the retirement's event does not name the certificate that follows")
  .tx(burn(t(10)), retired(ALICE, 0n, t(10), 0), certificateIssued(1, ALICE, 0n, t(10)))
  .expect(BOTH, TOGETHER);

export const later = issuedMarket("a certificate is minted later from the record")
  .tx(...retirement(ALICE, 0n, t(10)))
  .tx(...retirement(ALICE, t(10), t(5)))
  .tx(certificateIssued(1, ALICE, 0n, t(10)))
  .expect(
    `{ retirements(orderBy: position) { position timestamp certificate { id timestamp issuedLater transaction { id } } } }`,
    {
      retirements: [
        {
          position: "0",
          timestamp: String(timeOf(5)),
          certificate: { id: "1", timestamp: String(timeOf(7)), issuedLater: true, transaction: { id: txHash(7) } },
        },
        { position: String(t(10)), timestamp: String(timeOf(6)), certificate: null },
      ],
    },
  )
  .expect(`{ retirements(where: { certificate: null }) { amountTonnes } }`, { retirements: [{ amountTonnes: "5" }] })
  .expect(
    `{ vintages { supply { retiredTonnes } } protocol(id: "carbontrace") { retirementCount certificateCount } }`,
    {
      vintages: [{ supply: { retiredTonnes: "15" } }],
      protocol: { retirementCount: 2, certificateCount: 1 },
    },
  );

export const everyField = issuedMarket("a certificate with every field of the claim")
  .tx(
    burn(t(10.25)),
    certificateIssued(7, ALICE, 0n, t(10.25), {
      operator: CAROL,
      beneficiary: BOB,
      purpose: 2,
      consumption: { country: "TW", start: 20250101, end: 20251231 },
      retiringEntity: "宏碁股份有限公司",
      beneficiaryName: "台積電（竹科）",
      beneficiaryLocation: "新竹市",
      purposeReference: "臺灣高等法院 114年度重上字第1號",
      message: "為了地球",
    }),
    retired(ALICE, 0n, t(10.25), 7, { operator: CAROL }),
  )
  .expect(
    `{ certificates { id tokenId retirement { id operator { id } } issuedLater account { id } vintage { id } project { id }
       amount amountTonnes beneficiary { id beneficiaryOf { id } } purpose consumptionCountry consumptionStart
       consumptionEnd retiringEntity beneficiaryName beneficiaryLocation purposeReference message timestamp blockNumber
       transaction { id } } }`,
    {
      certificates: [
        {
          id: "7",
          tokenId: "7",
          retirement: { id: FIRST, operator: { id: CAROL } },
          issuedLater: false,
          account: { id: ALICE },
          vintage: { id: "4097" },
          project: { id: "1" },
          amount: String(t(10.25)),
          amountTonnes: "10.25",
          beneficiary: { id: BOB, beneficiaryOf: [{ id: "7" }] },
          purpose: "JudicialEcologicalCompensation",
          consumptionCountry: "TW",
          consumptionStart: 20250101,
          consumptionEnd: 20251231,
          retiringEntity: "宏碁股份有限公司",
          beneficiaryName: "台積電（竹科）",
          beneficiaryLocation: "新竹市",
          purposeReference: "臺灣高等法院 114年度重上字第1號",
          message: "為了地球",
          timestamp: String(timeOf(5)),
          blockNumber: "5",
          transaction: { id: txHash(5) },
        },
      ],
    },
  )
  .expect(
    `{ auditEvents(where: { kind: CertificateIssued }) { actor { id } counterparty { id } certificate { id } retirement { id } } }`,
    {
      auditEvents: [
        { actor: { id: ALICE }, counterparty: { id: BOB }, certificate: { id: "7" }, retirement: { id: FIRST } },
      ],
    },
  );

export const barest = issuedMarket("a certificate with nothing named has nulls and empty texts")
  .tx(burn(t(1)), certificateIssued(1, ALICE, 0n, t(1)), retired(ALICE, 0n, t(1), 1))
  .expect(
    `{ certificates { beneficiary { id } purpose consumptionCountry consumptionStart consumptionEnd retiringEntity
       beneficiaryName beneficiaryLocation purposeReference message } }`,
    {
      certificates: [
        {
          beneficiary: null,
          purpose: "VoluntaryClaim",
          consumptionCountry: null,
          consumptionStart: null,
          consumptionEnd: null,
          retiringEntity: "",
          beneficiaryName: "",
          beneficiaryLocation: "",
          purposeReference: "",
          message: "",
        },
      ],
    },
  );

export const countryOnly = issuedMarket("a country of consumption without a period")
  .tx(
    burn(t(1)),
    certificateIssued(1, ALICE, 0n, t(1), { purpose: 5, consumption: { country: "DE", start: 0, end: 0 } }),
    retired(ALICE, 0n, t(1), 1),
  )
  .expect(`{ certificates { purpose consumptionCountry consumptionStart consumptionEnd } }`, {
    certificates: [{ purpose: "Other", consumptionCountry: "DE", consumptionStart: null, consumptionEnd: null }],
  });

export const periodOnly = issuedMarket("a period of consumption without a country, and an operator without beneficiary")
  .tx(
    burn(t(1)),
    certificateIssued(1, ALICE, 0n, t(1), {
      operator: VERIFIER,
      consumption: { country: "", start: 20240101, end: 20240131 },
      message: "m",
    }),
    retired(ALICE, 0n, t(1), 1),
  )
  .expect(`{ certificates { beneficiary { id } consumptionCountry consumptionStart consumptionEnd message } }`, {
    certificates: [
      {
        beneficiary: null,
        consumptionCountry: null,
        consumptionStart: 20240101,
        consumptionEnd: 20240131,
        message: "m",
      },
    ],
  });

const SCRIPT = `<script>alert('x')</script><svg/onload=alert(1)>`;
const QUOTES = `"},"injected":{"a":"\\u0000 \\" %00 \${x} {{x}} '; DROP TABLE certificate; --`;
const RIGHT_TO_LEFT = "\u202Egnp.exe\u202C \u2066isolate\u2069 مرحبا שלום";
const EMOJI = "👨‍👩‍👧‍👦 🏳️‍🌈 𝕏 e\u0301 \u00AD\u200D";

export const hostile = issuedMarket("hostile texts reach the reader as they were written")
  .tx(
    burn(t(1)),
    certificateIssued(1, ALICE, 0n, t(1), {
      retiringEntity: SCRIPT,
      beneficiaryName: QUOTES,
      beneficiaryLocation: RIGHT_TO_LEFT,
      purposeReference: EMOJI,
      message: "界".repeat(333),
    }),
    retired(ALICE, 0n, t(1), 1),
  )
  .expect(`{ certificates { retiringEntity beneficiaryName beneficiaryLocation purposeReference message } }`, {
    certificates: [
      {
        retiringEntity: SCRIPT,
        beneficiaryName: QUOTES,
        beneficiaryLocation: RIGHT_TO_LEFT,
        purposeReference: EMOJI,
        message: "界".repeat(333),
      },
    ],
  });
