import {
  ALICE,
  BOB,
  COUNCIL,
  commissionSet,
  discountsSet,
  paused,
  payTokenSet,
  REGISTRAR,
  registryAdmitted,
  roleGranted,
  roleRevoked,
  TREASURY,
  treasurySet,
  USDC,
  unpaused,
  upgraded,
} from "./support/events.ts";
import { addressOf, START, story, timeOf, txHash } from "./support/story.ts";

const CONTRACTS = [
  "ProjectRegistry",
  "CarbonCredit",
  "CreditIssuance",
  "RetirementCertificate",
  "CreditMarket",
  "StakedCRBN",
];
/** They hold exits only and have no pause. */
const WITHOUT_PAUSE = ["CRBN", "TokenVesting", "MerkleAirdrop", "RewardReserve"];

export const fees = story("commission, treasury and pay tokens are told with their history")
  .tx(commissionSet(15_000_000_000_000_000n), treasurySet(TREASURY), payTokenSet(true))
  .tx(commissionSet(0n), treasurySet(BOB))
  .expect(`{ protocol(id: "carbontrace") { commissionRate treasury } payTokens { id admitted volume tradeCount } }`, {
    protocol: { commissionRate: "0", treasury: BOB },
    payTokens: [{ id: USDC, admitted: true, volume: "0", tradeCount: 0 }],
  })
  .expect(`{ auditEvents { kind detail } }`, {
    auditEvents: [
      { kind: "CommissionSet", detail: "15000000000000000" },
      { kind: "TreasurySet", detail: TREASURY },
      { kind: "PayTokenAdmitted", detail: USDC },
      { kind: "CommissionSet", detail: "0" },
      { kind: "TreasurySet", detail: BOB },
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

export const unset = story("before they are first set, commission, treasury and discounts are null")
  .tx(registryAdmitted())
  .expect(
    `{ protocol(id: "carbontrace") { commissionRate treasury discounts registryCount projectCount supply { issuedTonnes } } }`,
    {
      protocol: {
        commissionRate: null,
        treasury: null,
        discounts: null,
        registryCount: 1,
        projectCount: 0,
        supply: { issuedTonnes: "0" },
      },
    },
  );

export const roles = story("roles are granted, regranted, revoked and renounced")
  .tx(roleGranted(0, COUNCIL), roleGranted(301, REGISTRAR), roleGranted(777, ALICE))
  .tx(roleGranted(301, REGISTRAR, START + 9_999, false))
  .tx(roleRevoked(777, ALICE))
  .expect(`{ roleMembers { id role name account { id } member since revokedAt } }`, {
    roleMembers: [
      {
        id: `0-${COUNCIL}`,
        role: "0",
        name: "ADMIN",
        account: { id: COUNCIL },
        member: true,
        since: String(START),
        revokedAt: null,
      },
      {
        id: `301-${REGISTRAR}`,
        role: "301",
        name: "REGISTRAR",
        account: { id: REGISTRAR },
        member: true,
        since: String(START),
        revokedAt: null,
      },
      {
        id: `777-${ALICE}`,
        role: "777",
        name: "777",
        account: { id: ALICE },
        member: false,
        since: String(START),
        revokedAt: String(timeOf(3)),
      },
    ],
  })
  .expect(`{ auditEvents(where: { kind: RoleRevoked }) { id detail counterparty { id } } }`, {
    auditEvents: [{ id: `${txHash(3)}-0`, detail: "777", counterparty: { id: ALICE } }],
  });

export const pauses = story("every contract can be paused, unpaused and upgraded")
  .tx(...CONTRACTS.map((contract) => upgraded(contract, ALICE)))
  .tx(...CONTRACTS.map((contract) => paused(contract)))
  .tx(unpaused("CarbonCredit"), upgraded("CarbonCredit", BOB))
  .tx(...CONTRACTS.filter((contract) => contract !== "CarbonCredit").map((contract) => unpaused(contract)))
  .tx(paused("CreditMarket"))
  .expect(`{ managedContracts { id name paused pausedSince implementation } }`, {
    managedContracts: CONTRACTS.map((name) => ({
      id: addressOf(name),
      name,
      paused: name === "CreditMarket",
      pausedSince: String(timeOf({ CarbonCredit: 3, CreditMarket: 5 }[name] ?? 4)),
      implementation: name === "CarbonCredit" ? BOB : ALICE,
    })),
  })
  .expect(`{ auditEvents(where: { kind: Paused, blockNumber: "5" }) { actor { id } contract { name } detail } }`, {
    auditEvents: [{ actor: { id: COUNCIL }, contract: { name: "CreditMarket" }, detail: null }],
  })
  .expect(`{ auditEvents(where: { kind: Upgraded, blockNumber: "3" }) { contract { name } detail } }`, {
    auditEvents: [{ contract: { name: "CarbonCredit" }, detail: BOB }],
  });

export const upgrades = story("contracts without a pause can be upgraded")
  .tx(...WITHOUT_PAUSE.map((contract) => upgraded(contract, ALICE)))
  .tx(upgraded("CRBN", BOB))
  .expect(`{ managedContracts { id name paused pausedSince implementation } }`, {
    managedContracts: WITHOUT_PAUSE.map((name) => ({
      id: addressOf(name),
      name,
      paused: false,
      pausedSince: null,
      implementation: name === "CRBN" ? BOB : ALICE,
    })),
  })
  .expect(`{ auditEvents(where: { blockNumber: "2" }) { kind contract { name } detail } }`, {
    auditEvents: [{ kind: "Upgraded", contract: { name: "CRBN" }, detail: BOB }],
  });
