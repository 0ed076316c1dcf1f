/** What a deployed market is, as statements that two chains can be compared by: code, slots, roles, owners, parameters. */
import {
  type AbiEvent,
  type Address,
  decodeEventLog,
  type Hex,
  keccak256,
  type Log,
  type PublicClient,
  toFunctionSelector,
  zeroAddress,
} from "viem";
import { artifactOf, safeArtifactOf } from "./artifacts.ts";
import type { NetworkFile } from "./networkFile.ts";
import { type BookContract, contractsOf, roleNames } from "./words.ts";

/** One statement. */
export interface Fact {
  /** what it is about: unique on a chain */
  readonly what: string;
  readonly value: string;
  /** the contract that a vote calls to change it, if a vote can */
  readonly changedBy?: Address;
}

/** Widest span of blocks asked for at once; public nodes refuse more. */
const LOG_SPAN = 10_000n;
/** ERC-1967: `keccak256("eip1967.proxy.implementation") - 1`. */
const IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
/** ERC-7201 of OpenZeppelin's Initializable. */
const INITIALIZABLE = "0xf0c57e16840df040f15088dc2f81fe391c3923bec73e23a9662efc9c229c6a00";
/** Safe's slots: guard, fallback handler, module guard (`GuardManager`, `FallbackManager`, `ModuleManager`). */
const SAFE_SLOTS = {
  singleton: "0x0",
  guard: "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8",
  "fallback handler": "0x6c9a6c4a39284e37ed1cf53d337577d14212a4870fb976a4366c693b939918d5",
  "module guard": "0xb104e0b93118902c651344349b610029d694cfdec91c589c91ebafbcd0289947",
} as const;
const SENTINEL = "0x0000000000000000000000000000000000000001";
const MODULES = 50n;
const TIERS = { Bronze: 1, Silver: 2, Gold: 3, Platinum: 4 } as const;
const GOVERNOR_SETTINGS = [
  "votingDelay",
  "votingPeriod",
  "lateQuorumVoteExtension",
  "proposalThreshold",
  "quorumNumerator",
  "timelock",
  "token",
] as const;
const GOVERNOR_CONSTANTS = ["QUORUM_FLOOR", "ORDINARY_DELAY", "PROTECTED_DELAY", "CLOCK_MODE"] as const;

/** The contracts whose events say what else to ask for. */
const TELLING = ["AccessManager", "Timelock", "SpendingGuard", "CreditMarket"] as const;

interface Told {
  readonly contract: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Collects the facts of one chain at one block. */
export class Facts {
  private readonly list: Fact[] = [];
  private readonly contracts: readonly BookContract[];
  private readonly proxied: ReadonlySet<string>;
  private told: readonly Told[] = [];

  private constructor(
    private readonly client: PublicClient,
    private readonly file: NetworkFile,
    book: string,
    private readonly at: bigint,
  ) {
    this.contracts = contractsOf(book);
    this.proxied = new Set(
      this.contracts.filter(({ name }) => name.endsWith(".v1")).map(({ name }) => name.slice(0, -3)),
    );
  }

  /** All facts of a chain, whose contracts are where `book` says. Events are read from `startBlock` on. */
  static async of(client: PublicClient, file: NetworkFile, book: string, startBlock: bigint): Promise<readonly Fact[]> {
    const facts = new Facts(client, file, book, await client.getBlockNumber());
    await facts.listen(startBlock);
    await facts.code();
    await facts.proxies();
    await facts.authorities();
    await facts.roles();
    await facts.functions();
    await facts.timelock();
    await facts.governor();
    await facts.guardian();
    await facts.safe("TreasurySafe", facts.address("TreasuryModule"));
    await facts.safe("GuardianSafe", undefined);
    await facts.limits();
    await facts.market();
    await facts.programmes();
    await facts.airdrop();
    return facts.list;
  }

