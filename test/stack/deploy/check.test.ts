/** `npm run deploy:check` on a real deployment: it passes as it is, and every kind of tampering is a line. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Address, encodeFunctionData, type Hex, keccak256, numberToHex, padHex, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { networkOf } from "../../../script/chain/networks.ts";
import { Protocol } from "../../../script/chain/protocol.ts";
import { describeDifference, differencesOf, executedCalls } from "../../../script/deployment/compare.ts";
import { factsOf } from "../../../script/deployment/facts/facts.ts";
import type { Fact } from "../../../script/deployment/facts/subject.ts";
import { readNetworkFile } from "../../../script/deployment/networkFile.ts";
import { withReference } from "../../../script/deployment/reference.ts";
import { clientOf } from "../../../script/deployment/send.ts";
import { rpc } from "../../../script/dev/rpc.ts";
import { asDao } from "../dao.ts";
import { start, startTestChain, type TestChain } from "./chain.ts";

const LOCAL = ["--network", "local"];
const MINUTES = 60_000;
const STRANGER: Address = "0x00000000000000000000000000000000000a11ce";
const IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
const SAFE_HANDLER = "0x6c9a6c4a39284e37ed1cf53d337577d14212a4870fb976a4366c693b939918d5";
const SAFE_GUARD = "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8";

let chain: TestChain;
let env: Record<string, string>;
let protocol: Protocol;
let book: string;
let expected: readonly Fact[];
const source = readNetworkFile("local");

beforeAll(async () => {
  chain = await startTestChain();
  env = { CARBONTRACE_RPC_URL: chain.url, CARBONTRACE_DEPLOYMENTS_DIR: chain.folder };
  const { code, output } = await start("deploy", LOCAL, env);
  expect([code, output]).toEqual([0, expect.stringContaining("Address book: ")]);
  protocol = await Protocol.connect(networkOf("local", env), env);
  await withReference(source, protocol.client, async (reference) => {
    book = reference.book;
    expected = await factsOf(reference.client, source.file, book, 0n);
  });
}, 5 * MINUTES);

afterAll(() => chain?.stop());

const address = (name: string): Address => protocol.address(name);
const live = () => clientOf({ name: "local", rpcUrl: chain.url, local: true }, source.file);

/** The lines of the differences now. */
async function lines(): Promise<readonly string[]> {
  const facts = await factsOf(live(), source.file, book, 0n);
  const voted = await executedCalls(live(), address("Timelock"), 0n);
  return differencesOf(facts, expected, voted).map(describeDifference);
}

/** Sends a call as any account, the Timelock or a Safe included. */
async function as(from: Address, contract: string, functionName: string, ...args: unknown[]): Promise<void> {
  const data = encodeFunctionData({ abi: protocol.abi(contract), functionName, args });
  await sendAs(from, address(contract), data);
}

async function sendAs(from: Address, to: Address, data: Hex): Promise<void> {
  await rpc(chain.url, "anvil_setBalance", [from, "0x56bc75e2d63100000"]);
  await rpc(chain.url, "anvil_impersonateAccount", [from]);
  const hash = await rpc<Hex>(chain.url, "eth_sendTransaction", [{ from, to, data, gas: "0x1e8480" }]);
  const receipt = await live().waitForTransactionReceipt({ hash, pollingInterval: 20 });
  expect(receipt.status).toBe("success");
}

const store = (at: Address, slot: Hex, value: Hex): Promise<unknown> =>
  rpc(chain.url, "anvil_setStorageAt", [at, padHex(slot, { size: 32 }), padHex(value, { size: 32 })]);

const safeCall = (signature: string, ...args: (Address | bigint)[]): Hex =>
  `${keccak256(toHex(signature)).slice(0, 10)}${args
    .map((value) => padHex(typeof value === "bigint" ? numberToHex(value) : value, { size: 32 }).slice(2))
    .join("")}` as Hex;

