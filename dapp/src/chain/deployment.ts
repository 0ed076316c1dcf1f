import rawDeployment from "virtual:deployment";
import type { Address } from "viem";
import { isAddress } from "viem";

/** The contracts that `deployments/<chainId>.json` names, as far as the page uses them. */
export type ContractName =
  | "ProjectRegistry"
  | "CarbonCredit"
  | "CreditIssuance"
  | "RetirementCertificate"
  | "CreditMarket"
  | "AccessManager"
  | "CertificateRenderer"
  | "TestUSDC"
  | "Faucet";

/** Where the contracts are. */
export interface Deployment {
  addresses: Partial<Record<ContractName, Address>>;
  /** The block from which logs are searched. */
  startBlock: bigint;
}

/**
 * Reads an address book: `{ contracts: { Name: { address, block } } }`, with or without the outer key, an entry being an
 * object or the address itself. Null when there is none.
 */
export function parseDeployment(raw: unknown): Deployment | null {
  if (typeof raw !== "object" || raw === null) return null;
  const book = ("contracts" in raw && raw.contracts ? raw.contracts : raw) as Record<string, unknown>;
  const addresses: Record<string, Address> = {};
  const blocks: bigint[] = [];
  for (const [name, entry] of Object.entries(book)) {
    const fields =
      typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>) : { address: entry };
    if (typeof fields.address !== "string" || !isAddress(fields.address, { strict: false })) continue;
    addresses[name] = fields.address;
    if (fields.block !== undefined) blocks.push(BigInt(fields.block as string | number));
  }
  if (Object.keys(addresses).length === 0) return null;
  const startBlock = blocks.reduce((least, block) => (block < least ? block : least), blocks[0] ?? 0n);
  return { addresses, startBlock };
}

/** The deployment on the configured chain; null when nothing is deployed there. */
export const deployment = parseDeployment(rawDeployment);
