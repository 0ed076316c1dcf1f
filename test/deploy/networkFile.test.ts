/** The networks' files: what the repository's own say, and what the schema refuses. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import deployments from "@safe-global/safe-deployments/dist/assets/v1.5.0/safe_l2.json" with { type: "json" };
import { getAddress } from "viem";
import { describe, expect, it } from "vitest";
import { parseNetworkFile, placeholdersOf, readNetworkFile } from "../../script/deployment/networkFile.ts";
import { ROOT } from "../../script/dev/paths.ts";

const PUBLIC = ["sepolia", "amoy", "polygon", "mainnet"] as const;
const textOf = (name: string): string => readFileSync(join(ROOT, `script/networks/${name}.json`), "utf8");

/** Sepolia's file with some of it replaced. */
function sepoliaWith(change: (file: Record<string, never>) => void): string {
  const file = JSON.parse(textOf("sepolia"));
  change(file);
  return JSON.stringify(file);
}

/** An address that nobody has a key to. */
const somebody = (n: number): string => `0x${String(n).padStart(2, "0").repeat(20)}`;

function people(file: Record<string, never>): void {
  const f = file as unknown as {
    accounts: Record<string, string>;
    curators: string[];
    treasury: { owners: string[] };
    guardian: { owners: string[] };
  };
  for (const [n, role] of Object.keys(f.accounts).entries()) f.accounts[role] = somebody(10 + n);
  f.curators = [40, 41, 42].map(somebody);
  f.treasury.owners = [20, 21, 22, 23, 24].map(somebody);
  f.guardian.owners = [30, 31, 32].map(somebody);
}

describe("the repository's files", () => {
  it("of the public networks are valid, name their chain, and wait for somebody to name the people", () => {
    expect(PUBLIC.map((name) => readNetworkFile(name).file.chainId)).toEqual([11_155_111, 80_002, 137, 1]);
    for (const name of PUBLIC) {
      const sentences = placeholdersOf(readNetworkFile(name).file);
      // Five accounts, three curators, five owners of the treasury, three of the guardian; Uniswap has no v2 on Amoy.
      expect(sentences).toHaveLength(name === "amoy" ? 18 : 16);
      expect(sentences.filter((sentence) => sentence.startsWith("dex."))).toHaveLength(name === "amoy" ? 2 : 0);
      expect(sentences[0]).toBe(
        "accounts.deployer is a placeholder, 0x0000000000000000000000000000000000000000: name somebody",
      );
    }
  });

  it("of the local chain has nothing to wait for", () => {
    expect(placeholdersOf(readNetworkFile("local").file)).toEqual([]);
  });

  it("name the Safe contracts that Safe's own list calls canonical", () => {
    for (const name of PUBLIC)
      expect(readNetworkFile(name).file.safe.singleton).toBe(deployments.deployments.canonical.address);
  });

  it("name the schedule of liquidity mining in full: 24 epochs of 30 days, each 6 % less, 5,000,000 CRBN together", () => {
    for (const name of ["local", ...PUBLIC]) {
      const { mining, token } = readNetworkFile(name).file;
      expect(mining.start).toBe(name === "local");
      expect(mining.epochs).toHaveLength(24);
      expect(mining.epochs.reduce((sum, { emission }) => sum + emission, 0n)).toBe(5_000_000n * 10n ** 18n);
      expect(token.milestone.liquidityMining).toBe(5_000_000n * 10n ** 18n);
      for (const [n, { duration, emission }] of mining.epochs.entries()) {
        expect(duration).toBe(30 * 86_400);
        const before = mining.epochs[n - 1]?.emission ?? (emission * 100n) / 94n;
        expect(Number(emission / 10n ** 18n)).toBeCloseTo((Number(before / 10n ** 18n) * 94) / 100, -2);
      }
    }
  });

  it("open the pair on the local chain at 0.10 USD per CRBN, and nowhere else", () => {
    const { opening } = readNetworkFile("local").file;
    expect(opening.usdc * 10n ** 18n).toBe((opening.crbn * 10n ** 6n) / 10n);
    for (const name of PUBLIC) expect(readNetworkFile(name).file.opening).toEqual({ usdc: 0n, crbn: 0n });
  });

  it("are complete once the people are named", () => {
    expect(placeholdersOf(parseNetworkFile(sepoliaWith(people), "sepolia.json"))).toEqual([]);
  });
});

