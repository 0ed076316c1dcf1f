/** Ways to tamper with a deployment's code, rules and people, each with the line of `deploy:check` that says so. */
import { type Address, type Hex, keccak256, numberToHex, padHex, toFunctionSelector, toHex } from "viem";
import { asDao } from "../dao.ts";
import { STRANGER, type Tampering } from "./deployed.ts";

const IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
const SAFE_HANDLER = "0x6c9a6c4a39284e37ed1cf53d337577d14212a4870fb976a4366c693b939918d5";
const SAFE_GUARD = "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8";
const ROLE = { UPGRADER: 101n, REGISTRAR: 301n, VERIFIER: 302n };

/** A call of a Safe. */
export const safeCall = (signature: string, ...args: (Address | bigint)[]): Hex =>
  `${keccak256(toHex(signature)).slice(0, 10)}${args
    .map((value) => padHex(typeof value === "bigint" ? numberToHex(value) : value, { size: 32 }).slice(2))
    .join("")}` as Hex;

export const TAMPERING_WITH_RULES: readonly Tampering[] = [
  [
    "other code behind a proxy's address",
    (on) => on.rpc("anvil_setCode", on.address("CreditMarket"), "0x60006000fd"),
    /^code of CreditMarket at 0x/,
  ],
  [
    "one byte of an implementation",
    async (on) => {
      const at = on.implementationOf("CRBN");
      const code = (await on.live().getCode({ address: at })) as Hex;
      await on.rpc("anvil_setCode", at, `${code.slice(0, -2)}ff`);
    },
    /^code of CRBN\.v1 at 0x/,
  ],
  [
    "an implementation slot",
    (on) => on.store(on.address("TokenVesting"), IMPLEMENTATION, STRANGER),
    /^implementation of TokenVesting: 0x0+a11ce, the repository has 0x/,
  ],
  [
    "an upgrade",
    async (on) => {
      const other = on.implementationOf("MerkleAirdrop");
      await on.byTimelock("CRBN", "upgradeToAndCall", other, "0x");
    },
    /^implementation of CRBN: 0x/,
  ],
  [
    "a role that somebody got",
    (on) => on.byTimelock("AccessManager", "grantRole", ROLE.UPGRADER, STRANGER, 0),
    /^role UPGRADER of 0x\w+11ce: held, delay 0 s, the repository has nothing of the kind/i,
  ],
  [
    "a role that somebody got and gave back",
    async (on) => {
      await on.byTimelock("AccessManager", "grantRole", ROLE.VERIFIER, STRANGER, 0);
      await on.byTimelock("AccessManager", "revokeRole", ROLE.VERIFIER, STRANGER);
    },
    /^once given: role VERIFIER to 0x\w+11ce: yes, the repository has nothing of the kind/i,
  ],
  [
    "a role that somebody lost",
    (on) => on.byTimelock("AccessManager", "revokeRole", ROLE.VERIFIER, on.source.file.accounts.verifier),
    /^role VERIFIER of 0x15d34AAf\w+: missing/,
  ],
  [
    "a role of a number that the protocol does not know",
    (on) => on.byTimelock("AccessManager", "grantRole", 999n, STRANGER, 0),
    /^role number 999 of 0x/,
  ],
  [
    "a role's admin",
    (on) => on.byTimelock("AccessManager", "setRoleAdmin", ROLE.UPGRADER, ROLE.VERIFIER),
    /^getRoleAdmin of role UPGRADER: 302, the repository has 0/,
  ],
  [
    "a function's role",
    (on) =>
      on.byTimelock(
        "AccessManager",
        "setTargetFunctionRole",
        on.address("CreditMarket"),
        ["0x355e6b43"],
        ROLE.VERIFIER,
      ),
    /^role for CreditMarket /,
  ],
  [
    "who states custody",
    (on) => {
      const selector = toFunctionSelector("function stateCustody(uint8,string,uint40,uint32,string)");
      const custody = on.address("Custody");
      return on.byTimelock("AccessManager", "setTargetFunctionRole", custody, [selector], ROLE.REGISTRAR);
    },
    /^role for Custody .*: REGISTRAR, the repository has VERIFIER/,
  ],
  [
    "somebody who allots",
    (on) => on.byTimelock("AccessManager", "grantRole", ROLE.REGISTRAR, STRANGER, 0),
    /^role REGISTRAR of 0x\w+11ce: held, delay 0 s, the repository has nothing of the kind/i,
  ],
  [
    "a closed target",
    (on) => on.byTimelock("AccessManager", "setTargetClosed", on.address("CreditMarket"), true),
    /^CreditMarket in the AccessManager: closed true/,
  ],
  [
    "another authority",
    (on) => on.byTimelock("AccessManager", "updateAuthority", on.address("TreasuryModule"), on.address("Timelock")),
    /^authority of TreasuryModule: /,
  ],
  [
    "a proposer in the Timelock",
    async (on) => {
      const role = await on.protocol.read<Hex>("Timelock", "PROPOSER_ROLE");
      await on.byTimelock("Timelock", "grantRole", role, STRANGER);
    },
    /^Timelock PROPOSER_ROLE of 0x\w+: held, the repository has nothing of the kind/,
  ],
  ["the Timelock's delay", (on) => on.byTimelock("Timelock", "updateDelay", 0n), /^least delay of the Timelock: 0, /],
  [
    "the Governor's threshold",
    (on) =>
      asDao(on.protocol, [
        { contract: "CarbontraceGovernor", functionName: "setProposalThreshold", args: [10n ** 22n] },
      ]),
    /^Governor's proposalThreshold: 10000000000000000000000, /,
  ],
  [
    "an owner of the treasury",
    (on) =>
      on.sendAs(
        on.address("TreasurySafe"),
        on.address("TreasurySafe"),
        safeCall("addOwnerWithThreshold(address,uint256)", STRANGER, 1n),
      ),
    /^owners of TreasurySafe: /,
  ],
  [
    "a module of the treasury",
    (on) =>
      on.sendAs(on.address("TreasurySafe"), on.address("TreasurySafe"), safeCall("enableModule(address)", STRANGER)),
    /^modules of TreasurySafe: /,
  ],
  [
    "the treasury's guard",
    (on) => on.store(on.address("TreasurySafe"), SAFE_GUARD, "0x0"),
    /^guard of TreasurySafe: 0x0+, /,
  ],
  [
    "the treasury's fallback handler",
    (on) => on.store(on.address("TreasurySafe"), SAFE_HANDLER, on.address("CompatibilityFallbackHandler")),
    /^fallback handler of TreasurySafe: /,
  ],
  [
    "the guardian's threshold",
    (on) => on.sendAs(on.address("GuardianSafe"), on.address("GuardianSafe"), safeCall("changeThreshold(uint256)", 1n)),
    /^threshold of GuardianSafe: 1, the repository has 2/,
  ],
  [
    "the guardian's targets",
    (on) => on.byTimelock("Guardian", "setTargets", [on.address("CreditMarket")]),
    /^Guardian's targets: /,
  ],
  [
    "a spending limit",
    (on) => on.byTimelock("SpendingGuard", "setLimit", on.address("StakedCRBN"), 1n),
    /^spending limit of StakedCRBN: 1, the repository has nothing of the kind/,
  ],
  [
    "the commission",
    (on) => on.byTimelock("CreditMarket", "setCommission", 12n * 10n ** 15n),
    /^commission: 12000000000000000, the repository has 15000000000000000$/,
  ],
  [
    "a pay token",
    (on) => on.byTimelock("CreditMarket", "setPayToken", on.address("WETH"), true),
    /^pay token WETH: true, the repository has nothing of the kind/,
  ],
  [
    "a cap on a project type",
    (on) => on.byTimelock("Allotments", "setTypeCap", "Forestry", 2_500n),
    /^cap of type Forestry: 2500, the repository has nothing of the kind/,
  ],
  [
    "a cap on a registry that was set and changed",
    async (on) => {
      await on.byTimelock("Allotments", "setRegistryCap", 1, 4_000n);
      await on.byTimelock("Allotments", "setRegistryCap", 1, 6_000n);
    },
    /^cap of registry VCS: 6000, the repository has nothing of the kind/,
  ],
  [
    "a tier",
    (on) => on.byTimelock("StakedCRBN", "setTier", 1, { minimum: 10n ** 21n, lock: 30 * 86_400, apyBps: 900 }),
    /^terms of Bronze: /,
  ],
];
