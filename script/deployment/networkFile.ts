/**
 * A network's file, `script/networks/<name>.json`: the only place of a network's parameters. The schema says what each may
 * be; {@link placeholdersOf} says who is still missing. The contracts refuse most of it again when they are constructed.
 */
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Address, getAddress, isAddress, zeroAddress } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { z } from "zod";
import { CommandError } from "../chain/fail.ts";
import { LOCAL_CHAIN_ID } from "../chain/networks.ts";
import { TEST_MNEMONIC } from "../dev/accounts.ts";

/** Where the files are. */
export const NETWORKS = fileURLToPath(new URL("../networks", import.meta.url));

const HOUR = 3_600;
const DAY = 24 * HOUR;
const CRBN = 10n ** 18n;
const SUPPLY = 1_000_000_000n * CRBN;
/** Keys that everybody knows (Genesis.sol). */
const KNOWN_KEYS = 20;
/** The quorum of Curation.sol. */
const LEAST_CURATORS = 3;
/** Addresses up to here are placeholders or precompiles (Genesis.sol). */
const LAST_RESERVED = 0xffffn;
/** The bounds of LiquidityMining.sol. */
const MOST_WEIGHT = 1_000;
const MOST_EPOCHS = 100;

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }) && (text === zeroAddress || getAddress(text) === text), {
    error: "no address with its checksum",
  })
  .transform((text) => text as Address);
const integer = (least: bigint, most: bigint, unit: string) =>
  z
    .string()
    .regex(/^(0|[1-9][0-9]{0,77})$/, "no whole number in decimal digits")
    .transform(BigInt)
    .refine((value) => value >= least && value <= most, { error: `outside ${least} to ${most} ${unit}` });
const seconds = (least: number, most: number) => z.number().int().min(least).max(most);
const amount = (most = SUPPLY) => integer(0n, most, "wei");
const text = z.string().min(1).max(128);
const poolFee = z.number().int().min(0).max(100);

const owners = { owners: z.array(address).min(1).max(20), threshold: z.number().int().min(1) };
const enoughOwners = [
  ({ owners, threshold }: { owners: Address[]; threshold: number }) => threshold <= owners.length,
  { error: "more must sign than there are owners" },
] as const;
const distinctOwners = [
  ({ owners }: { owners: Address[] }) => {
    const named = owners.filter((owner) => owner !== zeroAddress);
    return new Set(named).size === named.length;
  },
  { error: "an owner is named twice" },
] as const;

/** Genesis.sol refuses the same. Zero stands for somebody who is not named yet. */
const independentCurators = [
  ({
    accounts,
    curators,
  }: {
    accounts: { council: Address; registrar: Address; verifier: Address };
    curators: Address[];
  }) => {
    const named = curators.filter((curator) => curator !== zeroAddress);
    const others = [accounts.council, accounts.registrar, accounts.verifier];
    return new Set(named).size === named.length && !named.some((curator) => others.includes(curator));
  },
  { error: "a curator is named twice, or is the council, the registrar or the verifier" },
] as const;