  private async code(): Promise<void> {
    for (const { name, address } of this.contracts) {
      // The network's own token; its code is its owner's business.
      if (name === "USDC" && this.file.usdc !== zeroAddress) continue;
      const code = await this.client.getCode({ address, blockNumber: this.at });
      this.say(`code of ${name} at ${address}`, code === undefined ? "none" : keccak256(code));
    }
  }

  private async proxies(): Promise<void> {
    for (const name of this.proxied) {
      const proxy = this.address(name);
      this.say(`implementation of ${name}`, await this.slot(proxy, IMPLEMENTATION), proxy);
      this.say(`initialised version of ${name}`, await this.slot(proxy, INITIALIZABLE), proxy);
      const implementation = this.address(`${name}.v1`);
      this.say(`initialised version of ${name}.v1`, await this.slot(implementation, INITIALIZABLE));
    }
  }

  private async authorities(): Promise<void> {
    const managed = [...this.proxied, "Guardian", "TreasuryModule", "SpendingGuard"];
    for (const name of managed)
      this.say(`authority of ${name}`, await this.read(name, "authority"), this.address("AccessManager"));
  }

  /** Roles and who holds them: every account that ever got one, and every account of the network's file. */
  private async roles(): Promise<void> {
    const manager = this.address("AccessManager");
    const names = roleNames();
    const ids = new Set(names.keys());
    const accounts = new Set<Address>([...this.people(), this.address("Timelock"), this.address("GuardianSafe")]);
    for (const { name, args } of this.toldBy("AccessManager")) {
      if (typeof args.roleId === "bigint") ids.add(args.roleId);
      if (name === "RoleGranted") accounts.add(args.account as Address);
    }
    for (const id of [...ids].sort((a, b) => (a < b ? -1 : 1))) {
      const role = names.get(id) ?? `number ${id}`;
      const access = await Promise.all(
        [...accounts].map((account) =>
          this.read<readonly [number, number, number, number]>("AccessManager", "getAccess", id, account),
        ),
      );
      for (const [n, account] of [...accounts].entries()) {
        const [since, delay] = access[n] as readonly [number, number, number, number];
        if (since !== 0) this.say(`role ${role} of ${account}`, `held, delay ${delay} s`, manager);
      }
      for (const question of ["getRoleAdmin", "getRoleGuardian", "getRoleGrantDelay"])
        this.say(`${question} of role ${role}`, await this.read("AccessManager", question, id), manager);
    }
  }

  /** Which role may call what: every function that was ever given a role. */
  private async functions(): Promise<void> {
    const manager = this.address("AccessManager");
    const names = roleNames();
    const targets = new Set<Address>();
    const seen = new Set<string>();
    for (const { name, args } of this.toldBy("AccessManager")) {
      const target = args.target as Address | undefined;
      if (target !== undefined) targets.add(target);
      if (name !== "TargetFunctionRoleUpdated" || seen.has(`${target}${args.selector}`)) continue;
      seen.add(`${target}${args.selector}`);
      const role = await this.read<bigint>("AccessManager", "getTargetFunctionRole", target, args.selector);
      const on = this.nameOf(target as Address);
      this.say(
        `role for ${on} ${this.functionName(on, args.selector as Hex)}`,
        names.get(role) ?? String(role),
        manager,
      );
    }
    for (const target of targets) {
      const closed = await this.read("AccessManager", "isTargetClosed", target);
      const delay = await this.read("AccessManager", "getTargetAdminDelay", target);
      this.say(`${this.nameOf(target)} in the AccessManager`, `closed ${closed}, admin delay ${delay} s`, manager);
    }
  }

