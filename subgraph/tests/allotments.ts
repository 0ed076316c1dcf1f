import { keccak256, toBytes } from "viem";
import {
  ALICE,
  BOB,
  custodyStated,
  projectRegistered,
  projectListed,
  OTHER_PROJECT_VINTAGE,
  REGISTRAR,
  retirement,
  SECOND_VINTAGE,
  t,
  VERIFIER,
  VINTAGE,
  vintageRegistered,
} from "./support/events.ts";
import { issuedMarket, market } from "./support/market.ts";
import { capSet, detokenisationRequested, periodVerified, vintageAllotted } from "./support/provenance.ts";
import { timeOf, txHash } from "./support/story.ts";

const TYPE = "Forestry and land use";
const KEYS = {
  ProjectType: keccak256(toBytes(TYPE)),
  Country: `0x4554${"0".repeat(60)}`,
  Registry: `0x${"1".padStart(64, "0")}`,
};
const NAMES = { ProjectType: TYPE, Country: "ET", Registry: "VCS" };
type Name = keyof typeof KEYS;
const DIMENSIONS = Object.keys(KEYS) as Name[];

export const verified = market("a verified total is stated again, and its history stays")
  .tx(periodVerified(100, { reportCid: "bafyone" }))
  .tx(vintageRegistered(SECOND_VINTAGE, { kind: 2 }), vintageAllotted(60), vintageAllotted(30, SECOND_VINTAGE))
  .tx(periodVerified(150, { verifier: BOB, reportCid: "bafytwo" }), vintageAllotted(20))
  .expect(
    `{ verifiedPeriods { id project { id } periodStart periodEnd verified allotted verifier { id } reportCid verifiedAt vintages { id }
       history(orderBy: at) { verified verifier { id } reportCid at transaction { id } } } vintages(orderBy: tokenId) { allotted period { id } }
       protocol(id: "carbontrace") { allotted } }`,
    {
      verifiedPeriods: [
        {
          id: "1-20200101-20201231",
          project: { id: "1" },
          periodStart: 20200101,
          periodEnd: 20201231,
          verified: "150",
          allotted: "50",
          verifier: { id: BOB },
          reportCid: "bafytwo",
          verifiedAt: String(timeOf(5)),
          vintages: [{ id: "4097" }, { id: "4098" }],
          history: [
            { verified: "100", verifier: { id: VERIFIER }, reportCid: "bafyone", at: String(timeOf(3)), transaction: { id: txHash(3) } },
            { verified: "150", verifier: { id: BOB }, reportCid: "bafytwo", at: String(timeOf(5)), transaction: { id: txHash(5) } },
          ],
        },
      ],
      vintages: [
        { allotted: "20", period: { id: "1-20200101-20201231" } },
        { allotted: "30", period: { id: "1-20200101-20201231" } },
      ],
      protocol: { allotted: "50" },
    },
  )
  .expect(
    `{ auditEvents(where: { kind_in: [PeriodVerified, VintageAllotted] }, orderBy: sortKey) { kind actor { id } vintage { id } period { id } amountTonnes detail } }`,
    {
      auditEvents: [
        ["PeriodVerified", VERIFIER, null, "100", "bafyone"],
        ["VintageAllotted", REGISTRAR, VINTAGE, "60", null],
        ["VintageAllotted", REGISTRAR, SECOND_VINTAGE, "30", null],
        ["PeriodVerified", BOB, null, "150", "bafytwo"],
        ["VintageAllotted", REGISTRAR, VINTAGE, "20", null],
      ].map(([kind, actor, vintage, amountTonnes, detail]) => ({
        kind,
        actor: { id: actor },
        vintage: vintage && { id: String(vintage) },
        period: { id: "1-20200101-20201231" },
        amountTonnes,
        detail,
      })),
    },
  );

export const shares = issuedMarket("tonnes are counted by type, country and registry")
  .tx(
    projectRegistered(2, { registryProjectId: "VCS-2", projectType: "Solar", country: "0x5456" }),
    projectListed(2),
    vintageRegistered(OTHER_PROJECT_VINTAGE),
  )
  .tx(periodVerified(200), periodVerified(40, { project: 2 }))
  .tx(vintageAllotted(160), vintageAllotted(40, OTHER_PROJECT_VINTAGE))
  .tx(...retirement(ALICE, 0n, t(2.5)))
  .expect(`{ shares(where: { dimension: Registry }) { id key name allotted issued issuedTonnes retired retiredTonnes cap } }`, {
    shares: [
      {
        id: `Registry-${KEYS.Registry}`,
        key: KEYS.Registry,
        name: "VCS",
        allotted: "200",
        issued: String(t(100)),
        issuedTonnes: "100",
        retired: String(t(2.5)),
        retiredTonnes: "2.5",
        cap: 10_000,
      },
    ],
  })
  .expect(`{ shares(where: { dimension_not: Registry }, orderBy: name) { dimension key name allotted issuedTonnes retiredTonnes } }`, {
    shares: [
      { dimension: "Country", key: KEYS.Country, name: "ET", allotted: "160", issuedTonnes: "100", retiredTonnes: "2.5" },
      { dimension: "Country", key: `0x5456${"0".repeat(60)}`, name: "TV", allotted: "40", issuedTonnes: "0", retiredTonnes: "0" },
      { dimension: "ProjectType", key: KEYS.ProjectType, name: TYPE, allotted: "160", issuedTonnes: "100", retiredTonnes: "2.5" },
      { dimension: "ProjectType", key: keccak256(toBytes("Solar")), name: "Solar", allotted: "40", issuedTonnes: "0", retiredTonnes: "0" },
    ],
  });

