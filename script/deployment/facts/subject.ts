/** The deployment that facts are about: a chain at one block, with names for what is there. */
import { type Address, type Hex, type PublicClient, toFunctionSelector, toFunctionSignature } from "viem";
import { abiOf } from "../../chain/abis.ts";
import type { NetworkFile } from "../networkFile.ts";
import { type BookContract, contractsOf } from "../words.ts";
import { eventsOf, type Told } from "./events.ts";

/** One statement. */
export interface Fact {
  /** what it is about: unique on a chain */
  readonly what: string;
  readonly value: string;
  /** the contract that a vote calls to change it, if a vote can */
  readonly changedBy?: Address;
}

/** Answers questions about a deployment, and collects what is said of it. */
export class Subject {
  /** everything that was said */
  readonly facts: Fact[] = [];
  readonly contracts: readonly BookContract[];
  /** names of the contracts that are proxies, each with that of what it runs */
  readonly proxied: ReadonlyMap<string, string>;
  private told: readonly Told[] = [];

  private constructor(
    readonly client: PublicClient,
    readonly file: NetworkFile,
    book: string,
    readonly at: bigint,
  ) {
    this.contracts = contractsOf(book);
    this.proxied = new Map(
      this.contracts.flatMap(({ name, runs }) => (runs === undefined ? [] : [[name, runs] as const])),
    );
  }

  /** The deployment as it is now, whose contracts are where `book` says. Events are read from `startBlock` on. */
  static async now(client: PublicClient, file: NetworkFile, book: string, startBlock: bigint): Promise<Subject> {
    const subject = new Subject(client, file, book, await client.getBlockNumber());
    const addressOf = (name: string) => subject.address(name);
    subject.told = await eventsOf(client, addressOf, subject.proxied.keys(), startBlock, subject.at);
    return subject;
  }

  /** Adds a statement. */
  say(what: string, value: unknown, changedBy?: Address): void {
    this.facts.push({ what, value: textOf(value), ...(changedBy === undefined ? {} : { changedBy }) });
  }

  /** Everybody whom the network's file names. */
  people(): readonly Address[] {
    const { accounts, curators, treasury, guardian } = this.file;
    return [...new Set([...Object.values(accounts), ...curators, ...treasury.owners, ...guardian.owners])];
  }

  /** The events of one of the contracts whose events are read. */
  toldBy(contract: string): readonly Told[] {
    return this.told.filter((event) => event.contract === contract);
  }

  /** What a view of a contract answers, or `no answer`. */
  read<T = unknown>(name: string, functionName: string, ...args: unknown[]): Promise<T> {
    return this.readAt<T>(this.address(name), name, functionName, ...args);
  }

  /** The same of a contract that the address book may not have, with the functions of one that it has. */
  async readAt<T = unknown>(address: Address, like: string, functionName: string, ...args: unknown[]): Promise<T> {
    const call = { address, abi: abiOf(like), functionName, args, blockNumber: this.at };
    // A contract that is not what it should be may not answer: that is a difference too.
    return (await this.client.readContract(call).catch(() => "no answer")) as T;
  }

  /** A word of an account's storage. */
  async slot(address: Address, slot: Hex): Promise<Hex> {
    return (await this.client.getStorageAt({ address, slot, blockNumber: this.at })) ?? "0x";
  }

  /** Where the address book has a contract. */
  address(name: string): Address {
    return this.contracts.find((contract) => contract.name === name)?.address as Address;
  }

  /** The contract's name in the address book; the address if it has none. */
  nameOf(address: Address): string {
    const found = this.contracts.find((contract) => contract.address.toLowerCase() === address.toLowerCase());
    return found?.name ?? address;
  }

  /** The function's signature; its selector if the contract has no such function. */
  functionName(contract: string, selector: Hex): string {
    const functions = abiOf(contract.replace(/\.v1$/, "")).filter((item) => item.type === "function");
    const found = functions.find((item) => toFunctionSelector(item) === selector);
    return found === undefined ? selector : toFunctionSignature(found);
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string" || typeof value === "bigint") return String(value);
  return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part));
}
