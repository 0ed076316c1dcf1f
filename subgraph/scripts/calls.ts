import { toFunctionSelector } from "viem";
import { type AbiEntry, type Parameter, readAbi, typeOf } from "./abi.ts";

/** The functions that a proposal can call by name: those of our own contracts, by their name in the address book. */
const CONTRACTS: Record<string, string> = {
  ProjectRegistry: "ProjectRegistry",
  Curation: "Curation",
  Challenges: "Challenges",
  CarbonCredit: "CarbonCredit",
  CreditIssuance: "CreditIssuance",
  Allotments: "Allotments",
  Custody: "Custody",
  Provenance: "Provenance",
  Impairments: "Impairments",
  RetirementDesk: "RetirementDesk",
  RetirementCertificate: "RetirementCertificate",
  CertificateNotes: "CertificateNotes",
  CreditMarket: "CreditMarket",
  PoolFactory: "PoolFactory",
  PoolBeacon: "PoolBeacon",
  RetirementRouter: "RetirementRouter",
  LiquidityMining: "LiquidityMining",
  StakedCRBN: "StakedCRBN",
  CRBN: "CRBN",
  TokenVesting: "TokenVesting",
  MerkleAirdrop: "MerkleAirdrop",
  RewardReserve: "RewardReserve",
  AccessManager: "AccessManager",
  Timelock: "TimelockController",
  CarbontraceGovernor: "CarbontraceGovernor",
  Guardian: "Guardian",
  SignalPolls: "SignalPolls",
  TreasuryModule: "TreasuryModule",
  SpendingGuard: "SpendingGuard",
  TreasurySafe: "ISafe",
  GuardianSafe: "ISafe",
  CodePin: "CodePin",
  USDC: "IERC20",
};

/** What a check of a proposal calls is a view. */
const CALLED_VIEWS = new Set(["CodePin"]);

/** One function as the mappings know it. */
interface KnownCall {
  /** `<contract>:<selector>` */
  key: string;
  /** For example `setTier(uint8,(uint128,uint32,uint16))`. */
  signature: string;
  /** The parameters as one tuple, as `ethereum.decode` wants them. */
  types: string;
  /** Whether that tuple's size depends on its content. */
  dynamic: boolean;
  /** `<name>:<type>:<path>` of every argument, structs spread out: `terms.minimum:uint128:1.0`. */
  leaves: string[];
}

/** Every function of our contracts that changes something. */
export function knownCalls(): KnownCall[] {
  return Object.entries(CONTRACTS).flatMap(([contract, artifact]) =>
    readAbi(artifact)
      .filter((entry) => entry.type === "function" && (CALLED_VIEWS.has(contract) || !isView(entry)))
      .map((entry) => knownCall(contract, entry)),
  );
}

/** The selector of a function of ours that has one signature only. */
export function selectorOf(artifact: string, name: string): string {
  const [entry, ...others] = readAbi(artifact).filter((item) => item.type === "function" && item.name === name);
  if (!entry || others.length > 0) throw new Error(`${artifact} has no single function ${name}.`);
  return toFunctionSelector(signatureOf(entry));
}

function knownCall(contract: string, entry: AbiEntry): KnownCall {
  const inputs = entry.inputs ?? [];
  return {
    key: `${contract}:${toFunctionSelector(signatureOf(entry))}`,
    signature: signatureOf(entry),
    types: `(${inputs.map(typeOf).join(",")})`,
    dynamic: inputs.some(isDynamic),
    leaves: inputs.flatMap((input, index) => leavesOf(input, input.name || `argument ${index + 1}`, String(index))),
  };
}

function isView(entry: AbiEntry): boolean {
  return entry.stateMutability === "view" || entry.stateMutability === "pure";
}

function signatureOf(entry: AbiEntry): string {
  return `${entry.name}(${(entry.inputs ?? []).map(typeOf).join(",")})`;
}

function leavesOf(parameter: Parameter, name: string, path: string): string[] {
  if (parameter.type !== "tuple") return [`${name}:${typeOf(parameter)}:${path}`];
  return (parameter.components ?? []).flatMap((field, index) =>
    leavesOf(field, `${name}.${field.name}`, `${path}.${index}`),
  );
}

function isDynamic(parameter: Parameter): boolean {
  if (parameter.type === "string" || parameter.type === "bytes" || parameter.type.endsWith("[]")) return true;
  return (parameter.components ?? []).some(isDynamic);
}
