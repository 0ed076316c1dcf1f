import type { Address } from "viem";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { allRows, type IndexedBlock, indexedBlock, type Row } from "./index-snapshot.ts";

/** The block that both sides are asked about. */
export interface Moment {
  block: IndexedBlock;
  /** Its time {s}. */
  now: bigint;
}

/** The newest block that the subgraph has indexed. */
export async function newestMoment(protocol: Protocol, url: string): Promise<Moment> {
  const block = await indexedBlock(url);
  const { timestamp } = await protocol.client.getBlock({ blockNumber: BigInt(block.number) });
  return { block, now: timestamp };
}

/** What the subgraph says, held against what the contracts answer at the same block. */
export abstract class ChainComparison {
  /** One sentence for each fact on which the two disagree. */
  readonly differences: string[] = [];
  /** How many of each were compared, so that a test can ask for more than nothing. */
  readonly counted: Record<string, number> = {};
  protected readonly block: IndexedBlock;
  protected readonly now: bigint;

  constructor(
    protected readonly protocol: Protocol,
    protected readonly url: string,
    { block, now }: Moment,
  ) {
    this.block = block;
    this.now = now;
  }

  /** All that the subgraph has of an entity. */
  protected async rows(entity: string, fields: string): Promise<Row[]> {
    const rows = await allRows(this.url, entity, fields, this.block);
    this.counted[entity] = rows.length;
    return rows;
  }

  /** What a contract answers. */
  protected read<T = unknown>(contract: string, name: string, ...args: unknown[]): Promise<T> {
    return this.protocol.read<T>(contract, name, args, BigInt(this.block.number));
  }

  /** What a contract answers that the address book may not have, with the functions of one that it has. */
  protected async readAt<T = unknown>(address: unknown, like: string, name: string, ...args: unknown[]): Promise<T> {
    const call = { address: address as Address, abi: this.protocol.abi(like), functionName: name, args };
    const blockNumber = BigInt(this.block.number);
    return (await this.protocol.client.readContract({ ...call, blockNumber })) as T;
  }

  protected equal(what: string, indexed: unknown, onChain: unknown): void {
    if (String(indexed) === String(onChain)) return;
    this.differences.push(`${what}: the subgraph says ${String(indexed)}, the chain says ${String(onChain)}`);
  }
}

/** The id of an entity that another names, if it names one. */
export const id = (reference: unknown): unknown => (reference as Row | null | undefined)?.id;
export const lower = (value: unknown): string => String(value).toLowerCase();
export const big = (value: unknown): bigint => BigInt(String(value));
export const sum = (rows: Row[], field: string): bigint => rows.reduce((total, row) => total + big(row[field]), 0n);