describe("a public network's file is not deployed", () => {
  type File = {
    accounts: Record<string, string>;
    curators: string[];
    treasury: { owners: string[]; threshold: number };
    guardian: { owners: string[] };
    safe: Record<string, string>;
  };
  it.each<[string, (file: File) => void, RegExp]>([
    [
      "a reserved account",
      (f) => Object.assign(f.accounts, { council: getAddress(`0x${"0".repeat(36)}ffff`) }),
      /^accounts\.council is a placeholder/,
    ],
    [
      "anvil's key",
      (f) => Object.assign(f.accounts, { sale: "0xa0Ee7A142d267C1f36714E4a8F75612F20a79720" }),
      /^accounts\.sale is 0xa0Ee\w+, a test account whose key everybody knows$/,
    ],
    [
      "the deployer as registrar",
      (f) => Object.assign(f.accounts, { registrar: somebody(10) }),
      /^accounts\.registrar is the deployer/,
    ],
    ["the deployer as owner", (f) => (f.treasury.owners[2] = somebody(10)), /^treasury\.owners\[2\] is the deployer/],
    ["the deployer as curator", (f) => (f.curators[2] = somebody(10)), /^curators\[2\] is the deployer/],
    ["too few curators", (f) => f.curators.pop(), /^there are 2 curators: 3 must score a project/],
    ["too low a threshold", (f) => (f.treasury.threshold = 2), /^treasury has 5 owners of whom 2 sign/],
    ["too few guardians", (f) => f.guardian.owners.pop(), /^guardian has 2 owners of whom 2 sign/],
    ["no factory", (f) => Object.assign(f.safe, { factory: `0x${"0".repeat(40)}` }), /^safe\.factory is a placeholder/],
  ])("with %s", (_, change, sentence) => {
    const text = sepoliaWith((file) => {
      people(file);
      change(file as unknown as File);
    });
    const sentences = placeholdersOf(parseNetworkFile(text, "sepolia.json"));
    expect(sentences).toEqual([expect.stringMatching(sentence)]);
  });
});

describe("the schema refuses", () => {
  it.each<[string, string, unknown]>([
    ["commissionRate", "commissionRate", "50000000000000001"],
    ["a voting delay beyond the Governor's", "governance.votingDelay", 36 * 3_600 + 1],
    ["a voting period below the Governor's", "governance.votingPeriod", 3 * 86_400 - 1],
    ["a late extension", "governance.lateQuorumExtension", 86_401],
    ["a threshold", "governance.proposalThreshold", "9999999999999999999999"],
    ["a quorum", "governance.quorumPercent", 1],
    ["a limit", "treasury.limits.usdc", "1000000000001"],
    ["more signers than owners", "treasury.threshold", 6],
    ["an address without its checksum", "usdc", "0x1c7d4b196cb0c7b01d743fbc6116a902379c7238"],
    ["an amount as a number", "token.milestone.rewardReserve", 20],
    ["a Uniswap address without its checksum", "dex.router", "0xee567fe1712faf6149d80da1e6934e354124cfe3"],
    ["a farm's weight", "mining.weight", 1_001],
    ["an epoch that is too short", "mining.epochs.0.duration", 86_399],
    ["an epoch without emission", "mining.epochs.23.emission", "0"],
    ["an epoch with a higher rate", "mining.epochs.5.emission", "400000000000000000000000"],
    ["a schedule that the milestone does not fund", "token.milestone.liquidityMining", "4999999999999999999999999"],
    ["liquidity that nobody has", "opening.crbn", "1"],
    ["what it does not know", "governance.quorum", 4],
  ])("%s", (_, path, value) => {
    const text = sepoliaWith((file) => {
      const keys = path.split(".");
      const last = keys.pop() as string;
      const parent = keys.reduce((node, key) => (node as unknown as Record<string, never>)[key] as never, file);
      (parent as Record<string, unknown>)[last] = value;
    });
    expect(() => parseNetworkFile(text, "sepolia.json")).toThrow(/^sepolia\.json is refused:\n/);
  });

  it.each<[string, (f: { accounts: Record<string, string>; curators: string[] }) => void]>([
    ["who is named twice", (f) => f.curators.push(f.curators[0] as string)],
    ["who is the council", (f) => (f.curators[1] = f.accounts.council as string)],
    ["who is the registrar", (f) => (f.curators[1] = f.accounts.registrar as string)],
    ["who is the verifier", (f) => (f.curators[1] = f.accounts.verifier as string)],
  ])("a curator %s", (_, change) => {
    const text = sepoliaWith((file) => {
      people(file);
      change(file as unknown as { accounts: Record<string, string>; curators: string[] });
    });
    expect(() => parseNetworkFile(text, "sepolia.json")).toThrow(
      /a curator is named twice, or is the council, the registrar or the verifier/,
    );
  });

  it("an owner who is named twice", () => {
    const text = sepoliaWith((file) => {
      people(file);
      const owners = (file as unknown as { guardian: { owners: string[] } }).guardian.owners;
      owners[1] = owners[0] as string;
    });
    expect(() => parseNetworkFile(text, "sepolia.json")).toThrow(/an owner is named twice/);
  });
});