  private async timelock(): Promise<void> {
    const timelock = this.address("Timelock");
    this.say("least delay of the Timelock", await this.read("Timelock", "getMinDelay"), timelock);
    const held = new Map<string, readonly [Hex, Address]>();
    const accounts = [
      ...this.people(),
      timelock,
      this.address("CarbontraceGovernor"),
      this.address("Guardian"),
      zeroAddress,
    ];
    const roles: Record<string, Hex> = {};
    for (const role of ["DEFAULT_ADMIN_ROLE", "PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"]) {
      roles[await this.read<Hex>("Timelock", role)] = role as Hex;
    }
    for (const role of Object.keys(roles))
      for (const account of accounts) held.set(`${role}${account}`, [role as Hex, account as Address]);
    for (const { name, args } of this.toldBy("Timelock")) {
      if (name === "RoleGranted") held.set(`${args.role}${args.account}`, [args.role as Hex, args.account as Address]);
      if (name === "RoleAdminChanged")
        this.say(`admin of Timelock role ${args.role}`, String(args.newAdminRole), timelock);
    }
    for (const [role, account] of held.values()) {
      if (await this.read<boolean>("Timelock", "hasRole", role, account))
        this.say(`Timelock ${roles[role] ?? role} of ${this.nameOf(account)}`, "held", timelock);
    }
  }

  private async governor(): Promise<void> {
    const governor = this.address("CarbontraceGovernor");
    for (const setting of GOVERNOR_SETTINGS)
      this.say(`Governor's ${setting}`, await this.read("CarbontraceGovernor", setting), governor);
    for (const constant of GOVERNOR_CONSTANTS)
      this.say(`Governor's ${constant}`, await this.read("CarbontraceGovernor", constant));
  }

  private async guardian(): Promise<void> {
    this.say("Guardian's targets", await this.read("Guardian", "targets"), this.address("Guardian"));
  }

  private async safe(name: string, changedBy: Address | undefined): Promise<void> {
    const address = this.address(name);
    const { abi } = safeArtifactOf("SafeL2.sol/SafeL2");
    const ask = <T>(functionName: string, ...args: unknown[]) =>
      this.client
        .readContract({ address, abi, functionName, args, blockNumber: this.at })
        .catch(() => "no answer") as Promise<T>;
    const owners = await ask<readonly Address[] | string>("getOwners");
    this.say(`owners of ${name}`, Array.isArray(owners) ? [...owners].sort() : owners, changedBy);
    this.say(`threshold of ${name}`, await ask("getThreshold"), changedBy);
    this.say(`modules of ${name}`, await ask("getModulesPaginated", SENTINEL, MODULES), changedBy);
    for (const [what, slot] of Object.entries(SAFE_SLOTS))
      this.say(`${what} of ${name}`, await this.slot(address, slot as Hex), changedBy);
  }

  private async limits(): Promise<void> {
    const guard = this.address("SpendingGuard");
    const tokens = new Set<Address>([this.address("USDC"), this.address("CRBN"), zeroAddress]);
    for (const { name, args } of this.toldBy("SpendingGuard"))
      if (name === "LimitSet") tokens.add(args.token as Address);
    for (const token of tokens) {
      const limit = await this.read<bigint>("SpendingGuard", "limitOf", token);
      this.say(`spending limit of ${token === zeroAddress ? "the coin" : this.nameOf(token)}`, limit, guard);
    }
  }

  private async market(): Promise<void> {
    const market = this.address("CreditMarket");
    const staking = this.address("StakedCRBN");
    this.say("commission", await this.read("CreditMarket", "commissionRate"), market);
    for (const [name, tier] of Object.entries(TIERS)) {
      this.say(`discount of ${name}`, await this.read("CreditMarket", "discountOf", tier), market);
      this.say(`terms of ${name}`, await this.read("StakedCRBN", "tierTerms", tier), staking);
    }
    const tokens = new Set<Address>([this.address("USDC")]);
    for (const { name, args } of this.toldBy("CreditMarket"))
      if (name === "PayTokenSet") tokens.add(args.payToken as Address);
    for (const token of tokens)
      this.say(`pay token ${this.nameOf(token)}`, await this.read("CreditMarket", "isPayToken", token), market);
  }

