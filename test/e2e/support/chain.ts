import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Abi,
  type Address,
  createPublicClient,
  createTestClient,
  createWalletClient,
  erc20Abi,
  type Hex,
  http,
  isAddressEqual,
  parseEventLogs,
  type TransactionReceipt,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { chainOf, LOCAL_CHAIN_ID } from "../../../script/chain/networks.ts";
import { testAccounts } from "../../../script/dev/accounts.ts";
import type { MarketUrls } from "./market.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** One tonne in on-chain units. */
export const TONNE = 10n ** 18n;

/** The roles of the local network's accounts that tests act as. */
export const ROLE = { sale: 0, council: 2, registrar: 3, verifier: 4, helper: 8 } as const;

/** What a certificate's beneficiary says of it. */
export const WORD = { open: 0, confirmed: 1, disowned: 2 } as const;

/** Gas for what a contract that holds permissions does. */
const GAS_OF_CONTRACTS = 5_000_000n;
const YEAR = 365n * 86_400n;

const ZERO: Address = "0x0000000000000000000000000000000000000000";

/** A claim with nothing in it but a purpose. */
export const EMPTY_CLAIM = {
  beneficiary: ZERO,
  purpose: 0,
  consumptionCountry: "0x0000",
  consumptionStart: 0,
  consumptionEnd: 0,
  retiringEntity: "",
  beneficiaryName: "",
  beneficiaryLocation: "",
  purposeReference: "",
  message: "",
};

/** A listing, as far as tests look at it. */
interface SeedListing {
  seller: Address;
  vintage: number;
  unitPrice: bigint;
  remaining: bigint;
  minFill: bigint;
  expiry: number;
}

/** A line of a certificate. */
export interface CertificateLine {
  vintage: number;
  position: bigint;
  amount: bigint;
}

/** What stands under a certificate. */
interface CertificateNote {
  beneficiary: Address;
  claimed: boolean;
  word: number;
  amendments: bigint;
}

/** A run of serial numbers, as far as tests look at it. */
interface SerialRange {
  blockId: number;
  batch: number;
  first: bigint;
  last: bigint;
}

/** A staking position, as far as tests look at it. */
export interface StakedPosition {
  id: bigint;
  tier: number;
  amount: bigint;
  start: number;
  unlock: number;
  apyBps: number;
  reward: bigint;
  accrued: bigint;
  promised: bigint;
}

/** The ABI of a contract of the build. */
export function abiOf(name: string): Abi {
  return JSON.parse(readFileSync(join(ROOT, `out/${name}.sol/${name}.json`), "utf8")).abi;
}

/** The chain as a test sees it: reads, roles, and the hands of other people. Nothing of it goes through the page. */
export class TestChain {
  readonly client;
  readonly anvil;
  readonly #rpc: string;
  readonly #addresses: Record<string, Address>;
  readonly #chain;

