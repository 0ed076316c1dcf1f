/** `npm run deploy` on real chains: killed in the middle and run again; a public network's file; what it refuses. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPublicClient, type Hex, http, keccak256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testAccount } from "../../../script/chain/keys.ts";
import { addressOf, deployerOf } from "../../../script/deployment/addresses.ts";
import { artifactOf, safeArtifactOf } from "../../../script/deployment/artifacts.ts";
import { factsOf } from "../../../script/deployment/facts/facts.ts";
import { readNetworkFile } from "../../../script/deployment/networkFile.ts";
import { clientOf } from "../../../script/deployment/send.ts";
import { ROOT } from "../../../script/dev/paths.ts";
import { rpc } from "../../../script/dev/rpc.ts";
import {
  ALREADY,
  type ExplorerServer,
  FAIL,
  PASS,
  PENDING,
  type Script,
  startExplorer,
} from "../../deploy/explorerServer.ts";
import { newKeystore } from "../../deploy/keystores.ts";
import { numbers } from "../numbers.ts";
import { rehearsalFolder, start, startTestChain, type TestChain } from "./chain.ts";
import { bookTextOf, expectFormsOf } from "./sources.ts";
import { putUniswap } from "./uniswap.ts";

const LOCAL = ["--network", "local"];
const SEED = 20_261_121;
/** Each costs a simulation of the whole deployment; `npm run test:deep` kills more often. */
const KILLS = process.env.CARBONTRACE_DEEP === "1" ? 6 : 2;
/** How far a run may come before it is killed: all of them together end before the last of some 230 transactions. */
const FARTHEST = Math.floor(120 / KILLS);
const MINUTES = 60_000;

const local = ({ url, folder }: TestChain): NodeJS.ProcessEnv => ({
  CARBONTRACE_RPC_URL: url,
  CARBONTRACE_DEPLOYMENTS_DIR: folder,
});

interface Book {
  readonly startBlock: number;
  readonly contracts: Readonly<Record<string, { readonly address: Hex; readonly implementation?: Hex }>>;
}
const bookOf = ({ folder }: TestChain): Book => JSON.parse(readFileSync(join(folder, "31337.json"), "utf8"));

describe("a deployment that is killed", () => {
  const chains: TestChain[] = [];
  let whole: TestChain;
  let broken: TestChain;

  beforeAll(async () => {
    [whole, broken] = [await startTestChain(), await startTestChain()];
    chains.push(whole, broken);
  }, MINUTES);
  afterAll(async () => {
    for (const chain of chains) await chain.stop();
  });

  test(
    "goes on where it stopped: same addresses, nothing twice, the same market",
    async () => {
      const done = await start("deploy", LOCAL, local(whole));
      expect([done.code, done.output]).toEqual([0, expect.stringMatching(/Everything is sent: \d+ transactions/)]);
      // Something happens on the other chain first, so that its first block is not the other's.
      await rpc(broken.url, "anvil_mine", ["0x7"]);

      const random = numbers(SEED);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const after = 1 + Math.floor(random() * FARTHEST);
        const delay = Math.floor(random() * 30);
        let timer: NodeJS.Timeout | undefined;
        const ended = await start("deploy", LOCAL, local(broken), (line, child) => {
          if (line.startsWith(`[${after}/`)) timer = setTimeout(() => child.kill("SIGKILL"), delay);
        });
        clearTimeout(timer);
        expect([kill, ended.signal]).toEqual([kill, "SIGKILL"]);
      }
      const resumed = await start("deploy", LOCAL, local(broken));
      expect([resumed.code, resumed.output]).toEqual([0, expect.stringContaining("Address book: ")]);

      // Nothing twice, but for a role's label where a kill came between it and the role: nobody can ask for a label.
      const twice = (await sentTo(broken)) - (await sentTo(whole));
      expect(twice).toBeGreaterThanOrEqual(0);
      expect(twice).toBeLessThanOrEqual(KILLS);

      // Same addresses; the first block is the one before the first run's first transaction, not the last run's.
      expect(bookOf(broken).contracts).toEqual(bookOf(whole).contracts);
      expect(bookOf(broken).startBlock).toBe(7);
      const { file } = readNetworkFile("local");
      const book = JSON.stringify(bookOf(whole));
      const factsNow = ({ url }: TestChain) =>
        factsOf(clientOf({ name: "local", rpcUrl: url, local: true }, file), file, book, 0n);
      expect(await factsNow(broken)).toEqual(await factsNow(whole));
      await expectSameMoney();

      const again = await start("deploy", LOCAL, local(broken));
      expect([again.code, again.output]).toEqual([0, expect.stringContaining("Transactions, in this order: 0")]);
    },
    10 * MINUTES,
  );

  /** How many transactions the deployer has sent there. */
  const sentTo = async ({ url }: TestChain): Promise<number> =>
    Number(await rpc(url, "eth_getTransactionCount", [testAccount(0).address, "latest"]));

  /** Balances, grants and rounds: an interrupted step that ran twice would show. */
  async function expectSameMoney(): Promise<void> {
    const questions: [string, string, unknown[]][] = [
      ...["CRBN", "TestUSDC"].flatMap((token) =>
        ["Faucet", "TokenVesting", "MerkleAirdrop", "RewardReserve", "TreasurySafe"].map(
          (holder) => [token, "balanceOf", [bookOf(whole).contracts[holder]?.address]] as [string, string, unknown[]],
        ),
      ),
      ["CRBN", "balanceOf", [testAccount(0).address]],
      ["CRBN", "totalSupply", []],
      ["MerkleAirdrop", "roundCount", []],
      ...[0, 1, 2, 3, 4, 5].map((bucket) => ["TokenVesting", "ledgerOf", [bucket]] as [string, string, unknown[]]),
    ];
    for (const [contract, functionName, args] of questions) {
      const [a, b] = await Promise.all(
        [whole, broken].map(({ url }) =>
          createPublicClient({ transport: http(url) }).readContract({
            address: bookOf(whole).contracts[contract]?.address as Hex,
            abi: artifactOf(contract).abi,
            functionName,
            args,
          }),
        ),
      );
      expect([contract, functionName, a]).toEqual([contract, functionName, b]);
    }
  }
});

