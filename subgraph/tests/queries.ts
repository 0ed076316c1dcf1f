import {
  ALICE,
  BOB,
  bought,
  CAROL,
  COUNCIL,
  certificateIssued,
  listed,
  listingId,
  NOBODY,
  REGISTRAR,
  retired,
  retirement,
  retirementId,
  t,
  transferred,
  VERIFIER,
} from "./support/events.ts";
import { issuedMarket } from "./support/market.ts";
import { exampleQuery } from "./support/queries.ts";
import { blockHash, timeOf, txHash } from "./support/story.ts";
import { COUNCIL_UNTIL, projectSuspended } from "./support/suspensions.ts";
import {
  accrued,
  crbn,
  DAY,
  delegateChanged,
  RESERVE,
  rewardPaid,
  split,
  staked,
  staking,
  type TestLock,
  tokensSent,
  votesChanged,
} from "./support/token.ts";

const LISTING = listingId(ALICE, 0);
const POSITION = t(0.5);

/** A credit's whole life: issued, listed, bought, retired in part, retired with certificate, project suspended. */
const life = (name: string) =>
  issuedMarket(name)
    .tx(...listed(ALICE, 0, t(40)))
    .tx(...bought(LISTING, BOB, t(12.5), t(27.5), 156_250_000n, 2_343_750n))
    .tx(...retirement(ALICE, 0n, t(0.5)))
    .tx(
      transferred(BOB, NOBODY, t(10.25)),
      certificateIssued(1, BOB, POSITION, t(10.25), { retiringEntity: "B", beneficiaryName: "C", message: "M" }),
      retired(BOB, POSITION, t(10.25), 1),
    )
    .tx(projectSuspended("reversal reported"));

/** `gnd test` keeps no time of the block that `_meta` names; a real chain's does, as the stack test says. */
const NO_TIME = null;
const META = { block: { number: 9, hash: blockHash(9) } };
const event = (kind: string, block: number, fields: Record<string, unknown>) => ({
  kind,
  timestamp: String(timeOf(block)),
  counterparty: null,
  amountTonnes: null,
  block: null,
  listing: null,
  retirement: null,
  certificate: null,
  detail: null,
  transaction: { id: txHash(block) },
  ...fields,
});
const BLOCK = { id: "1", batch: "19385", serialStart: "1000", serialEnd: "1099" };
const RETIREMENT = { id: String(retirementId(POSITION)) };

export const history = life("an auditor's first question: the whole history of a credit").expect(
  exampleQuery("credit-history", { vintage: "4097" }),
  {
    vintage: {
      id: "4097",
      year: 2020,
      periodStart: 20200101,
      periodEnd: 20201231,
      kind: "Reduction",
      labels: [],
      project: {
        registryProjectId: "VCS-1340",
        name: "Bale Mountains Eco-region REDD+ project",
        country: "ET",
        methodology: "VM0015",
        status: "Suspended",
        suspendedBy: "COUNCIL",
        suspendedUntil: String(COUNCIL_UNTIL),
        registry: { code: "VCS" },
        history: [
          event("ProjectRegistered", 2, { actor: { id: REGISTRAR } }),
          event("ProjectListed", 2, { actor: { id: COUNCIL } }),
          event("ProjectSuspended", 9, { actor: { id: COUNCIL }, detail: "reversal reported" }),
        ],
      },
      supply: {
        issuedTonnes: "100",
        circulatingTonnes: "89.25",
        pooledTonnes: "0",
        lockedTonnes: "0",
        retiredTonnes: "10.75",
        cancelledTonnes: "0",
        detokenisedTonnes: "0",
        listedTonnes: "27.5",
      },
      history: [
        event("VintageRegistered", 2, { actor: { id: NOBODY } }),
        event("BlockSubmitted", 3, {
          actor: { id: REGISTRAR },
          counterparty: { id: ALICE },
          amountTonnes: "100",
          block: BLOCK,
          detail: "bafyevidence",
        }),
        event("BlockConfirmed", 4, {
          actor: { id: VERIFIER },
          counterparty: { id: ALICE },
          amountTonnes: "100",
          block: BLOCK,
        }),
        event("Listed", 5, { actor: { id: ALICE }, amountTonnes: "40", listing: { id: String(LISTING) } }),
        event("Bought", 6, {
          actor: { id: BOB },
          counterparty: { id: ALICE },
          amountTonnes: "12.5",
          listing: { id: String(LISTING) },
        }),
        event("Retired", 7, {
          actor: { id: ALICE },
          amountTonnes: "0.5",
          retirement: { id: String(retirementId(0n)) },
        }),
        event("CertificateIssued", 8, {
          actor: { id: BOB },
          amountTonnes: "10.25",
          retirement: RETIREMENT,
          certificate: { id: "1" },
        }),
        event("Retired", 8, { actor: { id: BOB }, amountTonnes: "10.25", retirement: RETIREMENT }),
      ],
    },
    _meta: { block: { ...META.block, timestamp: NO_TIME } },
  },
);

