import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@wagmi/cli";
import { react } from "@wagmi/cli/plugins";
import type { Abi } from "viem";

const OUT = join(import.meta.dirname, "../out");

// The contracts that the page speaks to, under the names it uses for them. Artifacts come from `forge build`; the first
// that exists is taken. Implementations also carry the errors of what they inherit.
const CONTRACTS: Record<string, string[]> = {
  ProjectRegistry: ["ProjectRegistry", "IProjectRegistry"],
  CarbonCredit: ["CarbonCredit", "ICarbonCredit"],
  CreditIssuance: ["CreditIssuance", "ICreditIssuance"],
  RetirementCertificate: ["RetirementCertificate", "IRetirementCertificate"],
  CreditMarket: ["CreditMarket", "ICreditMarket"],
  AccessManager: ["AccessManager", "IAccessManager"],
  TestUSDC: ["TestUSDC"],
  Faucet: ["Faucet"],
};

function abiOf(names: string[]): Abi | undefined {
  const file = names.map((name) => join(OUT, `${name}.sol`, `${name}.json`)).find(existsSync);
  if (!file) return undefined;
  // Solidity's own type names are of no use here and would be half of what the browser loads.
  return JSON.parse(readFileSync(file, "utf8"), (key, value) => (key === "internalType" ? undefined : value)).abi;
}

/** Of the access manager only the errors are needed: it is called by the contracts, never by the page. */
function slim(name: string, abi: Abi): Abi {
  return name === "AccessManager" ? abi.filter(({ type }) => type === "error") : abi;
}

const contracts = Object.entries(CONTRACTS).map(([name, artifacts]) => ({
  name,
  abi: slim(name, abiOf(artifacts) ?? []),
}));
if (contracts.every(({ abi }) => abi.length === 0)) throw new Error("No artifacts in out/: run `forge build` first.");

export default defineConfig({ out: "src/generated/contracts.ts", contracts, plugins: [react()] });
