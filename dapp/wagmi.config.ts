import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@wagmi/cli";
import { react } from "@wagmi/cli/plugins";
import type { Abi } from "viem";

const OUT = join(import.meta.dirname, "../out");

// The contracts that the page speaks to. Implementations, not interfaces: they also carry the errors of all they inherit.
const CONTRACTS = [
  "ProjectRegistry",
  "CarbonCredit",
  "CreditIssuance",
  "RetirementCertificate",
  "CreditMarket",
  "CRBN",
  "TokenVesting",
  "MerkleAirdrop",
  "StakedCRBN",
  "RewardReserve",
  "AccessManager",
  "TestUSDC",
  "Faucet",
];

function abiOf(name: string): Abi {
  const file = join(OUT, `${name}.sol`, `${name}.json`);
  if (!existsSync(file)) throw new Error(`${name} is not compiled: run "forge build" first.`);
  // Solidity's own type names are of no use here and would be half of what the browser loads.
  return JSON.parse(readFileSync(file, "utf8"), (key, value) => (key === "internalType" ? undefined : value)).abi;
}

/** Of the access manager only the errors are needed: it is called by the contracts, never by the page. */
function slim(name: string, abi: Abi): Abi {
  return name === "AccessManager" ? abi.filter(({ type }) => type === "error") : abi;
}

const contracts = CONTRACTS.map((name) => ({ name, abi: slim(name, abiOf(name)) }));

export default defineConfig({ out: "src/generated/contracts.ts", contracts, plugins: [react()] });