export const certificate = life("an auditor's second question: the serial numbers of a certificate").expect(
  exampleQuery("certificate", { certificate: "1" }),
  {
    certificate: {
      id: "1",
      amountTonnes: "10.25",
      purpose: "VoluntaryClaim",
      purposeReference: "",
      retiringEntity: "B",
      beneficiaryName: "C",
      beneficiaryLocation: "",
      beneficiary: null,
      consumptionCountry: null,
      consumptionStart: null,
      consumptionEnd: null,
      message: "M",
      issuedLater: false,
      commitment: null,
      payToken: null,
      paid: null,
      account: { id: BOB },
      owner: { id: BOB },
      word: "Open",
      confirmed: false,
      disowned: false,
      claimed: false,
      settlement: "Pending",
      settledTonnes: "0",
      impairedTonnes: "0",
      consents: [],
      amendments: [],
      retirement: {
        id: String(retirementId(POSITION)),
        timestamp: String(timeOf(8)),
        operator: { id: BOB },
        transaction: { id: txHash(8) },
      },
      lines: [
        {
          amountTonnes: "10.25",
          project: {
            registryProjectId: "VCS-1340",
            name: "Bale Mountains Eco-region REDD+ project",
            country: "ET",
            projectType: "Forestry and land use",
            methodology: "VM0015",
          },
          vintage: { id: "4097", year: 2020, periodStart: 20200101, periodEnd: 20201231, labels: [] },
          retirement: {
            id: String(retirementId(POSITION)),
            settlement: "Pending",
            ranges: [
              {
                registry: { code: "VCS" },
                operator: { code: "VER" },
                batch: "19385",
                first: "1000",
                last: "1010",
                firstFrom: String(t(0.5)),
                lastTo: String(t(0.75)),
                amountTonnes: "10.25",
                block: { id: "1", evidenceCid: "bafyevidence" },
              },
            ],
          },
        },
      ],
    },
    _meta: META,
  },
);

// Who votes with what: BOB with ALICE's stake and the own, CAROL with nothing.
const gold: TestLock = { tier: "Gold", amount: crbn(50_000), lock: 180 * DAY, apyBps: 2_000 };
const bronze: TestLock = { tier: "Bronze", amount: crbn(1_000), lock: 30 * DAY, apyBps: 1_000 };
const promises = { gold: accrued(gold.amount, 2_000, gold.lock), bronze: accrued(bronze.amount, 1_000, bronze.lock) };
const gross = accrued(gold.amount, 2_000, 60);
const { net, fee } = split(gross);
const NOTHING = { positionCount: 0, staked: "0", promised: "0" };

export const promisesAndVotes = staking(
  "an auditor's question: is every promised reward funded, and who votes with what?",
)
  .tx(delegateChanged(ALICE, ALICE, BOB))
  .tx(votesChanged(BOB, 0n, gold.amount), staked(ALICE, 0, 4, gold))
  .tx(votesChanged(BOB, gold.amount, crbn(51_000)), staked(BOB, 0, 5, bronze), delegateChanged(CAROL, CAROL, CAROL))
  .tx(rewardPaid(ALICE, 0, gross), tokensSent(RESERVE, ALICE, net))
  .expect(exampleQuery("promises-and-votes", {}), {
    reserveState: {
      balance: String(crbn(1_000_000) - net),
      promised: String(promises.gold + promises.bronze - net),
      feesDue: String(fee),
      available: String(crbn(1_000_000) - promises.gold - promises.bronze),
      covered: true,
      received: String(crbn(1_000_000)),
      rewardsPaid: String(net),
      feesPaid: "0",
      reclaimed: "0",
    },
    stakingTotals_collection: [
      { id: "Bronze", positionCount: 1, staked: String(bronze.amount), promised: String(promises.bronze) },
      { id: "Gold", positionCount: 1, staked: String(gold.amount), promised: String(promises.gold - gross) },
      { id: "Platinum", ...NOTHING },
      { id: "Silver", ...NOTHING },
      {
        id: "all",
        positionCount: 2,
        staked: String(crbn(51_000)),
        promised: String(promises.gold + promises.bronze - gross),
      },
    ],
    delegates: [
      {
        id: BOB,
        votes: String(crbn(51_000)),
        delegators: [
          { id: ALICE, staked: String(gold.amount) },
          { id: BOB, staked: String(bronze.amount) },
        ],
      },
    ],
    _meta: { block: { number: 6, hash: blockHash(6) } },
  });