test(
  "a deployment as it is: exit code 0",
  async () => {
    const { code, output } = await start("check", LOCAL, env);
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/\d{3} facts of local \(chain 31337\): all as in the repository\./),
    ]);
    // No fact is a question that nobody answered.
    expect(expected.filter(({ value }) => /no answer|undefined/.test(value))).toEqual([]);
  },
  2 * MINUTES,
);

describe("tampering is found", () => {
  const ROLE = { UPGRADER: 101n, VERIFIER: 302n };
  const timelock = () => address("Timelock");

  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "other code behind a proxy's address",
      async () => rpc(chain.url, "anvil_setCode", [protocol.address("CreditMarket"), "0x60006000fd"]),
      /^code of CreditMarket at 0x/,
    ],
    [
      "one byte of an implementation",
      async () => {
        const at = JSON.parse(book).contracts.CRBN.implementation as Address;
        const code = (await live().getCode({ address: at })) as Hex;
        await rpc(chain.url, "anvil_setCode", [at, `${code.slice(0, -2)}ff`]);
      },
      /^code of CRBN\.v1 at 0x/,
    ],
    [
      "an implementation slot",
      () => store(address("TokenVesting"), IMPLEMENTATION, STRANGER),
      /^implementation of TokenVesting: 0x0+a11ce, the repository has 0x/,
    ],
    [
      "an upgrade",
      async () => {
        const other = JSON.parse(book).contracts.MerkleAirdrop.implementation as Address;
        await as(timelock(), "CRBN", "upgradeToAndCall", other, "0x");
      },
      /^implementation of CRBN: 0x/,
    ],
    [
      "a role that somebody got",
      () => as(timelock(), "AccessManager", "grantRole", ROLE.UPGRADER, STRANGER, 0),
      /^role UPGRADER of 0x\w+11ce: held, delay 0 s, the repository has nothing of the kind/i,
    ],
    [
      "a role that somebody lost",
      () => as(timelock(), "AccessManager", "revokeRole", ROLE.VERIFIER, source.file.accounts.verifier),
      /^role VERIFIER of 0x15d34AAf\w+: missing/,
    ],
    [
      "a role of a number that the protocol does not know",
      () => as(timelock(), "AccessManager", "grantRole", 999n, STRANGER, 0),
      /^role number 999 of 0x/,
    ],
    [
      "a role's admin",
      () => as(timelock(), "AccessManager", "setRoleAdmin", ROLE.UPGRADER, ROLE.VERIFIER),
      /^getRoleAdmin of role UPGRADER: 302, the repository has 0/,
    ],
    [
      "a function's role",
      () =>
        as(
          timelock(),
          "AccessManager",
          "setTargetFunctionRole",
          address("CreditMarket"),
          ["0x355e6b43"],
          ROLE.VERIFIER,
        ),
      /^role for CreditMarket /,
    ],
    [
      "a closed target",
      () => as(timelock(), "AccessManager", "setTargetClosed", address("CreditMarket"), true),
      /^CreditMarket in the AccessManager: closed true/,
    ],
    [
      "another authority",
      () => as(timelock(), "AccessManager", "updateAuthority", address("TreasuryModule"), address("Timelock")),
      /^authority of TreasuryModule: /,
    ],
    [
      "a proposer in the Timelock",
      async () => {
        const role = await protocol.read<Hex>("Timelock", "PROPOSER_ROLE");
        await as(timelock(), "Timelock", "grantRole", role, STRANGER);
      },
      /^Timelock PROPOSER_ROLE of 0x\w+: held, the repository has nothing of the kind/,
    ],
    ["the Timelock's delay", () => as(timelock(), "Timelock", "updateDelay", 0n), /^least delay of the Timelock: 0, /],
    [
      "the Governor's threshold",
      () =>
        asDao(protocol, [
          { contract: "CarbontraceGovernor", functionName: "setProposalThreshold", args: [10n ** 22n] },
        ]),
      /^Governor's proposalThreshold: 10000000000000000000000, /,
    ],
    [
      "an owner of the treasury",
      () =>
        sendAs(
          address("TreasurySafe"),
          address("TreasurySafe"),
          safeCall("addOwnerWithThreshold(address,uint256)", STRANGER, 1n),
        ),
      /^owners of TreasurySafe: /,
    ],
    [
      "a module of the treasury",
      () => sendAs(address("TreasurySafe"), address("TreasurySafe"), safeCall("enableModule(address)", STRANGER)),
      /^modules of TreasurySafe: /,
    ],
    ["the treasury's guard", () => store(address("TreasurySafe"), SAFE_GUARD, "0x0"), /^guard of TreasurySafe: 0x0+, /],
    [
      "the treasury's fallback handler",
      () => store(address("TreasurySafe"), SAFE_HANDLER, address("CompatibilityFallbackHandler")),
      /^fallback handler of TreasurySafe: /,
    ],
    [
      "the guardian's threshold",
      () => sendAs(address("GuardianSafe"), address("GuardianSafe"), safeCall("changeThreshold(uint256)", 1n)),
      /^threshold of GuardianSafe: 1, the repository has 2/,
    ],
    [
      "the guardian's targets",
      () => as(timelock(), "Guardian", "setTargets", [address("CreditMarket")]),
      /^Guardian's targets: /,
    ],
    [
      "a spending limit",
      () => as(timelock(), "SpendingGuard", "setLimit", address("StakedCRBN"), 1n),
      /^spending limit of StakedCRBN: 1, the repository has nothing of the kind/,
    ],
    [
      "the commission",
      () => as(timelock(), "CreditMarket", "setCommission", 12n * 10n ** 15n),
      /^commission: 12000000000000000, the repository has 15000000000000000$/,
    ],
    [
      "a pay token",
      () => as(timelock(), "CreditMarket", "setPayToken", address("CRBN"), true),
      /^pay token CRBN: true, the repository has nothing of the kind/,
    ],
    [
      "a tier",
      () => as(timelock(), "StakedCRBN", "setTier", 1, { minimum: 10n ** 21n, lock: 30 * 86_400, apyBps: 900 }),
      /^terms of Bronze: /,
    ],
  ])(
    "%s",
    async (_, tamper, line) => {
      const snapshot = await rpc<string>(chain.url, "evm_snapshot");
      try {
        await tamper();
        expect(await lines()).toContainEqual(expect.stringMatching(line));
      } finally {
        await rpc(chain.url, "evm_revert", [snapshot]);
      }
    },
    MINUTES,
  );

  test(
    "and nothing is found where it was taken back",
    async () => {
      expect(await lines()).toEqual([]);
    },
    MINUTES,
  );
});

