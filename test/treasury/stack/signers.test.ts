/** The treasury's signers with Safe's own client: what they can do without a vote, and all that they cannot. */
import { randomUUID } from "node:crypto";
import { type Address, encodeFunctionData, erc20Abi, getAddress, parseEther, parseUnits } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testAccount } from "../../../script/chain/keys.ts";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { type SmallMarket, startSmallMarket } from "../../token/stack/market.ts";
import { localNetwork } from "../network.ts";
import type { ContractNetworksConfig } from "../safeKit.ts";
import { callOf, fund, refusalOf, SafeOwners, safeNetworks } from "../safes.ts";

const usdc = (amount: string): bigint => parseUnits(amount, 6);
const DAY = 86_400;
const { owners, threshold, limits } = localNetwork.treasury;
const LIMIT = BigInt(limits.usdc);

let market: SmallMarket;
let protocol: Protocol;
let networks: ContractNetworksConfig;
let signers: SafeOwners;
let token: Address;
let safe: Address;
let guard: Address;
const payee = testAccount(15);

beforeAll(async () => {
  market = await startSmallMarket();
  protocol = market.protocol;
  networks = await safeNetworks(protocol);
  signers = await SafeOwners.connect(protocol, networks, "TreasurySafe", [1, 5, 6]);
  // The tests count within one day.
  const { timestamp } = await protocol.client.getBlock();
  const left = DAY - (Number(timestamp) % DAY);
  if (left < 1_800) await market.passTime(left);
  token = protocol.address("TestUSDC");
  safe = protocol.address("TreasurySafe");
  guard = protocol.address("SpendingGuard");
  // 60,000 USDC, more than the signers may spend; the faucet gives 10,000 at a time.
  const giver = testAccount(9);
  for (let time = 0; time < 6; time += 1) {
    await protocol.send(giver, "Faucet", "drip", [giver.address]);
    await protocol.send(giver, "TestUSDC", "transfer", [safe, usdc("10000")]);
  }
  await protocol.client.request({
    method: "anvil_setBalance" as never,
    params: [safe, `0x${parseEther("20").toString(16)}`] as never,
  });
}, 600_000);

afterAll(() => market?.stop());

const balanceOf = (account: Address) => protocol.read<bigint>("TestUSDC", "balanceOf", [account]);
const remaining = (of: Address = token) => protocol.read<bigint>("SpendingGuard", "remainingOf", [of]);
const transfer = (amount: bigint) => callOf(protocol, "TestUSDC", "transfer", payee.address, amount);

/** The Safe refuses, and nothing has changed: neither its nonce, nor what is left of the limit, nor its money. */
async function expectRefused(work: () => Promise<unknown>, reason: string): Promise<void> {
  const before = await Promise.all([signers.kit.getNonce(), remaining(), balanceOf(safe)]);
  expect(await refusalOf(work())).toContain(reason);
  expect(await Promise.all([signers.kit.getNonce(), remaining(), balanceOf(safe)])).toEqual(before);
}

test("Safe's client finds the Safe as the network file names it", async () => {
  const { kit } = signers;
  expect(kit.getContractVersion()).toBe("1.5.0");
  expect((await kit.getOwners()).map((owner) => getAddress(owner)).sort()).toEqual([...owners].sort());
  expect(await kit.getThreshold()).toBe(threshold);
  expect(await kit.getGuard()).toBe(guard);
  expect(await kit.getModules()).toEqual([protocol.address("TreasuryModule")]);
  expect(await kit.getFallbackHandler()).toBe(protocol.address("TokenCallbackHandler"));
});

