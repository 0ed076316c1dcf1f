/** The treasury and the guardian under the stakers: what a vote does without signers, and what the guardian's owners can. */

import { type Address, encodeFunctionData, getAddress, isAddressEqual, keccak256, parseUnits, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testAccount } from "../../../script/chain/keys.ts";
import type { Protocol } from "../../../script/chain/protocol.ts";
import {
  argumentsOf,
  asDao,
  carryOut,
  type DaoProposal,
  proposeAsDao,
  travelTo,
  voteAndQueue,
} from "../../stack/dao.ts";
import { type SmallMarket, startSmallMarket } from "../../token/stack/market.ts";
import { localNetwork } from "../network.ts";
import type { ContractNetworksConfig } from "../safeKit.ts";
import { callOf, fund, refusalOf, SafeOwners, safeNetworks } from "../safes.ts";

const DAY = 86_400n;
const PAUSE = 16n * DAY;
const usdc = (amount: string): bigint => parseUnits(amount, 6);

let market: SmallMarket;
let protocol: Protocol;
let networks: ContractNetworksConfig;
let signers: SafeOwners;
let guardians: SafeOwners;
let token: Address;
let safe: Address;
const payee = testAccount(15).address;

beforeAll(async () => {
  market = await startSmallMarket();
  protocol = market.protocol;
  networks = await safeNetworks(protocol);
  signers = await SafeOwners.connect(protocol, networks, "TreasurySafe", [1, 5, 6]);
  guardians = await SafeOwners.connect(protocol, networks, "GuardianSafe", [6, 9]);
  token = protocol.address("TestUSDC");
  safe = protocol.address("TreasurySafe");
  const giver = testAccount(9);
  for (let time = 0; time < 6; time += 1) {
    await protocol.send(giver, "Faucet", "drip", [giver.address]);
    await protocol.send(giver, "TestUSDC", "transfer", [safe, usdc("10000")]);
  }
}, 600_000);

afterAll(() => market?.stop());

const balanceOf = (account: Address) => protocol.read<bigint>("TestUSDC", "balanceOf", [account]);
const remaining = () => protocol.read<bigint>("SpendingGuard", "remainingOf", [token]);
const pausedUntil = () => protocol.read<bigint>("Guardian", "pausedUntil");
const now = async () => (await protocol.client.getBlock()).timestamp;
const spend = (amount: bigint) => ({
  contract: "TreasuryModule",
  functionName: "spend",
  args: [token, payee, amount],
});

describe("the stakers", () => {
  test("spend more than the signers could, without a signature of theirs, and their limit stays whole", async () => {
    const [before, nonce, left] = await Promise.all([balanceOf(payee), signers.kit.getNonce(), remaining()]);
    const amount = left + usdc("1");
    const receipt = await asDao(protocol, [spend(amount)]);
    expect(protocol.eventsIn(receipt, "TreasuryModule", "Spent").map(({ args }) => args)).toEqual([
      { token, to: payee, amount },
    ]);
    expect(await balanceOf(payee)).toBe(before + amount);
    expect([await signers.kit.getNonce(), await remaining()]).toEqual([nonce, left]);
  });

  test("replace an owner of the Safe, and the new one signs where the old one no longer does", async () => {
    const [old, next] = [localNetwork.treasury.owners[0] as Address, testAccount(4).address];
    const owners = (await signers.kit.getOwners()).map((owner) => getAddress(owner));
    const place = owners.indexOf(old);
    const previous = place === 0 ? "0x0000000000000000000000000000000000000001" : (owners[place - 1] as Address);
    const call = encodeFunctionData({
      abi: protocol.abi("ISafe"),
      functionName: "swapOwner",
      args: [previous, old, next],
    });
    await asDao(protocol, [{ contract: "TreasuryModule", functionName: "administerSafe", args: [call] }]);

    const transfer = callOf(protocol, "TestUSDC", "transfer", payee, usdc("1"));
    const before = await balanceOf(payee);
    const renewed = await SafeOwners.connect(protocol, networks, "TreasurySafe", [4, 5, 6]);
    await renewed.send([transfer]);
    expect(await balanceOf(payee)).toBe(before + usdc("1"));
    expect(await refusalOf(signers.send([transfer]))).toContain("can only be signed by Safe owners");
    expect(await balanceOf(payee)).toBe(before + usdc("1"));
  });

  test("change what the signers may spend, and what is spent counts", async () => {
    const spent = await protocol.read<bigint>("SpendingGuard", "spentOf", [token]);
    await asDao(protocol, [{ contract: "SpendingGuard", functionName: "setLimit", args: [token, usdc("3")] }]);
    expect(await remaining()).toBe(usdc("3") - spent);
    const owners = await SafeOwners.connect(protocol, networks, "TreasurySafe", [4, 5, 6]);
    const call = callOf(protocol, "TestUSDC", "transfer", payee, usdc("3") - spent + 1n);
    expect(await refusalOf(owners.send([call]))).toContain("LimitExceeded");
  });
});

