import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BlockPointer, blockAt, rpc } from "./rpc.ts";

/** What an earlier run finished. Every entry names a block, so that it counts only while the chain still has that block. */
interface LedgerFile {
  genesis?: string;
  seeded?: BlockPointer;
}

/** Remembers in the data folder which steps are done on which chain. */
export class Ledger {
  private readonly path: string;
  private content: LedgerFile;

  constructor(dataDir: string) {
    this.path = join(dataDir, "done.json");
    this.content = readJson<LedgerFile>(this.path) ?? {};
  }

  /** Whether the database was filled from this very chain. */
  isIndexOf(genesis: string): boolean {
    return this.content.genesis === genesis;
  }

  indexBelongsTo(genesis: string): void {
    this.write({ ...this.content, genesis });
  }

  /** Whether the chain still holds the seed. */
  async isSeeded(chainUrl: string): Promise<boolean> {
    const { seeded } = this.content;
    return seeded !== undefined && (await blockAt(chainUrl, seeded.number))?.hash === seeded.hash;
  }

  /** To be called when seeding has ended without an error. */
  async seeded(chainUrl: string): Promise<void> {
    const head = await blockAt(chainUrl);
    if (head) this.write({ ...this.content, seeded: head });
  }

  private write(content: LedgerFile): void {
    this.content = content;
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, JSON.stringify(content));
    renameSync(`${this.path}.new`, this.path);
  }
}

/** Whether the address book's contracts all exist on this chain. */
export async function isDeployed(chainUrl: string, deploymentFile: string): Promise<boolean> {
  const deployment = readJson<{ contracts?: Record<string, { address: string }> }>(deploymentFile);
  const addresses = Object.values(deployment?.contracts ?? {}).map((contract) => contract.address);
  if (addresses.length === 0) return false;
  const codes = await Promise.all(
    addresses.map((address) => rpc<string>(chainUrl, "eth_getCode", [address, "latest"])),
  );
  return codes.every((code) => code !== "0x");
}

function readJson<T>(path: string): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}
