import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@wagmi/cli";
import type { Abi } from "viem";

const OUT = join(import.meta.dirname, "../out");

// The contracts that every page may speak to. Implementations, not interfaces: they also carry what they inherit.
const CONTRACTS = [
  "ProjectRegistry",
  "Curation",
  "Challenges",
  "CarbonCredit",
  "CreditIssuance",
  "CreditMetadata",
  "RetirementCertificate",
  "CRBN",
  "TokenVesting",
  "MerkleAirdrop",
  "StakedCRBN",
  "RewardReserve",
  "CarbontraceGovernor",
  "SignalPolls",
  "TestUSDC",
  "Faucet",
];

// What only some pages of credits speak of: desks, exits, notes under certificates, proofs of custody.
const PROVENANCE = ["Allotments", "Custody", "Provenance", "Impairments", "RetirementDesk", "CertificateNotes"];

// What only the pages of governance speak of: a file of its own, which they load when they are opened.
const GOVERNANCE = [
  "AccessManager",
  "TimelockController",
  "Guardian",
  "TreasuryModule",
  "SpendingGuard",
  "CodePin",
  "ISafe",
];

// What only the pages of pools, of liquidity and of retiring in one transaction speak of.
const LIQUIDITY = ["CreditPool", "PoolFactory", "PoolBeacon", "LiquidityMining", "RetirementRouter"];

// Uniswap v2, as its own packages have it compiled.
const UNISWAP = {
  UniswapV2Factory: "v2-core/build/IUniswapV2Factory",
  UniswapV2Pair: "v2-core/build/IUniswapV2Pair",
  UniswapV2Router: "v2-periphery/build/IUniswapV2Router02",
};

function uniswap([name, path]: [string, string]): { name: string; abi: Abi } {
  const file = join(import.meta.dirname, "../node_modules/@uniswap", `${path}.json`);
  return { name, abi: JSON.parse(readFileSync(file, "utf8")).abi };
}

// What only the pages of trading speak of: the market with all that it can do, of which other pages need but a part, and the board
// of orders.
const TRADING = ["CreditMarket", "OrderBoard"];
const OF_TRADING_ONLY =
  /Order|eferenceOf|ReferenceSet|Nonce|bandOf|counterOf|Many$|setPrice|setExpiry|ListingPrice|ListingExpiry|InLots/;

function abiOf(name: string): Abi {
  const file = join(OUT, `${name}.sol`, `${name}.json`);
  if (!existsSync(file)) throw new Error(`${name} is not compiled: run "forge build" first.`);
  // Solidity's own type names are of no use here and would be half of what the browser loads.
  return JSON.parse(readFileSync(file, "utf8"), (key, value) => (key === "internalType" ? undefined : value)).abi;
}

/** What a read of any page tells from other failures: that there is no such thing. */
const UNKNOWN = /Unknown$/;

/** A contract without its errors: what decodes them knows those of all contracts, and is loaded when something is signed. */
function contract(name: string): { name: string; abi: Abi } {
  return { name, abi: abiOf(name).filter((item) => item.type !== "error" || UNKNOWN.test(item.name)) };
}

/** The market without what only the pages of trading ask of it. */
function plainMarket(): { name: string; abi: Abi } {
  const { name, abi } = contract("CreditMarket");
  return { name, abi: abi.filter((item) => !("name" in item) || !OF_TRADING_ONLY.test(item.name ?? "")) };
}

/** A revert can come from any contract that a call reaches: the errors of all, each once. */
function errors(): { name: string; abi: Abi } {
  const all = [CONTRACTS, PROVENANCE, GOVERNANCE, LIQUIDITY, TRADING].flat().flatMap(abiOf);
  const own = all.filter((item) => item.type === "error");
  const once = new Map(own.map((item) => [JSON.stringify([item.name, item.inputs]), item]));
  return { name: "Errors", abi: [...once.values()] };
}

export default defineConfig([
  { out: "src/generated/contracts.ts", contracts: [...CONTRACTS.map(contract), plainMarket()] },
  { out: "src/generated/provenance.ts", contracts: PROVENANCE.map(contract) },
  { out: "src/generated/governance.ts", contracts: GOVERNANCE.map(contract) },
  {
    out: "src/generated/liquidity.ts",
    contracts: [...LIQUIDITY.map(contract), ...Object.entries(UNISWAP).map(uniswap)],
  },
  { out: "src/generated/trading.ts", contracts: TRADING.map(contract) },
  { out: "src/generated/errors.ts", contracts: [errors()] },
]);