const fields = z.strictObject({
  /** the chain's id; the node must agree */
  chainId: z.number().int().positive(),
  /** the file's own name */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  /** what pays for gas */
  coin: z.string().regex(/^[A-Z]{2,6}$/),
  /** where sources are verified; none on the local chain */
  explorer: z.strictObject({ api: z.url(), page: z.url() }).optional(),
  /** what the addresses below were taken from, and what is not sure */
  notes: z.array(z.string().min(1)),
  /** {1e18 = 100 %}, at most 5 % (CreditMarket) */
  commissionRate: integer(0n, 5n * 10n ** 16n, "of 1e18 = 100 %"),
  /** zero on the local chain alone, which gets a test token */
  usdc: address,
  /** Uniswap v2's factory and Router02, and Permit2; zero on the local chain alone, which gets its own */
  dex: z.strictObject({ factory: address, router: address, permit2: address }),
  accounts: z.strictObject({
    deployer: address,
    council: address,
    registrar: address,
    verifier: address,
    sale: address,
  }),
  /** who scores projects from the start */
  curators: z.array(address).max(50),
  /** Safe 1.5.0; zero on the local chain alone, which gets its own */
  safe: z.strictObject({
    factory: address,
    singleton: address,
    tokenCallbackHandler: address,
    compatibilityHandler: address,
  }),
  /** owners, how many sign, and what they may spend in 31 days without a vote */
  treasury: z
    .strictObject({
      ...owners,
      limits: z.strictObject({
        usdc: integer(0n, 1_000_000n * 10n ** 6n, "of 1e-6 USDC"),
        crbn: amount(10_000_000n * CRBN),
        native: amount(1_000n * CRBN),
      }),
    })
    .refine(...enoughOwners)
    .refine(...distinctOwners),
  guardian: z
    .strictObject(owners)
    .refine(...enoughOwners)
    .refine(...distinctOwners),
  /** the Governor's terms, with its own bounds */
  governance: z.strictObject({
    votingDelay: seconds(6 * HOUR, 36 * HOUR),
    votingPeriod: seconds(3 * DAY, 6 * DAY),
    lateQuorumExtension: seconds(6 * HOUR, DAY),
    proposalThreshold: integer(10_000n * CRBN, 1_000_000n * CRBN, "wei"),
    quorumPercent: z.number().int().min(2).max(10),
  }),
  token: z.strictObject({
    milestone: z.strictObject({ name: text, rewardReserve: amount(), liquidityMining: amount() }),
    grants: z.array(z.strictObject({ bucket: z.enum(["Team", "Investors"]), beneficiary: address, amount: amount() })),
    airdrop: z
      .strictObject({
        root: z.string().regex(/^0x[0-9a-f]{64}$/),
        total: integer(1n, SUPPLY, "wei"),
        /** half a year of vesting and 30 days, or more */
        days: z.number().int().min(213).max(3_650),
        proofsCid: text,
      })
      .optional(),
  }),
  /** what opens the CRBN/USDC pair; on a public network the stakers do */
  opening: z.strictObject({ usdc: integer(0n, 1_000_000_000_000n * 10n ** 6n, "of 1e-6 USDC"), crbn: amount() }),
  /** liquidity mining: whether the farms are opened and the schedule started, the weight of CRBN/USDC, and the schedule */
  mining: z.strictObject({
    start: z.boolean(),
    weight: z.number().int().min(0).max(MOST_WEIGHT),
    /** of the farm of each pool token/USDC */
    poolWeight: z.number().int().min(0).max(MOST_WEIGHT),
    epochs: z.array(z.strictObject({ duration: seconds(DAY, 366 * DAY), emission: amount() })).max(MOST_EPOCHS),
  }),
  registries: z.array(
    z
      .strictObject({
        code: z.string().regex(/^[A-Z0-9]{1,8}$/),
        name: text,
        operators: z.array(text).min(1),
        /** whether its serial numbers name an operator */
        operatorRule: z.enum(["Named", "Single"]),
        /** within what it gives a number once */
        numberScope: z.enum(["Batch", "Operator", "Registry"]),
      })
      .refine(({ operatorRule, operators }) => operatorRule === "Named" || operators.length === 1, {
        error: "a registry whose serial numbers name no operator has one",
      }),
  ),
  labels: z.array(text).max(256),
  /** the first pools; every class that they name exists (IProjectRegistry), fees are at most 10 % (PoolFee) */
  pools: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(64),
        symbol: z.string().regex(/^[A-Z0-9]{1,16}$/),
        classes: z.array(z.enum(["Nature", "Renewable", "Efficiency", "Industrial", "Removal"])).min(1),
        /** a vintage passes until so many years after its own are over; 0 for ever */
        rollingYears: z.number().int().min(0).max(100),
        /** {1e3 = 100 %} */
        fees: z.strictObject({ deposit: poolFee, selective: poolFee, automatic: poolFee }),
        capTonnes: z.number().int().min(0).max(4_294_967_295),
      }),
    )
    .max(64)
    .refine((pools) => new Set(pools.map(({ symbol }) => symbol)).size === pools.length, {
      error: "two pools have one symbol",
    }),
});

/** LiquidityMining.sol refuses the same, once it is told. */
const decliningEpochs = [
  ({ mining: { epochs } }: Pick<z.infer<typeof fields>, "mining">) =>
    epochs.every(({ duration, emission }, n) => {
      const before = epochs[n - 1];
      return (
        emission > 0n &&
        (before === undefined || emission * BigInt(before.duration) < before.emission * BigInt(duration))
      );
    }),
  {
    error: "each epoch of the mining emits something, at a lower rate than the one before",
  },
] as const;

/** What is scheduled is what the milestone funds: no more could be started, and less would lie idle. */
const fundedSchedule = [
  ({ mining: { epochs }, token }: Pick<z.infer<typeof fields>, "mining" | "token">) =>
    epochs.reduce((sum, { emission }) => sum + emission, 0n) === token.milestone.liquidityMining,
  {
    error: "the epochs' emissions do not add up to what token.milestone.liquidityMining funds",
  },
] as const;

/** Opening liquidity and its addresses are the local chain's. */
const openedLocally = [
  ({ chainId, opening }: Pick<z.infer<typeof fields>, "chainId" | "opening">) =>
    chainId === LOCAL_CHAIN_ID || (opening.usdc === 0n && opening.crbn === 0n),
  { error: "on a public network the deployer has nothing to open the pair with" },
] as const;