  private async programmes(): Promise<void> {
    const [projects, credit] = [this.address("ProjectRegistry"), this.address("CarbonCredit")];
    for (const { code, operators } of this.file.registries) {
      const registry = await this.read<number>("ProjectRegistry", "registryIdOf", code);
      this.say(`number of registry ${code}`, registry, projects);
      for (const operator of operators)
        this.say(
          `number of operator ${operator} of ${code}`,
          await this.read("CreditIssuance", "operatorIdOf", registry, operator),
          this.address("CreditIssuance"),
        );
    }
    this.say("labels", await this.read("CarbonCredit", "labelCount"), credit);
  }

  private async airdrop(): Promise<void> {
    if (this.file.token.airdrop === undefined) return;
    const answer = await this.read<{ root: Hex; total: bigint } | string>("MerkleAirdrop", "roundOf", 1n);
    this.say("airdrop round 1", typeof answer === "string" ? answer : `${answer.root} ${answer.total}`);
  }

  /** Everybody whom the network's file names. */
  private people(): readonly Address[] {
    const { accounts, treasury, guardian } = this.file;
    return [...new Set([...Object.values(accounts), ...treasury.owners, ...guardian.owners])];
  }

  /** Reads all events of the telling contracts. */
  private async listen(startBlock: bigint): Promise<void> {
    const at = new Map(TELLING.map((name) => [this.address(name).toLowerCase(), name]));
    const addresses = TELLING.map((name) => this.address(name));
    const told: Told[] = [];
    for (let from = startBlock; from <= this.at; from += LOG_SPAN) {
      const end = from + LOG_SPAN - 1n;
      const toBlock = end < this.at ? end : this.at;
      for (const log of await this.client.getLogs({ address: addresses, fromBlock: from, toBlock })) {
        const event = decode(at.get(log.address.toLowerCase()) as string, log);
        if (event !== undefined) told.push(event);
      }
    }
    this.told = told;
  }

  private toldBy(contract: string): readonly Told[] {
    return this.told.filter((event) => event.contract === contract);
  }

  private async read<T = unknown>(name: string, functionName: string, ...args: unknown[]): Promise<T> {
    const { abi } = artifactOf(name === "Timelock" ? "TimelockController" : name);
    const call = { address: this.address(name), abi, functionName, args, blockNumber: this.at };
    // A contract that is not what it should be may not answer: that is a difference too.
    return (await this.client.readContract(call).catch(() => "no answer")) as T;
  }

  private async slot(address: Address, slot: Hex): Promise<Hex> {
    return (await this.client.getStorageAt({ address, slot, blockNumber: this.at })) ?? "0x";
  }

  private address(name: string): Address {
    return this.contracts.find((contract) => contract.name === name)?.address as Address;
  }

  private nameOf(address: Address): string {
    const found = this.contracts.find((contract) => contract.address.toLowerCase() === address.toLowerCase());
    return found?.name ?? address;
  }

  private functionName(contract: string, selector: Hex): string {
    const { abi } = artifactOf(contract.replace(/\.v1$/, ""));
    const found = abi.find((item) => item.type === "function" && toFunctionSelector(item) === selector);
    return found === undefined ? selector : (found as { readonly name: string }).name;
  }

  private say(what: string, value: unknown, changedBy?: Address): void {
    this.list.push({ what, value: textOf(value), ...(changedBy === undefined ? {} : { changedBy }) });
  }
}

function decode(contract: string, log: Log): Told | undefined {
  const { abi } = artifactOf(contract === "Timelock" ? "TimelockController" : contract);
  try {
    const { eventName, args } = decodeEventLog({ abi: abi as readonly AbiEvent[], data: log.data, topics: log.topics });
    return { contract, name: String(eventName), args: args as unknown as Told["args"] };
  } catch {
    // An event of another implementation than ours.
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string" || typeof value === "bigint") return String(value);
  return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part));
}