describe("a public network", () => {
  const folder = rehearsalFolder();
  const keystore = newKeystore(folder, "deployer");
  const stranger = newKeystore(folder, "stranger");
  const deployer = keystore.address;
  const explorerKey = "EXPLORERKEYEXPLORERKEYEXPLORERKEY1";
  const somebody = (n: number): string => privateKeyToAccount(keccak256(`0x${String(n).padStart(4, "0")}`)).address;
  let chain: TestChain;
  let explorer: ExplorerServer;
  let env: NodeJS.ProcessEnv;

  /** How the explorer takes what it gets; all other sources at once. */
  const outcomes: Record<string, Script> = {
    CRBN: { submit: [ALREADY] },
    CreditMarket: { check: [PENDING, PENDING, PASS] },
    Guardian: { check: [FAIL] },
  };
  const addressIn = (name: string): string => addressOf(deployerOf(deployer), name);

  beforeAll(async () => {
    chain = await startTestChain(11_155_111);
    explorer = await startExplorer(
      (address) => Object.entries(outcomes).find(([name]) => addressIn(name) === address)?.[1] ?? {},
    );
    const file = JSON.parse(readFileSync(join(ROOT, "script/networks/sepolia.json"), "utf8"));
    file.accounts = {
      deployer,
      council: somebody(1),
      registrar: somebody(2),
      verifier: somebody(3),
      sale: somebody(4),
    };
    file.treasury.owners = [5, 6, 7, 8, 9].map(somebody);
    file.curators = [20, 21, 22].map(somebody);
    file.guardian.owners = [10, 11, 12].map(somebody);
    file.explorer.api = explorer.api;
    writeFileSync(join(folder, "sepolia.json"), JSON.stringify(file));
    const safes = {
      factory: "proxies/SafeProxyFactory.sol/SafeProxyFactory",
      singleton: "SafeL2.sol/SafeL2",
      tokenCallbackHandler: "handler/TokenCallbackHandler.sol/TokenCallbackHandler",
      compatibilityHandler: "handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler",
    };
    for (const [name, path] of Object.entries(safes))
      await rpc(chain.url, "anvil_setCode", [file.safe[name], safeArtifactOf(path).runtime]);
    await rpc(chain.url, "anvil_setCode", [file.usdc, artifactOf("TestUSDC").runtime]);
    await putUniswap(chain.url, file.dex);
    env = {
      CARBONTRACE_RPC_URL_SEPOLIA: chain.url,
      CARBONTRACE_DEPLOYMENTS_DIR: chain.folder,
      CARBONTRACE_NETWORKS_DIR: folder,
      CARBONTRACE_DEPLOYER_KEYSTORE: keystore.file,
      CARBONTRACE_DEPLOYER_PASSWORD_FILE: keystore.passwordFile,
    };
  }, MINUTES);
  afterAll(async () => {
    await chain?.stop();
    await explorer?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const SEPOLIA = ["--network", "sepolia"];
  const expectNoSecret = (output: string): void => {
    for (const secret of [keystore.key.slice(2), keystore.password, stranger.key.slice(2), explorerKey])
      expect(output).not.toContain(secret);
  };
  const sent = async (): Promise<number> =>
    Number(await rpc(chain.url, "eth_getTransactionCount", [deployer, "latest"]));

  test("as the repository has it names nobody yet: every placeholder is said, nothing is sent", async () => {
    const { code, output } = await start("deploy", SEPOLIA, { ...env, CARBONTRACE_NETWORKS_DIR: undefined });
    expect(code).toBe(1);
    for (const place of [
      "accounts.deployer",
      "accounts.sale",
      "curators[2]",
      "treasury.owners[4]",
      "guardian.owners[0]",
    ])
      expect(output).toContain(`${place} is a placeholder`);
    expect(await sent()).toBe(0);
  });

  test(
    "is not deployed with another key, on another chain, without money, or without a yes",
    async () => {
      const other = await startTestChain(80_002);
      try {
        const refusals: [NodeJS.ProcessEnv, RegExp][] = [
          [
            { CARBONTRACE_DEPLOYER_KEYSTORE: stranger.file, CARBONTRACE_DEPLOYER_PASSWORD_FILE: stranger.passwordFile },
            new RegExp(`the key is that of ${stranger.address}, but \\S+ names the deployer ${deployer}`),
          ],
          [{ CARBONTRACE_DEPLOYER_PASSWORD_FILE: stranger.passwordFile }, /^the password does not open \S+deployer$/m],
          [{ CARBONTRACE_RPC_URL_SEPOLIA: other.url }, /is for chain 11155111, but the node at \S+ serves chain 80002/],
          [{ CARBONTRACE_DEPLOYER_KEYSTORE: undefined }, /no key for the deployer: set CARBONTRACE_DEPLOYER_KEY/],
          [{}, /The deployer has not enough for the whole plan: nothing was sent\./],
        ];
        for (const [change, sentence] of refusals) {
          const { code, output } = await start("deploy", SEPOLIA, { ...env, ...change });
          expect([code, output]).toEqual([1, expect.stringMatching(sentence)]);
          expectNoSecret(output);
        }
        await rpc(chain.url, "anvil_setBalance", [deployer, "0x56bc75e2d63100000"]);
        const unconfirmed = await start("deploy", SEPOLIA, env);
        expect([unconfirmed.code, unconfirmed.output]).toEqual([
          1,
          expect.stringContaining("Nobody is there to confirm"),
        ]);
        expect(await sent()).toBe(0);
      } finally {
        await other.stop();
      }
    },
    10 * MINUTES,
  );

  test(
    "is planned without a key, with a cost, and deployed with --yes; then it is as the repository says, and so are its sources",
    async () => {
      const plan = await start("deploy", [...SEPOLIA, "--plan"], { ...env, CARBONTRACE_DEPLOYER_KEYSTORE: undefined });
      expect([plan.code, plan.output]).toEqual([0, expect.stringContaining("Only planned: nothing was sent.")]);
      expect(plan.output).toMatch(/^Cost: at most [\d.]+ ETH \(\d+ gas at [\d.]+ gwei/m);
      expect(await sent()).toBe(0);

      const asking = { CARBONTRACE_EXPLORER_KEY: explorerKey, CARBONTRACE_EXPLORER_PAUSE_MS: "1" };
      const done = await start("deploy", [...SEPOLIA, "--yes"], { ...env, ...asking });
      expect([done.code, done.output]).toEqual([0, expect.stringContaining("Address book: ")]);
      expectNoSecret(done.output);
      const book = bookTextOf(chain, 11_155_111);
      await expectFormsOf(explorer.forms, chain, book);
      for (const name of ["CRBN", "CreditMarket"])
        expect(done.output).toMatch(new RegExp(`^verified  ${name}  https://\\S+/address/${addressIn(name)}$`, "m"));
      expect(done.output.match(/^not verified .*$/gm)).toEqual([expect.stringContaining("  Guardian  ")]);
      expect(done.output).toMatch(/^ {2}Guardian: Fail - Unable to verify$/m);
      expect(explorer.forms.every((form) => form.get("apikey") === explorerKey)).toBe(true);

      const checked = await start("check", SEPOLIA, { ...env, CARBONTRACE_DEPLOYER_KEYSTORE: undefined });
      expect([checked.code, checked.output]).toEqual([0, expect.stringContaining("all as in the repository.")]);
    },
    10 * MINUTES,
  );

  test(
    "goes on with the file that it began with, and no other",
    async () => {
      const file = join(folder, "sepolia.json");
      const begun = readFileSync(file, "utf8");
      const before = await sent();
      try {
        const changed = JSON.parse(begun);
        changed.accounts.sale = somebody(99);
        writeFileSync(file, JSON.stringify(changed));
        const { code, output } = await start("deploy", [...SEPOLIA, "--yes"], env);
        expect([code, output]).toEqual([
          1,
          expect.stringMatching(/began with another "accounts" in the network's file\. Nothing was sent\./),
        ]);
        expect(await sent()).toBe(before);
      } finally {
        writeFileSync(file, begun);
      }
    },
    2 * MINUTES,
  );
});
