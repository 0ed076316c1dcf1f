/**
 * Where a deployment began. An interrupted one goes on in later blocks, but the address book must name the first: who reads
 * events from it would miss what came before. So the block is written down before anything is sent.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Address, PublicClient } from "viem";
import { CommandError } from "../chain/fail.ts";

export class Journal {
  private readonly begun: string;
  private readonly book: string;

  constructor(
    private readonly folder: string,
    chainId: number,
    private readonly deployer: Address,
  ) {
    this.book = join(folder, `${chainId}.json`);
    this.begun = join(folder, `${chainId}.begun.json`);
  }

  /** The first block of this deployment: the newest if nothing is there yet, else what was written down, else searched for. */
  async startBlock(client: PublicClient, stated: bigint | undefined): Promise<bigint> {
    const head = await client.getBlockNumber();
    const code = await client.getCode({ address: this.deployer });
    if (code === undefined) return head;
    if (stated !== undefined) return stated;
    return this.written(this.begun) ?? this.written(this.book) ?? (await this.search(client, head));
  }

  /** To be called before anything is sent. */
  begin(startBlock: bigint): void {
    this.write(this.begun, `${JSON.stringify({ deployer: this.deployer, startBlock: Number(startBlock) })}\n`);
  }

  /** Writes the address book, whole, and forgets that anything was under way. Answers with its path. */
  end(book: string): string {
    this.write(this.book, book);
    rmSync(this.begun, { force: true });
    return this.book;
  }

  private written(path: string): bigint | undefined {
    if (!existsSync(path)) return undefined;
    const file = JSON.parse(readFileSync(path, "utf8")) as {
      deployer?: string;
      startBlock?: number;
      contracts?: { DeterministicDeployer?: { address: string } };
    };
    const owner = file.contracts?.DeterministicDeployer?.address ?? file.deployer;
    if (owner?.toLowerCase() !== this.deployer.toLowerCase() || file.startBlock === undefined) return undefined;
    return BigInt(file.startBlock);
  }

  /** The block before the one that brought the deployer's code. Needs a node that remembers old states. */
  private async search(client: PublicClient, head: bigint): Promise<bigint> {
    let [without, having] = [0n, head];
    try {
      while (having - without > 1n) {
        const middle = (without + having) / 2n;
        const code = await client.getCode({ address: this.deployer, blockNumber: middle });
        if (code === undefined) without = middle;
        else having = middle;
      }
    } catch {
      throw new CommandError(
        `a deployment by this key was begun here and its first block is not known: the node does not remember it. Name it with --start-block <number>; the deployer's contract is ${this.deployer}`,
      );
    }
    return without;
  }

  private write(path: string, content: string): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  }
}
