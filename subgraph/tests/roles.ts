import {
  ALICE,
  COUNCIL,
  functionRestricted,
  grantDelaySet,
  REGISTRAR,
  roleAdminSet,
  roleGranted,
  roleGuardianSet,
  roleLabelled,
  roleRevoked,
} from "./support/events.ts";
import { CANCELLER, timelockRoleAdminSet, timelockRoleGranted, timelockRoleRevoked } from "./support/governance.ts";
import { addressOf, START, story, timeOf, txHash } from "./support/story.ts";

const PUBLIC = (2n ** 64n - 1n).toString();
const ZERO_HASH = `0x${"0".repeat(64)}`;

export const members = story("roles are granted, their delay changed, revoked, and granted again")
  .tx(roleGranted(0, COUNCIL), roleGranted(301, REGISTRAR), roleGranted(777, ALICE))
  .tx(roleGranted(301, REGISTRAR, { since: START + 9_999, newMember: false, delay: 3_600 }))
  .tx(roleRevoked(777, ALICE))
  .tx(roleGranted(777, ALICE, { since: START + 500, delay: 60 }))
  .expect(
    `{ roleGrants { id role { id keeper number } name keeper account { id } member since until executionDelay delaySince
       transaction { id } revocation { id } } }`,
    {
      roleGrants: [
        {
          id: `0-${COUNCIL}-0`,
          role: { id: "0", keeper: "AccessManager", number: "0" },
          name: "ADMIN",
          keeper: "AccessManager",
          account: { id: COUNCIL },
          member: true,
          since: String(START),
          until: null,
          executionDelay: "0",
          delaySince: String(START),
          transaction: { id: txHash(1) },
          revocation: null,
        },
        {
          id: `301-${REGISTRAR}-0`,
          role: { id: "301", keeper: "AccessManager", number: "301" },
          name: "REGISTRAR",
          keeper: "AccessManager",
          account: { id: REGISTRAR },
          member: true,
          since: String(START),
          until: null,
          executionDelay: "3600",
          delaySince: String(START + 9_999),
          transaction: { id: txHash(1) },
          revocation: null,
        },
        {
          id: `777-${ALICE}-0`,
          role: { id: "777", keeper: "AccessManager", number: "777" },
          name: "777",
          keeper: "AccessManager",
          account: { id: ALICE },
          member: false,
          since: String(START),
          until: String(timeOf(3)),
          executionDelay: "0",
          delaySince: String(START),
          transaction: { id: txHash(1) },
          revocation: { id: txHash(3) },
        },
        {
          id: `777-${ALICE}-1`,
          role: { id: "777", keeper: "AccessManager", number: "777" },
          name: "777",
          keeper: "AccessManager",
          account: { id: ALICE },
          member: true,
          since: String(START + 500),
          until: null,
          executionDelay: "60",
          delaySince: String(START + 500),
          transaction: { id: txHash(4) },
          revocation: null,
        },
      ],
    },
  )
  .expect(`{ auditEvents(where: { kind: RoleRevoked }) { id detail counterparty { id } } }`, {
    auditEvents: [{ id: `${txHash(3)}-0`, detail: "777", counterparty: { id: ALICE } }],
  });

export const timelock = story("the Timelock's roles are told like the others, under their own names")
  .tx(timelockRoleGranted(ZERO_HASH, ALICE), timelockRoleGranted(CANCELLER, COUNCIL))
  .tx(timelockRoleRevoked(ZERO_HASH, ALICE), timelockRoleAdminSet(CANCELLER, `0x${"0".repeat(63)}7`))
  .expect(`{ roleGrants { id name keeper role { id admin } member since until executionDelay } }`, {
    roleGrants: [
      {
        id: `timelock-${ZERO_HASH}-${ALICE}-0`,
        name: "DEFAULT_ADMIN_ROLE",
        keeper: "Timelock",
        role: { id: `timelock-${ZERO_HASH}`, admin: "0" },
        member: false,
        since: String(timeOf(1)),
        until: String(timeOf(2)),
        executionDelay: "0",
      },
      {
        id: `timelock-${CANCELLER}-${COUNCIL}-0`,
        name: "CANCELLER_ROLE",
        keeper: "Timelock",
        role: { id: `timelock-${CANCELLER}`, admin: "7" },
        member: true,
        since: String(timeOf(1)),
        until: null,
        executionDelay: "0",
      },
    ],
  })
  .expect(`{ roles { number } }`, { roles: [{ number: "0" }, { number: BigInt(CANCELLER).toString() }] });

export const permissions = story("which role may call what, who administers roles, and after which delay")
  .tx(
    functionRestricted(addressOf("CreditMarket"), "0x355e6b43", 401),
    functionRestricted(ALICE, "0xdeadbeef", 401),
    roleLabelled(401, "MARKET_ADMIN"),
  )
  .tx(functionRestricted(addressOf("CreditMarket"), "0x355e6b43", PUBLIC))
  .tx(roleAdminSet(401, 201), roleGuardianSet(401, 102), grantDelaySet(401, 86_400, START + 5))
  .expect(`{ restrictedFunctions { id target targetName selector signature role { name } since transaction { id } } }`, {
    restrictedFunctions: [
      {
        id: `${addressOf("CreditMarket")}-0x355e6b43`,
        target: addressOf("CreditMarket"),
        targetName: "CreditMarket",
        selector: "0x355e6b43",
        signature: "setCommission(uint256)",
        role: { name: "PUBLIC" },
        since: String(timeOf(2)),
        transaction: { id: txHash(2) },
      },
      {
        id: `${ALICE}-0xdeadbeef`,
        target: ALICE,
        targetName: null,
        selector: "0xdeadbeef",
        signature: null,
        role: { name: "MARKET_ADMIN" },
        since: String(timeOf(1)),
        transaction: { id: txHash(1) },
      },
    ],
  })
  .expect(`{ role(id: "401") { name label admin guardian grantDelay grantDelaySince functions { selector } } }`, {
    role: {
      name: "MARKET_ADMIN",
      label: "MARKET_ADMIN",
      admin: "201",
      guardian: "102",
      grantDelay: "86400",
      grantDelaySince: String(START + 5),
      functions: [{ selector: "0xdeadbeef" }],
    },
  });