/** Both sides, or none. */
const bothSides = [
  ({ opening }: Pick<z.infer<typeof fields>, "opening">) => (opening.usdc === 0n) === (opening.crbn === 0n),
  { error: "a pair is opened with both tokens or not at all" },
] as const;

const schema = fields
  .refine(...independentCurators)
  .refine(...decliningEpochs)
  .refine(...fundedSchedule)
  .refine(...openedLocally)
  .refine(...bothSides);

/** A network's parameters. */
export type NetworkFile = z.infer<typeof schema>;

/** A network's parameters, and where they were read. */
export interface NetworkSource {
  readonly file: NetworkFile;
  /** its path */
  readonly path: string;
  /** its path as `NetworkFile.sol` takes it: from `script/networks`, without `.json` */
  readonly reference: string;
}

/** Reads and checks a file. `CARBONTRACE_NETWORKS_DIR` names another folder, for rehearsals; it lies in the repository. */
export function readNetworkFile(name: string, env: NodeJS.ProcessEnv = process.env): NetworkSource {
  const folder = resolve(env.CARBONTRACE_NETWORKS_DIR ?? NETWORKS);
  const path = join(folder, `${name}.json`);
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch {
    throw new CommandError(`there is no network "${name}": ${path} cannot be read`);
  }
  const file = parseNetworkFile(content, path);
  if (file.name !== name) throw new CommandError(`${path} calls itself "${file.name}"`);
  return { file, path, reference: join(relative(NETWORKS, folder), name) };
}

/** Checks the text of a file. */
export function parseNetworkFile(content: string, path: string): NetworkFile {
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch {
    throw new CommandError(`${path} is not JSON`);
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new CommandError(`${path} is refused:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** A sentence for each account and contract of a public network that is nobody, everybody, or the deployer. */
export function placeholdersOf(file: NetworkFile): readonly string[] {
  if (file.chainId === LOCAL_CHAIN_ID) return [];
  const { accounts, curators, treasury, guardian, safe, dex, usdc } = file;
  const people: readonly (readonly [string, Address])[] = [
    ...Object.entries(accounts).map(([role, account]) => [`accounts.${role}`, account] as const),
    ...curators.map((curator, n) => [`curators[${n}]`, curator] as const),
    ...treasury.owners.map((owner, n) => [`treasury.owners[${n}]`, owner] as const),
    ...guardian.owners.map((owner, n) => [`guardian.owners[${n}]`, owner] as const),
    ...file.token.grants.map(({ beneficiary }, n) => [`token.grants[${n}].beneficiary`, beneficiary] as const),
  ];
  const contracts: readonly (readonly [string, Address])[] = [
    ["usdc", usdc],
    ...Object.entries(safe).map(([name, contract]) => [`safe.${name}`, contract] as const),
    ...Object.entries(dex).map(([name, contract]) => [`dex.${name}`, contract] as const),
  ];
  const known = knownAccounts();
  const sentences: string[] = [];
  for (const [place, account] of people) {
    if (BigInt(account) <= LAST_RESERVED) sentences.push(`${place} is a placeholder, ${account}: name somebody`);
    else if (known.has(account)) sentences.push(`${place} is ${account}, a test account whose key everybody knows`);
    else if (place !== "accounts.deployer" && account === accounts.deployer)
      sentences.push(`${place} is the deployer, ${account}, who must end up with nothing`);
  }
  for (const [place, contract] of contracts) {
    if (BigInt(contract) <= LAST_RESERVED) sentences.push(`${place} is a placeholder, ${contract}: name the contract`);
  }
  if (curators.length < LEAST_CURATORS)
    sentences.push(
      `there are ${curators.length} curators: ${LEAST_CURATORS} must score a project before it is listed, so name as many`,
    );
  sentences.push(...tooFew("treasury", treasury, 5, 3), ...tooFew("guardian", guardian, 3, 2));
  return sentences;
}

function tooFew(
  safe: string,
  { owners, threshold }: { readonly owners: readonly Address[]; readonly threshold: number },
  leastOwners: number,
  leastThreshold: number,
): readonly string[] {
  if (owners.length >= leastOwners && threshold >= leastThreshold) return [];
  return [
    `${safe} has ${owners.length} owners of whom ${threshold} sign: on a public network ${leastOwners} and ${leastThreshold} are the least`,
  ];
}

let known: ReadonlySet<Address> | undefined;

/** Deriving them takes a moment: once is enough. */
function knownAccounts(): ReadonlySet<Address> {
  const indices = Array.from({ length: KNOWN_KEYS }, (_, addressIndex) => addressIndex);
  known ??= new Set(indices.map((addressIndex) => mnemonicToAccount(TEST_MNEMONIC, { addressIndex }).address));
  return known;
}
