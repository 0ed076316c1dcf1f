import {
  ALICE,
  BOB,
  commissionSet,
  discountsSet,
  pausedUntilSet,
  payTokenSet,
  registryAdmitted,
  TREASURY,
  USDC,
  upgraded,
} from "./support/events.ts";
import { addressOf, START, story, timeOf } from "./support/story.ts";

const CONTRACTS = [
  "ProjectRegistry",
  "Curation",
  "Challenges",
  "CarbonCredit",
  "CreditIssuance",
  "Allotments",
  "CreditMarket",
  "StakedCRBN",
];
/** They hold exits and statements only and have no pause. */
const WITHOUT_PAUSE = [
  "Custody",
  "Provenance",
  "Impairments",
  "RetirementDesk",
  "RetirementCertificate",
  "CertificateNotes",
  "CRBN",
  "TokenVesting",
  "MerkleAirdrop",
  "RewardReserve",
];

export const fees = story("commission and pay tokens are told with their history, and the treasury")
  .tx(commissionSet(15_000_000_000_000_000n), payTokenSet(true))
  .tx(commissionSet(0n))
  .expect(`{ protocol(id: "carbontrace") { commissionRate treasury } payTokens { id admitted volume tradeCount } }`, {
    protocol: { commissionRate: "0", treasury: TREASURY },
    payTokens: [{ id: USDC, admitted: true, volume: "0", tradeCount: 0 }],
  })
  .expect(`{ auditEvents { kind detail } }`, {
    auditEvents: [
      { kind: "CommissionSet", detail: "15000000000000000" },
      { kind: "PayTokenAdmitted", detail: USDC },
      { kind: "CommissionSet", detail: "0" },
    ],
  });

export const discounts = story("the tiers' discounts are told with their history")
  .tx(discountsSet(0, 25, 25, 50))
  .tx(discountsSet(5, 10, 15, 100))
  .expect(`{ protocol(id: "carbontrace") { discounts } auditEvents { kind detail } }`, {
    protocol: { discounts: [5, 10, 15, 100] },
    auditEvents: [
      { kind: "DiscountsSet", detail: "0,25,25,50" },
      { kind: "DiscountsSet", detail: "5,10,15,100" },
    ],
  });

export const unset = story("before they are first set, commission and discounts are null")
  .tx(registryAdmitted())
  .expect(
    `{ protocol(id: "carbontrace") { commissionRate discounts registryCount projectCount supply { issuedTonnes } } }`,
    {
      protocol: {
        commissionRate: null,
        discounts: null,
        registryCount: 1,
        projectCount: 0,
        supply: { issuedTonnes: "0" },
      },
    },
  );

const UNTIL = START + 16 * 86_400;

export const pauses = story("contracts with entries keep the end of a pause, also when it was ended early")
  .tx(...CONTRACTS.map((contract) => upgraded(contract, ALICE)))
  .tx(...CONTRACTS.map((contract) => pausedUntilSet(contract, UNTIL)))
  .tx(pausedUntilSet("CarbonCredit", 0), upgraded("CarbonCredit", BOB))
  .expect(`{ managedContracts { id name pausedUntil pausedUntilSetAt implementation } }`, {
    managedContracts: CONTRACTS.map((name) => ({
      id: addressOf(name),
      name,
      pausedUntil: name === "CarbonCredit" ? "0" : String(UNTIL),
      pausedUntilSetAt: String(timeOf(name === "CarbonCredit" ? 3 : 2)),
      implementation: name === "CarbonCredit" ? BOB : ALICE,
    })),
  })
  .expect(`{ auditEvents(where: { kind: Upgraded, blockNumber: "3" }) { contract { name } detail } }`, {
    auditEvents: [{ contract: { name: "CarbonCredit" }, detail: BOB }],
  });

export const upgrades = story("contracts without a pause can be upgraded")
  .tx(...WITHOUT_PAUSE.map((contract) => upgraded(contract, ALICE)))
  .tx(upgraded("CRBN", BOB))
  .expect(`{ managedContracts { id name pausedUntil pausedUntilSetAt implementation } }`, {
    managedContracts: WITHOUT_PAUSE.map((name) => ({
      id: addressOf(name),
      name,
      pausedUntil: "0",
      pausedUntilSetAt: null,
      implementation: name === "CRBN" ? BOB : ALICE,
    })),
  })
  .expect(`{ auditEvents(where: { blockNumber: "2" }) { kind contract { name } detail } }`, {
    auditEvents: [{ kind: "Upgraded", contract: { name: "CRBN" }, detail: BOB }],
  });
