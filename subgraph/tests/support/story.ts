import { eventOf, testSignature } from "../../scripts/abi.ts";
import { flattenArguments, flattenEvent } from "../../scripts/flatten.ts";
import { ALL_SOURCES, eventsOfSource } from "../../scripts/sources.ts";
import { TEST_DEPLOYMENT } from "../../scripts/testDeployment.ts";

/** One event of a contract. */
export interface TestEvent {
  contract: string;
  /** Of a contract that is not in the address book: a pool, a pair. */
  address?: string;
  name: string;
  values: Record<string, unknown>;
}

interface FoundFile {
  cid: string;
  content: string;
}

interface Assertion {
  query: string;
  expected: unknown;
}

/** A test file as `gnd test` reads it. */
export interface TestFile {
  name: string;
  /** What IPFS serves. */
  files: FoundFile[];
  blocks: unknown[];
  assertions: Assertion[];
}

/** When the first block of a story is {s}; each block is a minute later. */
export const START = 1_780_000_000;
const SECONDS_PER_BLOCK = 60;

/** One case: what happens on the chain, and what the subgraph says then. */
export class Story {
  private readonly blocks: TestEvent[][][] = [];
  private readonly files: FoundFile[] = [];
  private readonly assertions: Assertion[] = [];

  constructor(readonly name: string) {}

  /** A transaction with these events, in a block of its own. */
  tx(...events: TestEvent[]): this {
    return this.block(events);
  }

  /** A block of several transactions. */
  block(...transactions: TestEvent[][]): this {
    this.blocks.push(transactions);
    return this;
  }

  /** A file that IPFS serves. */
  serves(cid: string, content: string): this {
    this.files.push({ cid, content });
    return this;
  }

  /** Lists are compared without regard to order, by `gnd test`. */
  expect(query: string, expected: unknown): this {
    this.assertions.push({ query, expected });
    return this;
  }

  file(): TestFile {
    let hash = 0;
    const blocks = this.blocks.map((transactions, index) => ({
      number: index + 1,
      timestamp: timeOf(index + 1),
      hash: blockHash(index + 1),
      events: transactions.flatMap((events) => {
        hash += 1;
        return events.map((event) => encode(event, txHash(hash)));
      }),
    }));
    return { name: this.name, files: this.files, blocks, assertions: this.assertions };
  }

  /** Every event that occurs, as `Contract.Event`. */
  covered(): string[] {
    return this.blocks.flat(2).map((event) => `${event.contract}.${event.name}`);
  }
}

export const story = (name: string): Story => new Story(name);

/** Time of the n-th block, from 1 {s}. */
export const timeOf = (block: number): number => START + (block - 1) * SECONDS_PER_BLOCK;

/** Hash of the n-th transaction of a story, from 1. */
export const txHash = (n: number): string => `0x${n.toString(16).padStart(64, "0")}`;

/** Hash of the n-th block of a story, from 1. */
export const blockHash = (n: number): string => `0xb10c${n.toString(16).padStart(60, "0")}`;

export const addressOf = (contract: string): string => TEST_DEPLOYMENT.contracts[contract]?.address ?? "";

function encode({ contract, address, name, values }: TestEvent, hash: string): unknown {
  const source = ALL_SOURCES.find((candidate) => candidate.contract === contract && candidate.events.includes(name));
  if (!source) throw new Error(`${contract} has no handled event ${name}.`);
  const event = eventOf(eventsOfSource(source), name, contract);
  const params = stringify(flattenArguments(event, values));
  return { address: address ?? addressOf(contract), event: testSignature(flattenEvent(event)), params, txHash: hash };
}

/** `gnd test` takes numbers of any size as strings. */
function stringify(value: unknown): unknown {
  if (typeof value === "bigint" || typeof value === "number") return value.toString();
  if (Array.isArray(value)) return value.map(stringify);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, stringify(field)]));
  }
  if (value === undefined) throw new Error("A parameter of an event is missing.");
  return value;
}
