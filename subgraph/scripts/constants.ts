import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keccak256, toBytes } from "viem";
import { knownCalls, selectorOf } from "./calls.ts";
import { CONTRACTS } from "./paths.ts";

/** The Solidity enums that have a twin in the schema, and the files that define them. */
const ENUMS: Record<string, string> = {
  ProjectStatus: "registry/interfaces/IProjectRegistry.sol",
  ProjectClass: "registry/interfaces/IProjectRegistry.sol",
  SuspendedBy: "registry/interfaces/IProjectRegistry.sol",
  OperatorRule: "types/SerialRules.sol",
  NumberScope: "types/SerialRules.sol",
  UnitKind: "credits/interfaces/ICarbonCredit.sol",
  BlockStatus: "credits/interfaces/ICreditIssuance.sol",
  Dimension: "credits/interfaces/IAllotments.sol",
  RequestStatus: "provenance/interfaces/IProvenance.sol",
  ImpairmentKind: "provenance/interfaces/IImpairments.sol",
  Purpose: "retirement/interfaces/IRetirementCertificate.sol",
  BeneficiaryWord: "retirement/interfaces/ICertificateNotes.sol",
  Bucket: "vesting/interfaces/ITokenVesting.sol",
  Tier: "staking/interfaces/ITiers.sol",
  Side: "market/interfaces/ISignedOrders.sol",
  SourceKind: "market/interfaces/IRetirementRouter.sol",
};

/** Those that the mappings alone need: the schema tells them in other words. */
const INNER_ENUMS: Record<string, string> = {
  RedemptionKind: "pools/interfaces/ICreditPool.sol",
};

/** Those that the schema writes in capitals. */
const IN_CAPITALS = new Set(["SuspendedBy"]);

/** The rules of a bucket of CRBN that the mappings need. */
export interface BucketRules {
  /** {wei} */
  size: bigint;
  /** Whether it was handed out whole at genesis. */
  liquid: boolean;
  revocable: boolean;
}

/** 1,000,000 CRBN {wei}. */
const MILLION = 10n ** 24n;
/** CRBN's supply {wei}. */
const SUPPLY = 1000n * MILLION;
const SECONDS_PER_DAY = 86_400;

/** The values of those enums in order, read from the contracts, as the schema spells them. */
export function readEnums(): Record<string, string[]> {
  return valuesOf(ENUMS);
}

function valuesOf(enums: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(enums).map(([name, file]) => [name, readEnum(name, read(file))]));
}

/** The role numbers by name, read from the contracts. */
export function readRoles(): Record<string, string> {
  const matches = read("access/Roles.sol").matchAll(/uint64 internal constant (\w+) = (\d+);/g);
  return Object.fromEntries([...matches].map((match) => [match[1] as string, match[2] as string]));
}

/** The buckets' rules in the order of the enum, read from the contracts. */
export function readBuckets(): BucketRules[] {
  const calls = read("vesting/libraries/Buckets.sol").matchAll(
    /BucketRules\((\d+) \* MILLION, BucketKind\.(\w+), [^,]+, [^,]+, (true|false)\)/g,
  );
  const rules = [...calls].map(([, millions, kind, revocable]) => ({
    size: BigInt(millions as string) * MILLION,
    liquid: kind === "Liquid",
    revocable: revocable === "true",
  }));
  const total = rules.reduce((sum, { size }) => sum + size, 0n);
  if (rules.length !== readEnums().Bucket?.length || total !== SUPPLY) {
    throw new Error(
      "contracts/vesting/libraries/Buckets.sol is not written as subgraph/scripts/constants.ts reads it.",
    );
  }
  return rules;
}

/** How long an airdrop round vests {s}, read from the contracts. */
export function readRoundVesting(): number {
  const [, days, parts] =
    read("vesting/MerkleAirdrop.sol").match(/uint256 public constant VESTING_DURATION = (\d+) days \/ (\d+);/) ?? [];
  if (!days || !parts) throw new Error("MerkleAirdrop.VESTING_DURATION is not written as so many days divided.");
  return (Number(days) * SECONDS_PER_DAY) / Number(parts);
}

/** The numbers of curation and of the rests that no event tells, read from the contracts. */
export function readRegistryRules(): Record<string, number> {
  return {
    CURATION_QUORUM: readConstant("Curation", "QUORUM"),
    CURATION_THRESHOLD: readConstant("Curation", "THRESHOLD"),
    COUNCIL_REST: readConstant("ProjectRegistry", "REST", "days") * SECONDS_PER_DAY,
    CHALLENGE_REST: readConstant("Challenges", "REST", "days") * SECONDS_PER_DAY,
  };
}