describe("within the limit", () => {
  test("three of five transfer USDC, and it is counted", async () => {
    const [before, left] = await Promise.all([balanceOf(payee.address), remaining()]);
    expect(left).toBe(LIMIT);
    const hash = await signers.send([transfer(usdc("12000"))]);
    const receipt = await protocol.client.getTransactionReceipt({ hash });
    expect(protocol.eventsIn(receipt, "SpendingGuard", "SignersSpent").map(({ args }) => args)).toMatchObject([
      { token, to: payee.address, amount: usdc("12000"), remaining: LIMIT - usdc("12000") },
    ]);
    expect(await balanceOf(payee.address)).toBe(before + usdc("12000"));
    expect(await remaining()).toBe(LIMIT - usdc("12000"));
  });

  test("any three of the five will do, two will not", async () => {
    const others = await SafeOwners.connect(protocol, networks, "TreasurySafe", [8, 7, 1]);
    await others.send([transfer(usdc("1"))]);
    const two = await SafeOwners.connect(protocol, networks, "TreasurySafe", [5, 6]);
    await expectRefused(() => two.send([transfer(usdc("1"))]), "There is 1 signature missing");
  });

  test("three of five pay the chain's own coin", async () => {
    const native = "0x0000000000000000000000000000000000000000" as const;
    const to = testAccount(14).address;
    const before = await protocol.client.getBalance({ address: to });
    await signers.send([{ to, value: parseEther("4") }]);
    expect(await protocol.client.getBalance({ address: to })).toBe(before + parseEther("4"));
    expect(await remaining(native)).toBe(BigInt(limits.native) - parseEther("4"));
    expect(await refusalOf(signers.send([{ to, value: parseEther("6.000000000000000001") }]))).toContain(
      `LimitExceeded: token ${native}, amount 6000000000000000001, remaining 6000000000000000000`,
    );
  });
});

describe("beyond the limit", () => {
  test("one unit more than is left is refused with what is left", async () => {
    const left = await remaining();
    await expectRefused(
      () => signers.send([transfer(left + 1n)]),
      `LimitExceeded: token ${token}, amount ${left + 1n}, remaining ${left}`,
    );
  });

  test("what is left can be spent to the last unit, then nothing, and again on the 31st day after", async () => {
    await signers.send([transfer(await remaining())]);
    expect(await remaining()).toBe(0n);
    await expectRefused(() => signers.send([transfer(1n)]), `LimitExceeded: token ${token}, amount 1, remaining 0`);

    const midnight = Math.ceil(Number((await protocol.client.getBlock()).timestamp) / DAY) * DAY;
    const until = midnight + 30 * DAY;
    const now = Number((await protocol.client.getBlock()).timestamp);
    await market.passTime(until - now - 60);
    expect(await remaining()).toBe(0n);
    await market.passTime(60);
    expect(await remaining()).toBe(LIMIT);
    await signers.send([transfer(usdc("5"))]);
    expect(await remaining()).toBe(LIMIT - usdc("5"));
  });

  test("a token without a limit is not moved", async () => {
    const credit = protocol.address("StakedCRBN");
    const data = encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [payee.address, 1n] });
    await expectRefused(
      () => signers.send([{ to: credit, data }]),
      `LimitExceeded: token ${credit}, amount 1, remaining 0`,
    );
  });
});

describe("anything but a transfer", () => {
  test("an approval is refused", () =>
    expectRefused(
      () => signers.send([callOf(protocol, "TestUSDC", "approve", payee.address, 1n)]),
      `CallRefused: to ${token}, selector 0x095ea7b3`,
    ));

  test("a transfer with value beside it, or with bytes behind it, is refused", async () => {
    const call = transfer(1n);
    const reason = `CallRefused: to ${token}, selector 0xa9059cbb`;
    await expectRefused(() => signers.send([{ ...call, value: 1n }]), reason);
    await expectRefused(() => signers.send([{ ...call, data: `${call.data as `0x${string}`}00` }]), reason);
  });

  test("a batch is refused: Safe's client makes a delegatecall of it", async () => {
    const batch = await signers.build([transfer(1n), transfer(1n)]);
    expect(batch.data.operation).toBe(1);
    await expectRefused(() => signers.execute(batch), "DelegatecallRefused");
  });

  test("a gas refund is refused", () =>
    expectRefused(
      () => signers.send([transfer(1n)], { gasPrice: "1", gasToken: token, safeTxGas: "200000" }),
      "RefundRefused",
    ));

  test("a call of another contract is refused, also of those that the DAO alone may call", async () => {
    for (const [contract, name, ...args] of [
      ["TreasuryModule", "spend", token, payee.address, 1n],
      ["SpendingGuard", "setLimit", token, 1n],
      ["StakedCRBN", "payFees"],
    ] as const) {
      const call = callOf(protocol, contract, name, ...args);
      await expectRefused(
        () => signers.send([call]),
        `CallRefused: to ${call.to}, selector ${call.data?.slice(0, 10)}`,
      );
    }
  });
});