export const caps = market("caps are set before and after there is a share, and lifted")
  .tx(...DIMENSIONS.map((dimension, n) => capSet(dimension, KEYS[dimension], NAMES[dimension], 1000 + n)))
  .tx(periodVerified(10), vintageAllotted(10))
  .tx(capSet("Country", KEYS.Country, "ET", 10_000))
  .expect(`{ shares { dimension name allotted cap } caps { id dimension key name cap setAt transaction { id } } }`, {
    shares: DIMENSIONS.map((dimension, n) => ({
      dimension,
      name: NAMES[dimension],
      allotted: "10",
      cap: dimension === "Country" ? 10_000 : 1000 + n,
    })),
    caps: DIMENSIONS.map((dimension, n) => ({
      id: `${dimension}-${KEYS[dimension]}`,
      dimension,
      key: KEYS[dimension],
      name: NAMES[dimension],
      cap: dimension === "Country" ? 10_000 : 1000 + n,
      setAt: String(timeOf(dimension === "Country" ? 5 : 3)),
      transaction: { id: txHash(dimension === "Country" ? 5 : 3) },
    })),
  })
  .expect(`{ auditEvents(where: { kind: CapSet }) { detail } }`, {
    auditEvents: [
      { detail: `ProjectType ${TYPE}: 1000` },
      { detail: "Country ET: 1001" },
      { detail: "Registry VCS: 1002" },
      { detail: "Country ET: 10000" },
    ],
  });

export const custody = issuedMarket("custody statements add up by account")
  .tx(custodyStated(2, { tonnes: 90, date: 20260601, documentCid: "bafytwo" }), custodyStated(3, { account: "other" }))
  .tx(...detokenisationRequested(1, 0, 5))
  .expect(
    `{ custodyStatements(orderBy: number) { id number account date tonnes verifier { id } documentCid statedAt blocks { id } } }`,
    {
      custodyStatements: [
        [1, "VCS account 7", 20260501, "1000", "bafycustody", 1, ["1"]],
        [2, "VCS account 7", 20260601, "90", "bafytwo", 5, []],
        [3, "other", 20260501, "1000", "bafycustody", 5, []],
      ].map(([number, account, date, tonnes, documentCid, block, blocks]) => ({
        id: `1-${number}`,
        number,
        account,
        date,
        tonnes,
        verifier: { id: VERIFIER },
        documentCid,
        statedAt: String(timeOf(block as number)),
        blocks: (blocks as string[]).map((id) => ({ id })),
      })),
    },
  )
  .expect(
    `{ custodyAccounts(orderBy: account, orderDirection: desc) { id account statementCount lastStatement { number } issued locked circulatingTonnes expectedTonnes } }`,
    {
      custodyAccounts: [
        {
          id: `1-${keccak256(toBytes("other"))}`,
          account: "other",
          statementCount: 1,
          lastStatement: { number: 3 },
          issued: "0",
          locked: "0",
          circulatingTonnes: "0",
          expectedTonnes: "0",
        },
        {
          id: `1-${keccak256(toBytes("VCS account 7"))}`,
          account: "VCS account 7",
          statementCount: 2,
          lastStatement: { number: 2 },
          issued: String(t(100)),
          locked: String(t(5)),
          circulatingTonnes: "95",
          expectedTonnes: "100",
        },
      ],
    },
  )
  .expect(`{ auditEvents(where: { kind: CustodyStated }) { actor { id } custody { number } amountTonnes detail } }`, {
    auditEvents: [
      { actor: { id: VERIFIER }, custody: { number: 1 }, amountTonnes: "1000", detail: "VCS account 7" },
      { actor: { id: VERIFIER }, custody: { number: 2 }, amountTonnes: "90", detail: "VCS account 7" },
      { actor: { id: VERIFIER }, custody: { number: 3 }, amountTonnes: "1000", detail: "other" },
    ],
  });