describe("the guardian Safe", () => {
  test("is what the network file names, two of three", async () => {
    expect((await guardians.kit.getOwners()).map((owner) => getAddress(owner)).sort()).toEqual(
      [...localNetwork.guardian.owners].sort(),
    );
    expect(await guardians.kit.getThreshold()).toBe(localNetwork.guardian.threshold);
  });

  test("one owner alone does not pause, and nobody does without the Safe", async () => {
    const alone = await SafeOwners.connect(protocol, networks, "GuardianSafe", [9]);
    expect(await refusalOf(alone.send([callOf(protocol, "Guardian", "pause")]))).toContain(
      "There is 1 signature missing",
    );
    const owner = testAccount(9).address;
    expect(await protocol.wouldFail(owner, "Guardian", "pause", [])).toContain("AccessManagedUnauthorized");
    expect(await pausedUntil()).toBe(0n);
  });

  test("vetoes what waits in the Timelock, once: voted again, it is carried out", async () => {
    const amount = usdc("5");
    const proposal = await proposeAsDao(protocol, [spend(amount)]);
    await voteAndQueue(protocol, proposal);
    const before = await balanceOf(payee);
    await guardians.send([vetoOf(proposal)]);
    await travelTo(protocol, (await now()) + 3n * DAY);
    const outsider = testAccount(14);
    await fund(protocol, outsider.address);
    const refused = await protocol.wouldFail(outsider.address, "CarbontraceGovernor", "execute", argumentsOf(proposal));
    expect(refused).toContain("GovernorUnexpectedProposalState");

    const again = await proposeAsDao(protocol, [spend(amount)]);
    await voteAndQueue(protocol, again);
    expect(await refusalOf(guardians.send([vetoOf(again)]))).toContain("VetoedBefore");
    expect(await balanceOf(payee)).toBe(before);
    await travelTo(protocol, await protocol.read<bigint>("CarbontraceGovernor", "proposalEta", [again.id]));
    await protocol.send(outsider, "CarbontraceGovernor", "execute", argumentsOf(again));
    expect(await balanceOf(payee)).toBe(before + amount);
  });

  test("two of three stop the entries of every target for 16 days; exits go on; then it rests", async () => {
    const staker = testAccount(0);
    await guardians.send([callOf(protocol, "Guardian", "pause")]);
    const until = await pausedUntil();
    expect(until).toBe((await now()) + PAUSE);
    const targets = await protocol.read<readonly Address[]>("Guardian", "targets");
    const names = [
      "ProjectRegistry",
      "Curation",
      "Challenges",
      "CarbonCredit",
      "CreditIssuance",
      "CreditMarket",
      "StakedCRBN",
    ];
    for (const name of names) {
      expect(targets.some((target) => isAddressEqual(target, protocol.address(name)))).toBe(true);
      expect(await protocol.read(name, "paused")).toBe(true);
    }
    const terms = { tier: 1, rewarded: false, maxLock: 400 * 86_400, minApyBps: 0 };
    const stake = [10n ** 21n, terms] as const;
    await protocol.send(staker, "CRBN", "approve", [protocol.address("StakedCRBN"), stake[0]]);
    expect(await protocol.wouldFail(staker.address, "StakedCRBN", "stake", stake)).toContain("EntriesPaused");
    // An exit: votes can go to somebody else while entries are stopped.
    expect(await protocol.wouldFail(staker.address, "StakedCRBN", "delegate", [payee])).toBeUndefined();
    expect(await refusalOf(guardians.send([callOf(protocol, "Guardian", "pause")]))).toContain("GuardianRests");

    await travelTo(protocol, until);
    expect(await protocol.wouldFail(staker.address, "StakedCRBN", "stake", stake)).toBeUndefined();
    await travelTo(protocol, until + PAUSE - 60n);
    expect(await refusalOf(guardians.send([callOf(protocol, "Guardian", "pause")]))).toContain("GuardianRests");
    await travelTo(protocol, until + PAUSE);
    await guardians.send([callOf(protocol, "Guardian", "pause")]);
    expect(await protocol.read("CreditMarket", "paused")).toBe(true);
  });

  test("never moves money: neither the treasury's nor, through its contract, anybody's", async () => {
    const call = callOf(protocol, "TreasuryModule", "spend", token, payee, 1n);
    const before = await balanceOf(payee);
    expect(await refusalOf(guardians.send([call]))).toContain("AccessManagedUnauthorized");
    expect(await balanceOf(payee)).toBe(before);
    const guardian = protocol.address("GuardianSafe");
    expect(await protocol.wouldFail(guardian, "TreasuryModule", "spend", [token, payee, 1n])).toContain(
      "AccessManagedUnauthorized",
    );
  });

  test("while it has paused, the stakers' vote still goes through and reopens entries", async () => {
    expect(await protocol.read("CreditMarket", "paused")).toBe(true);
    const proposal = await proposeAsDao(protocol, [{ contract: "Guardian", functionName: "unpause", args: [] }]);
    await carryOut(protocol, proposal);
    expect(await pausedUntil()).toBe(0n);
    expect(await protocol.read("CreditMarket", "paused")).toBe(false);
  });
});

function vetoOf({ targets, values, calldatas, description }: DaoProposal) {
  const governor = BigInt(protocol.address("CarbontraceGovernor")) << 96n;
  const salt = toHex(governor ^ BigInt(keccak256(toHex(description))), { size: 32 });
  return callOf(protocol, "Guardian", "veto", targets, values, calldatas, salt);
}
