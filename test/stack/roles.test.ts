/** Who can do what, asked of a deployed market: docs/ROLES.md says just that, and no key administers anything. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Address,
  concatHex,
  encodeFunctionData,
  type Hex,
  keccak256,
  numberToHex,
  padHex,
  parseEther,
  toFunctionSelector,
  toHex,
} from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../../script/dev/paths.ts";
import { rpc } from "../../script/dev/rpc.ts";
import { faultsOf } from "../../script/roles/audit.ts";
import { type FreshMarket, startFreshMarket } from "../../script/roles/chain.ts";
import { readPermissions } from "../../script/roles/read.ts";
import { documentOf } from "../../script/roles/text.ts";
import type { Permissions } from "../../script/roles/types.ts";
import { sendMined } from "./support/sendMined.ts";

const STRANGER: Address = "0x1111111111111111111111111111111111111111";
const UPGRADER = 101n;
const CURATOR = 203n;
const PUBLIC = 2n ** 64n - 1n;

let market: FreshMarket;
let permissions: Permissions;

beforeAll(async () => {
  market = await startFreshMarket();
  permissions = await readPermissions(market.protocol);
}, 600_000);

afterAll(() => market?.stop());

const document = () => readFileSync(join(ROOT, "docs/ROLES.md"), "utf8");

test("docs/ROLES.md is what `npm run roles` writes", () => {
  expect(documentOf(permissions)).toBe(document());
});

test("no key holds an administrative role, the deployer none, and the Timelock alone is ADMIN", async () => {
  const { client } = market.protocol;
  const peoples = ["CURATION_COUNCIL", "CURATOR", "REGISTRAR", "VERIFIER"];
  expect(permissions.roles).toHaveLength(18);
  for (const { name, holders } of permissions.roles) {
    expect(holders.length, name).toBeGreaterThan(0);
    for (const { address } of holders) {
      expect(address, name).not.toBe(permissions.deployer);
      const code = await client.getCode({ address });
      if (!peoples.includes(name)) expect(code?.length ?? 0, `${name}: ${address}`).toBeGreaterThan(2);
    }
  }
  const admin = permissions.roles.find(({ id }) => id === 0n);
  expect(admin?.holders.map(({ address }) => address)).toEqual([market.protocol.address("Timelock")]);
  for (const { name, holders } of permissions.timelockRoles) {
    for (const { address } of holders) {
      expect((await client.getCode({ address }))?.length ?? 0, `${name}: ${address}`).toBeGreaterThan(2);
    }
  }
});

test("every proxy's upgrade waits seven days, that of all pools too, and every restricted function of a contract has a row", () => {
  const upgrades = permissions.restricted.filter(({ signature }) => /^upgradeTo(AndCall)?\(/.test(signature));
  // 21 proxies, and the beacon of the pools.
  expect(upgrades).toHaveLength(22);
  for (const { role, wait } of upgrades) expect([role, wait]).toEqual([UPGRADER, 7 * 86_400]);
  const rows = permissions.restricted.map(({ contract, selector }) => `${contract}.${selector}`).sort();
  const asking = permissions.guarded
    .filter(({ error, signature }) => error === "AccessManagedUnauthorized" && signature !== "setAuthority(address)")
    .map(({ contract, selector }) => `${contract}.${selector}`)
    .sort();
  expect(rows).toEqual(asking);
});

test("nothing contradicts the hand-over", () => {
  expect(faultsOf(permissions)).toEqual([]);
});

describe("what would contradict it is seen", () => {
  let snapshot: string;

  beforeEach(async () => {
    snapshot = await rpc<string>(market.url, "evm_snapshot", []);
  });

  afterEach(async () => {
    await rpc(market.url, "evm_revert", [snapshot]);
  });

  const key = () => market.protocol.address("Timelock");
  /** The first of the people who hold a role. */
  const holderOf = (role: string) =>
    permissions.roles.find(({ name }) => name === role)?.holders.find(({ external }) => external)?.address as Address;

  test.each<[string, () => Promise<void>, string]>([
    [
      "a key that may upgrade",
      () => asTimelock("AccessManager", "grantRole", [UPGRADER, STRANGER, 0]),
      `${STRANGER}, a key, holds UPGRADER.`,
    ],
    ["a second admin", () => asTimelock("AccessManager", "grantRole", [0n, STRANGER, 0]), `${STRANGER} holds ADMIN.`],
    [
      "the deployer as a verifier",
      () => asTimelock("AccessManager", "grantRole", [302n, permissions.deployer, 0]),
      "the deployer holds VERIFIER.",
    ],
    [
      "a council that scores projects",
      () => asTimelock("AccessManager", "grantRole", [CURATOR, holderOf("CURATION_COUNCIL"), 0]),
      "council holds CURATOR and CURATION_COUNCIL.",
    ],
    [
      "a curator who verifies",
      () => asTimelock("AccessManager", "grantRole", [302n, holderOf("CURATOR"), 0]),
      "curator 1 holds CURATOR and VERIFIER.",
    ],
    [
      "a role that nobody has any more",
      () => asTimelock("AccessManager", "revokeRole", [401n, key()]),
      "nobody holds MARKET_ADMIN.",
    ],
    [
      "a role granted by another role",
      () => asTimelock("AccessManager", "setRoleAdmin", [601n, 301n]),
      "TREASURER is granted by REGISTRAR, not by ADMIN.",
    ],
    [
      "a function open to all",
      () => setRole("TreasuryModule", "spend(address,address,uint256)", PUBLIC),
      "TreasuryModule.spend(address,address,uint256) is open to PUBLIC.",
    ],
    [
      "another proposer",
      () => asTimelock("Timelock", "grantRole", [keccak256(toHex("PROPOSER_ROLE")), STRANGER]),
      `the Timelock's PROPOSER_ROLE is held by ${STRANGER}, CarbontraceGovernor.`,
    ],
    [
      "a treasury without its guard",
      () => asSafe("TreasurySafe", "setGuard(address)", "0x0000000000000000000000000000000000000000"),
      "the guard of TreasurySafe is none, not SpendingGuard.",
    ],
    [
      "another module of the treasury",
      () => asSafe("TreasurySafe", "enableModule(address)", market.protocol.address("Guardian")),
      "the modules of TreasurySafe are Guardian, TreasuryModule, not TreasuryModule.",
    ],
    [
      "a threshold below the file's",
      () => asSafe("TreasurySafe", "changeThreshold(uint256)", numberToHex(2)),
      "2 of 5 command TreasurySafe, the network's file says 3 of 5.",
    ],
    [
      "fewer owners than the file's",
      async () => {
        const [first] = permissions.safes.find(({ name }) => name === "GuardianSafe")?.owners ?? [];
        await asSafe(
          "GuardianSafe",
          "removeOwner(address,address,uint256)",
          "0x1",
          first?.address as Address,
          numberToHex(2),
        );
      },
      "2 of 2 command GuardianSafe, the network's file says 2 of 3.",
    ],
    [
      "a fallback handler that signs for the treasury",
      () =>
        asSafe("TreasurySafe", "setFallbackHandler(address)", market.protocol.address("CompatibilityFallbackHandler")),
      "the fallback handler of TreasurySafe is CompatibilityFallbackHandler, not TokenCallbackHandler.",
    ],
    [
      "another guard in the module's way",
      () => store("TreasurySafe", keccak256(toHex("module_manager.module_guard.address")), STRANGER),
      `the module guard of TreasurySafe is ${STRANGER}, not none or SpendingGuard.`,
    ],
    [
      "a treasury that runs other code",
      async () => {
        const code = await market.protocol.client.getCode({ address: market.protocol.address("SafeL2") });
        await rpc(market.url, "anvil_setCode", [STRANGER, code]);
        await store("TreasurySafe", "0x0", STRANGER);
      },
      `the code of TreasurySafe is ${STRANGER}, not SafeL2.`,
    ],
    [
      "a module of the guardian",
      () => asSafe("GuardianSafe", "enableModule(address)", STRANGER),
      `the modules of GuardianSafe are ${STRANGER}, not none.`,
    ],
    [
      "a guard of the guardian",
      () => asSafe("GuardianSafe", "setGuard(address)", market.protocol.address("SpendingGuard")),
      "the guard of GuardianSafe is SpendingGuard, not none.",
    ],
  ])("%s", async (_what, change, sentence) => {
    await change();
    const changed = await readPermissions(market.protocol);
    expect(faultsOf(changed)).toContain(sentence);
    expect(documentOf(changed)).not.toBe(document());
  });

  /** An operation of the Timelock, without the vote. */
  async function asTimelock(contract: string, functionName: string, args: readonly unknown[]): Promise<void> {
    const abi = market.protocol.abi(contract === "Timelock" ? "TimelockController" : contract);
    await sendAs(key(), market.protocol.address(contract), encodeFunctionData({ abi, functionName, args }));
  }

  async function setRole(contract: string, signature: string, role: bigint): Promise<void> {
    const selector = toFunctionSelector(signature);
    const target = market.protocol.address(contract);
    await asTimelock("AccessManager", "setTargetFunctionRole", [target, [selector], role]);
  }

  /** What a Safe does to itself. */
  async function asSafe(name: string, signature: string, ...args: readonly Hex[]): Promise<void> {
    const safe = market.protocol.address(name);
    const words = args.map((arg) => padHex(arg, { size: 32 }));
    await sendAs(safe, safe, concatHex([toFunctionSelector(signature), ...words]));
  }

  async function store(name: string, slot: Hex, value: Address): Promise<void> {
    const word = padHex(value, { size: 32 });
    await rpc(market.url, "anvil_setStorageAt", [market.protocol.address(name), padHex(slot, { size: 32 }), word]);
  }

  async function sendAs(from: Address, to: Address, data: Hex): Promise<void> {
    await rpc(market.url, "anvil_setBalance", [from, numberToHex(parseEther("1"))]);
    await rpc(market.url, "anvil_impersonateAccount", [from]);
    await sendMined(market.url, { from, to, data, gas: numberToHex(2_000_000) });
  }
});