describe("the Safe itself", () => {
  const stranger = testAccount(13).address;

  test("owners, threshold, guard, modules and fallback handler are not the signers' to change", async () => {
    const { kit } = signers;
    const owner = owners[4] as Address;
    const changes = {
      add: () => kit.createAddOwnerTx({ ownerAddress: stranger }),
      remove: () => kit.createRemoveOwnerTx({ ownerAddress: owner, threshold: 3 }),
      swap: () => kit.createSwapOwnerTx({ oldOwnerAddress: owner, newOwnerAddress: stranger }),
      threshold: () => kit.createChangeThresholdTx(1),
      noGuard: () => kit.createDisableGuardTx(),
      module: () => kit.createEnableModuleTx(stranger),
      noModule: () => kit.createDisableModuleTx(protocol.address("TreasuryModule")),
      handler: () => kit.createEnableFallbackHandlerTx(protocol.address("CompatibilityFallbackHandler")),
      reject: async () => kit.createRejectionTransaction(await kit.getNonce()),
    };
    for (const change of Object.values(changes)) {
      await expectRefused(async () => signers.execute(await change()), "SafeCallRefused");
    }
    expect(await kit.getThreshold()).toBe(threshold);
    expect(await kit.getGuard()).toBe(guard);
    expect(await kit.getModules()).toEqual([protocol.address("TreasuryModule")]);
  });

  test("another guard is refused, if Safe's client can name one at all", async () => {
    const change = await signers.kit.createEnableGuardTx(guard).catch((error: Error) => error);
    // It refuses a guard that is set already; the Safe's own function is called in its place.
    expect(change).toBeInstanceOf(Error);
    const data = encodeFunctionData({
      abi: [
        {
          type: "function",
          name: "setGuard",
          stateMutability: "nonpayable",
          inputs: [{ type: "address", name: "guard" }],
          outputs: [],
        },
      ],
      args: [guard],
    });
    await expectRefused(() => signers.send([{ to: safe, data }]), "SafeCallRefused");
  });

  test("it signs no message: neither by its owners' signatures nor on chain", async () => {
    const text = `I own this: ${randomUUID()}`;
    expect(await signers.vouchFor(text)).toBe(false);
    // The guardian Safe has the handler that the treasury has not: the same question, answered yes.
    const guardians = await SafeOwners.connect(protocol, networks, "GuardianSafe", [5, 6]);
    expect(await guardians.vouchFor(text)).toBe(true);

    const library = networks[String(protocol.chainId)]?.signMessageLibAddress as Address;
    const abi = [
      {
        type: "function",
        name: "signMessage",
        stateMutability: "nonpayable",
        inputs: [{ type: "bytes", name: "data" }],
        outputs: [],
      },
    ] as const;
    const data = encodeFunctionData({ abi, args: ["0x1234"] });
    const delegated = await signers.kit.createTransaction({
      transactions: [{ to: library, data, value: "0", operation: 1 }],
      onlyCalls: false,
    });
    await expectRefused(() => signers.execute(delegated), "DelegatecallRefused");
  });
});

test("nobody but the Safe moves the guard's ledger", async () => {
  const outsider = testAccount(12);
  await fund(protocol, outsider.address);
  const data = callOf(protocol, "TestUSDC", "transfer", outsider.address, 1n).data;
  const zero = "0x0000000000000000000000000000000000000000";
  const args = [token, 0n, data, 0, 0n, 0n, 0n, zero, zero, "0x", outsider.address];
  expect(await protocol.wouldFail(outsider.address, "SpendingGuard", "checkTransaction", args)).toContain(
    `CallerNotSafe: caller ${outsider.address}`,
  );
});