test(
  "what a vote changed is a difference like any other, unless votes are accepted; what nobody voted on always is",
  async () => {
    await asDao(protocol, [{ contract: "CreditMarket", functionName: "setCommission", args: [12n * 10n ** 15n] }]);
    const strict = await start("check", LOCAL, env);
    expect([strict.code, strict.output]).toEqual([
      1,
      expect.stringMatching(
        /^commission: 12000000000000000, the repository has 15000000000000000 · may come from the vote executed as operation 0x/m,
      ),
    ]);
    const lenient = await start("check", [...LOCAL, "--accept-votes"], env);
    expect([lenient.code, lenient.output]).toEqual([
      0,
      expect.stringMatching(/^voted: commission: 12000000000000000/m),
    ]);
    await sendAs(address("GuardianSafe"), address("GuardianSafe"), safeCall("changeThreshold(uint256)", 1n));
    const file = join(chain.folder, "31337.json");
    const { contracts, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    const { Guardian, ...others } = contracts;
    writeFileSync(file, JSON.stringify({ ...rest, contracts: { ...others, Warden: Guardian } }));
    const tampered = await start("check", [...LOCAL, "--accept-votes"], env);
    expect([tampered.code, tampered.output]).toEqual([1, expect.stringMatching(/^threshold of GuardianSafe: 1/m)]);
    expect(tampered.output).toMatch(/^address of Guardian in the address book: missing, the repository has 0x/m);
    expect(tampered.output).toMatch(/^address of Warden in the address book: 0x\w+, the repository has nothing/m);
    expect(tampered.output).toMatch(/: 3 differences\.$/m);
  },
  5 * MINUTES,
);