function readConstant(contract: string, name: string, unit = ""): number {
  const pattern = new RegExp(`uint256 public constant ${name} = (\\d+)${unit && ` ${unit}`};`);
  const [, value] = read(`registry/${contract}.sol`).match(pattern) ?? [];
  if (!value) throw new Error(`${contract}.${name} is not written as a number${unit && ` of ${unit}`}.`);
  return Number(value);
}

/** The Governor's quorum is at least so much {wei}, read from the contracts. */
export function readQuorumFloor(): bigint {
  const [, amount] =
    read("governance/CarbontraceGovernor.sol").match(/uint256 public constant QUORUM_FLOOR = ([\d_]+)e18;/) ?? [];
  if (!amount) throw new Error("CarbontraceGovernor.QUORUM_FLOOR is not written as so many e18.");
  return BigInt(amount.replaceAll("_", "")) * 10n ** 18n;
}

/** The Timelock's roles by name. Role 0 administers it. */
const TIMELOCK_ROLES = ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"];

/** A role of the Timelock as a number. */
export const timelockRole = (name: string): bigint => BigInt(keccak256(toBytes(name)));

/** What the mappings know of calls, see `Call` in the schema. */
function callConstants(): string[] {
  const calls = knownCalls();
  const texts = (list: string[]) => JSON.stringify(list);
  return [
    `export const CALL_KEYS: string[] = ${texts(calls.map(({ key }) => key))};`,
    `export const CALL_SIGNATURES: string[] = ${texts(calls.map(({ signature }) => signature))};`,
    `export const CALL_TYPES: string[] = ${texts(calls.map(({ types }) => types))};`,
    `export const CALL_DYNAMIC: boolean[] = [${calls.map(({ dynamic }) => dynamic).join(", ")}];`,
    `export const CALL_LEAVES: string[] = ${texts(calls.map(({ leaves }) => leaves.join(";")))};`,
    `export const UPGRADE_POOLS: string = "${selectorOf("PoolBeacon", "upgradeTo")}";`,
    `export const UPGRADE: string = "${selectorOf("Governed", "upgradeToAndCall")}";`,
    `export const SPEND: string = "${selectorOf("ITreasuryModule", "spend")}";`,
    `export const UNPAUSE: string = "${selectorOf("IGuardian", "unpause")}";`,
    `export const ALLOW_PAUSE: string = "${selectorOf("IGuardian", "allowPause")}";`,
    `export const QUORUM_FLOOR: string = "${readQuorumFloor()}";`,
    `export const TIMELOCK_ROLE_NAMES: string[] = ${texts(TIMELOCK_ROLES)};`,
    `export const TIMELOCK_ROLE_NUMBERS: string[] = ${texts(TIMELOCK_ROLES.map((name) => String(timelockRole(name))))};`,
  ];
}

/** The AssemblyScript module that carries them into the mappings. */
export function constantsModule(enums = readEnums(), roles = readRoles()): string {
  const arrays = Object.entries({ ...enums, ...valuesOf(INNER_ENUMS) }).map(
    ([name, values]) => `export const ${name}: string[] = ${JSON.stringify(values)};`,
  );
  const names = Object.keys(roles);
  const numbers = names.map((name) => `export const ROLE_${name}: string = "${roles[name]}";`);
  const list = (items: unknown[]) => `[${items.join(", ")}]`;
  const buckets = readBuckets();
  return [
    "// Generated from the contracts. Do not edit.",
    ...arrays,
    ...numbers,
    `export const ROLE_NAMES: string[] = ${JSON.stringify(names)};`,
    `export const ROLE_NUMBERS: string[] = ${list(names.map((name) => `ROLE_${name}`))};`,
    `export const BUCKET_SIZES: string[] = ${list(buckets.map(({ size }) => `"${size}"`))};`,
    `export const BUCKET_LIQUID: boolean[] = ${list(buckets.map(({ liquid }) => liquid))};`,
    `export const BUCKET_REVOCABLE: boolean[] = ${list(buckets.map(({ revocable }) => revocable))};`,
    `export const ROUND_VESTING: i32 = ${readRoundVesting()};`,
    ...Object.entries(readRegistryRules()).map(([rule, value]) => `export const ${rule}: i32 = ${value};`),
    ...callConstants(),
    "",
  ].join("\n");
}

function readEnum(name: string, source: string): string[] {
  const body = source.match(new RegExp(`\\benum ${name} \\{([^}]*)\\}`))?.[1];
  if (!body) throw new Error(`The contracts no longer define the enum ${name}.`);
  const values = body.replace(/\/\/.*$/gm, "").split(",");
  const names = values.map((value) => value.trim()).filter((value) => value !== "");
  return IN_CAPITALS.has(name) ? names.map((value) => value.toUpperCase()) : names;
}

function read(file: string): string {
  return readFileSync(join(CONTRACTS, file), "utf8");
}