  constructor({ rpc, deploymentsDir }: MarketUrls) {
    this.#rpc = rpc;
    this.#chain = chainOf({ rpcUrl: rpc, local: true }, LOCAL_CHAIN_ID, "local");
    this.client = createPublicClient({ chain: this.#chain, transport: http(rpc), pollingInterval: 100 });
    this.anvil = createTestClient({ chain: this.#chain, mode: "anvil", transport: http(rpc) });
    const book = JSON.parse(readFileSync(join(deploymentsDir, `${LOCAL_CHAIN_ID}.json`), "utf8"));
    const entries = Object.entries(book.contracts) as [string, { address: Address }][];
    this.#addresses = Object.fromEntries(entries.map(([name, { address }]) => [name, address]));
  }

  /** Where a contract is, from the address book. */
  addressOf(name: string): Address {
    const address = this.#addresses[name];
    if (!address) throw new Error(`${name} is not deployed.`);
    return address;
  }

  /** Address and ABI of a contract, from the address book and the build. */
  contract(name: string): { address: Address; abi: Abi } {
    const address = this.addressOf(name);
    if (!existsSync(join(ROOT, `out/${name}.sol`))) throw new Error(`${name} is not compiled.`);
    return { address, abi: abiOf(name) };
  }

  read<T>(name: string, functionName: string, args: readonly unknown[] = []): Promise<T> {
    return this.client.readContract({ ...this.contract(name), functionName, args }) as Promise<T>;
  }

  /** Sends a call with a key and waits for its block. */
  send(key: Hex, name: string, functionName: string, args: readonly unknown[]): Promise<TransactionReceipt> {
    return this.sendTo(key, this.contract(name), functionName, args);
  }

  /** The same to a contract that the address book does not name. */
  async sendTo(
    key: Hex,
    contract: { address: Address; abi: Abi },
    functionName: string,
    args: readonly unknown[],
  ): Promise<TransactionReceipt> {
    const wallet = createWalletClient({
      account: privateKeyToAccount(key),
      chain: this.#chain,
      transport: http(this.#rpc),
    });
    // What is counted by the second, votes for instance, is written once in it: in the block's second, a stake can cost a third more
    // than in the estimate's.
    const call = { ...contract, functionName, args };
    const estimate = await this.client.estimateContractGas({ ...call, account: wallet.account });
    const hash = await wallet.writeContract({ ...call, gas: estimate * 2n });
    const receipt = await this.client.waitForTransactionReceipt({ hash });
    if (receipt.status !== "success") throw new Error(`${functionName} reverted.`);
    return receipt;
  }

  /** The key of one of the local network's accounts. */
  roleKey(role: keyof typeof ROLE): Hex {
    return testAccounts()[ROLE[role]]?.privateKey as Hex;
  }

  /**
   * Calls as one of the contracts that hold permissions: the Timelock for what the stakers have decided, a Safe for what its
   * owners have signed. Only a development node lets a test do that; that a vote really leads there is tested elsewhere.
   */
  async sendAs(
    who: "Timelock" | "GuardianSafe" | "TreasurySafe",
    name: string,
    functionName: string,
    args: readonly unknown[] = [],
  ): Promise<TransactionReceipt> {
    const account = this.addressOf(who);
    const wallet = createWalletClient({ account, chain: this.#chain, transport: http(this.#rpc) });
    await this.anvil.impersonateAccount({ address: account });
    try {
      const held = await this.client.getBalance({ address: account });
      await this.anvil.setBalance({ address: account, value: held + 10n ** 18n });
      // More than any of them needs: an estimate may be that of another second.
      const hash = await wallet.writeContract({ ...this.contract(name), functionName, args, gas: GAS_OF_CONTRACTS });
      const receipt = await this.client.waitForTransactionReceipt({ hash });
      if (receipt.status !== "success") throw new Error(`${name}.${functionName} reverted.`);
      return receipt;
    } finally {
      await this.anvil.stopImpersonatingAccount({ address: account });
    }
  }

  /** The guardian stops the entries of every contract. */
  async pauseEntries(): Promise<void> {
    await this.sendAs("GuardianSafe", "Guardian", "pause");
  }

  /** The stakers reopen entries, and let the guardian pause again. */
  async reopenEntries(): Promise<void> {
    await this.sendAs("Timelock", "Guardian", "unpause");
    await this.sendAs("Timelock", "Guardian", "allowPause");
  }

  /** Gives an account CRBN of the sale's. */
  async giveCrbn(account: Address, amount: bigint): Promise<void> {
    await this.send(this.roleKey("sale"), "CRBN", "transfer", [account, amount]);
  }

  /** Deploys a contract of the build that takes no arguments. Returns its address. */
  async deployCopy(name: string): Promise<Address> {
    const { bytecode } = JSON.parse(readFileSync(join(ROOT, `out/${name}.sol/${name}.json`), "utf8"));
    const account = privateKeyToAccount(this.roleKey("helper"));
    const wallet = createWalletClient({ account, chain: this.#chain, transport: http(this.#rpc) });
    const hash = await wallet.deployContract({ abi: abiOf(name), bytecode: bytecode.object });
    const { contractAddress } = await this.client.waitForTransactionReceipt({ hash });
    if (!contractAddress) throw new Error(`${name} was not deployed.`);
    return contractAddress;
  }

  /** Fills an account with test USDC and gas. */
  async fund(account: Address): Promise<void> {
    await this.send(this.roleKey("helper"), "Faucet", "drip", [account]);
  }

  usdcOf(account: Address): Promise<bigint> {
    const { address } = this.contract("TestUSDC");
    return this.client.readContract({ address, abi: erc20Abi, functionName: "balanceOf", args: [account] });
  }

  /** What an account holds of the token {CRBN}. */
  crbnOf(account: Address): Promise<bigint> {
    return this.read("CRBN", "balanceOf", [account]);
  }

  /** An account's positions, withdrawn ones included (their tier is 0). */
  positionsOf(account: Address): Promise<StakedPosition[]> {
    return this.read("StakedCRBN", "positionsOf", [account, 0n, 100n]);
  }

  /** Stakes for an account in a tier on its present terms, approving exactly the amount. */
  async stake(key: Hex, tier: number, amount: bigint): Promise<void> {
    const { lock, apyBps } = await this.read<{ lock: number; apyBps: number }>("StakedCRBN", "tierTerms", [tier]);
    await this.send(key, "CRBN", "approve", [this.contract("StakedCRBN").address, amount]);
    const terms = { tier, rewarded: true, maxLock: lock, minApyBps: apyBps };
    await this.send(key, "StakedCRBN", "stake", [amount, terms]);
  }

  holdingOf(account: Address, vintage: number): Promise<bigint> {
    return this.read("CarbonCredit", "balanceOf", [account, BigInt(vintage)]);
  }

  /**
   * A listing of the seed that anybody can buy small amounts from, of a vintage that suits; listed anew where tests have outlived
   * all of them.
   */
  async openListing(
    suits: (vintage: number) => boolean | Promise<boolean> = () => true,
  ): Promise<{ id: bigint; vintage: number; unitPrice: bigint; remaining: bigint }> {
    const market = this.contract("CreditMarket");
    const logs = await this.client.getContractEvents({ ...market, eventName: "Listed", fromBlock: 0n });
    const soon = (await this.now()) + 3_600n;
    const expired: (SeedListing & { id: bigint })[] = [];
    for (const log of logs) {
      const { listing: id } = (log as unknown as { args: { listing: bigint } }).args;
      const listing = await this.read<SeedListing>("CreditMarket", "listingOf", [id]);
      const tradable = await this.read<boolean>("CarbonCredit", "isTradable", [listing.vintage]);
      if (!tradable || listing.minFill !== 0n || listing.remaining <= 5_000n * TONNE) continue;
      if (!(await suits(listing.vintage))) continue;
      if (BigInt(listing.expiry) > soon) return { id, ...listing };
      expired.push({ id, ...listing });
    }
    for (const listing of expired) {
      const key = testAccounts().find(({ address }) => isAddressEqual(address, listing.seller))?.privateKey;
      if (!key) continue;
      await this.send(key, "CreditMarket", "cancelListing", [listing.id]);
      await this.list(key, listing.vintage, listing.remaining, YEAR);
      return this.openListing(suits);
    }
    throw new Error("The seed has no large open listing.");
  }

  /** Buys for an account, so that a test can begin with credits. Returns their vintage. */
  async buyFor(key: Hex, amount: bigint, suits?: (vintage: number) => boolean | Promise<boolean>): Promise<number> {
    const { address } = privateKeyToAccount(key);
    if ((await this.usdcOf(address)) === 0n) await this.fund(address);
    const listing = await this.openListing(suits);
    await this.buy(key, listing.id, amount);
    return listing.vintage;
  }

  /** Buys from a listing, approving exactly the total. */
  async buy(key: Hex, listing: bigint, amount: bigint): Promise<void> {
    const { address } = privateKeyToAccount(key);
    const { total } = await this.read<{ total: bigint }>("CreditMarket", "quote", [listing, amount, address]);
    await this.send(key, "TestUSDC", "approve", [this.contract("CreditMarket").address, total]);
    await this.send(key, "CreditMarket", "buy", [listing, amount, total, (await this.now()) + 3_600n]);
  }

  /** Lists an account's credits. Returns the listing. */
  async list(key: Hex, vintage: number, amount: bigint, seconds = 86_400n): Promise<bigint> {
    const expiry = Number((await this.now()) + seconds);
    const { address: usdc } = this.contract("TestUSDC");
    const receipt = await this.send(key, "CreditMarket", "list", [vintage, amount, 2_000_000n, usdc, 0n, expiry]);
    const { abi } = this.contract("CreditMarket");
    const [log] = parseEventLogs({ abi, eventName: "Listed", logs: receipt.logs }) as unknown as [
      { args: { listing: bigint } },
    ];
    return log.args.listing;
  }

  /** Retires with a certificate. Returns the certificate's id and the transaction. */
  async certify(key: Hex, vintage: number, amount: bigint, claim: Partial<typeof EMPTY_CLAIM>) {
    const args = [vintage, amount, { ...EMPTY_CLAIM, ...claim }];
    const receipt = await this.send(key, "CarbonCredit", "retireWithCertificate", args);
    const { abi } = this.contract("RetirementCertificate");
    const [log] = parseEventLogs({ abi, eventName: "CertificateIssued", logs: receipt.logs }) as unknown as [
      { args: { certificate: bigint } },
    ];
    return { certificate: log.args.certificate, transaction: receipt.transactionHash };
  }

  /** What a certificate stands for, piece by piece. */
  linesOf(certificate: bigint): Promise<CertificateLine[]> {
    return this.read("RetirementCertificate", "linesOf", [certificate]);
  }

  /** What was noted under a certificate. */
  noteOf(certificate: bigint): Promise<CertificateNote> {
    return this.read("CertificateNotes", "noteOf", [certificate]);
  }

  /** The serial numbers of an interval of a vintage's sequence. */
  serialsOf({ vintage, position, amount }: CertificateLine): Promise<SerialRange[]> {
    return this.read("CreditIssuance", "serialsOf", [vintage, position, amount]);
  }

  /** The time of the last block {s}. */
  async now(): Promise<bigint> {
    return (await this.client.getBlock()).timestamp;
  }

  /** Moves the chain's clock forward {s}. */
  async passTime(seconds: number): Promise<void> {
    await this.anvil.increaseTime({ seconds });
    await this.anvil.mine({ blocks: 1 });
  }
}
