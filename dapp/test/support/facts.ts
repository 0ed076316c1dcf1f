const T = "000000000000000000";
/** Who sells, scores and verifies in these tests. */
export const SELLER = "0x90f79bf6eb2c4f870365e785982e1f101e93b906";
const HASH = `0x${"ab".repeat(32)}`;

/** A supply, as the indexer answers it. */
export const supply = (issued: number, retired = "0") => ({
  issued: `${issued}${T}`,
  circulating: (BigInt(`${issued}${T}`) - BigInt(retired)).toString(),
  pooled: "0",
  locked: "0",
  retired,
  cancelled: "0",
  detokenised: "0",
});

/** A project, as the indexer answers it. */
export const project = (number: number, changes: object = {}) => ({
  id: String(number),
  number,
  registryProjectId: `VCS-${1000 + number}`,
  name: `Project ${number}`,
  country: "BR",
  projectType: "land-use",
  methodology: "VM0007",
  proponent: "",
  metadataCid: "",
  evidenceCids: [],
  status: "Listed",
  statusSince: "1700000000",
  statusReason: null,
  suspendedBy: null,
  suspendedUntil: null,
  flagged: false,
  projectClass: "Nature",
  registeredAt: String(1_700_000_000 + number),
  registry: { code: "VCS", name: "Verra" },
  supply: supply(1_000),
  vintages: [{ year: 2020 + (number % 3) }],
  ...changes,
});

/** A curator's score, as the indexer answers it. */
export const score = (curator: string, changes: object = {}) => ({
  id: `1-${curator}-1`,
  additionality: 80,
  integrity: 70,
  socialBenefit: 60,
  permanence: 90,
  rationaleCid: "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y",
  at: "1700000000",
  n: 1,
  counts: true,
  discardedReason: null,
  curator: { id: curator },
  ...changes,
});

/** A suspension by the council, as the indexer answers it. */
export const suspension = (changes: object = {}) => ({
  id: "1-1",
  by: "COUNCIL",
  reason: "Under review",
  cid: "",
  since: "1700000000",
  until: "4000000000",
  endedAt: null,
  ratifiedAt: null,
  ratifiedReason: null,
  ratifiedCid: null,
  account: { id: SELLER },
  ...changes,
});

/** An open challenge, as the indexer answers it. */
export const challenge = (changes: object = {}) => ({
  id: "1-1",
  bond: `10000${T}`,
  reason: "The baseline is inflated",
  cid: "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y",
  openedAt: "1700000000",
  until: "4000000000",
  status: "OPEN",
  ruledAt: null,
  ruling: null,
  returned: null,
  reward: null,
  lost: null,
  challenger: { id: SELLER },
  ...changes,
});

/** The answer to what there is of a project's curation. */
export const curationAnswer = (changes: object = {}) => ({
  project: {
    scoreCount: 0,
    averageAdditionality: null,
    averageIntegrity: null,
    averageSocialBenefit: null,
    averagePermanence: null,
    passesCuration: false,
    scores: [],
    suspensions: [],
    challenges: [],
    ...changes,
  },
});

/** A vintage, as the indexer answers it. */
export const vintage = (changes: object = {}) => ({
  id: "4097",
  year: 2020,
  periodStart: 20200101,
  periodEnd: 20201231,
  kind: "Reduction",
  labels: [{ name: "CCB-GOLD" }],
  supply: supply(1_000, `10250${"0".repeat(15)}`),
  shortfall: "0",
  ...changes,
});

/** A listing, as the indexer answers it. */
export const listing = (id: string, changes: object = {}) => ({
  id,
  amount: `100${T}`,
  remaining: `60${T}`,
  minFill: "0",
  unitPrice: "8500000",
  expiry: "4000000000",
  status: "Active",
  seller: { id: SELLER },
  payToken: { id: `0x${"11".repeat(20)}` },
  vintage: { id: "4097", shortfall: "0", supply: supply(1_000) },
  project: { id: "1" },
  ...changes,
});

/** An entry of a timeline, as the indexer answers it. */
export const auditEvent = (kind: string, changes: object = {}) => ({
  id: `${HASH}-${kind}`,
  kind,
  amount: null,
  detail: null,
  timestamp: "1700000000",
  blockNumber: "90",
  actor: { id: SELLER },
  counterparty: null,
  vintage: { id: "4097", year: 2020 },
  block: null,
  listing: null,
  certificate: null,
  transaction: { id: HASH },
  ...changes,
});

/** The answer to the page of a vintage with one block, partly retired. */
export const vintageAnswer = () => ({
  vintage: {
    ...vintage(),
    consumed: `10250${"0".repeat(15)}`,
    impaired: "0",
    covered: "0",
    project: project(1),
    blocks: [
      {
        id: "1",
        batch: "7059",
        serialStart: "367676034",
        serialEnd: "367677033",
        tonnes: "1000",
        status: "Confirmed",
        consumed: `10250${"0".repeat(15)}`,
        locked: "0",
        detokenised: "0",
        firstTonne: "0",
        submittedAt: "1700000000",
        decidedAt: "1700000100",
        reason: null,
        evidenceCid: "",
        operator: { code: "APX" },
        registrar: { id: SELLER },
        verifier: { id: SELLER },
        parent: null,
        lastImpairment: null,
      },
    ],
    listings: [listing("1"), listing("2", { expiry: "1700000000", unitPrice: "1000000" })],
    retirements: [
      {
        id: "5",
        amount: `10250${"0".repeat(15)}`,
        position: "0",
        timestamp: "1700000200",
        account: { id: SELLER },
        certificate: { id: "1", beneficiaryName: "<img src=x onerror=alert(1)>" },
        transaction: { id: HASH },
        ranges: [
          {
            batch: "7059",
            first: "367676034",
            last: "367676044",
            firstFrom: "0",
            lastTo: "250000000000000000",
            amount: `10250${"0".repeat(15)}`,
            operator: { code: "APX" },
          },
        ],
      },
    ],
    history: [auditEvent("Retired", { amount: `10250${"0".repeat(15)}` }), auditEvent("VintageRegistered")],
  },
});
