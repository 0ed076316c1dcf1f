import type { Address, BlockNumber, Client, Hex, Log, StateOverride } from "viem";
import { encodeAbiParameters, isAddressEqual, keccak256, toHex } from "viem";
import { getBalance, simulateBlocks } from "viem/actions";
import { addressOf } from "../../../chain/contracts.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { classifyError, type TxError } from "../../../transactions/index.ts";
import type { ProposalCall } from "../model.ts";
import { explainSimulated } from "./explain.ts";

/** What became of one call. A call behind one that failed was never reached. */
export type CallResult =
  | { status: "success"; logs: readonly SimulatedLog[] }
  | { status: "failure"; error: TxError }
  | { status: "unreached" };

/** A log as the simulation emits it. */
export interface SimulatedLog {
  address: Address;
  topics: readonly Hex[];
  data: Hex;
}

/** What the calls would do. */
export interface SimulationResult {
  /** The block on whose state they ran. */
  block: bigint;
  /** `together`: one after the other, each on what the ones before left. `apart`: each alone, for want of a node that can more. */
  mode: "together" | "apart";
  calls: readonly CallResult[];
  /** What the executor must send along, beyond what the Timelock has {wei}. */
  missingValue: bigint;
}

/**
 * Where the Governor keeps the calls to itself that it is about to make (OpenZeppelin's `Governor._governanceCall`, a
 * double-ended queue): it obeys the Timelock only for those. The Governor cannot be upgraded, so the place is fixed.
 */
const GOVERNANCE_CALLS_SLOT = 5n;

const word = (value: bigint): Hex => toHex(value, { size: 32 });

/** The Governor's storage as it is in the middle of executing these calls; nothing when none of them asks the Governor. */
export function announced(calls: readonly ProposalCall[], governor: Address): StateOverride {
  const own = calls.filter(({ target }) => isAddressEqual(target, governor));
  if (own.length === 0) return [];
  const place = (index: number) =>
    keccak256(
      encodeAbiParameters([{ type: "uint128" }, { type: "uint256" }], [BigInt(index), GOVERNANCE_CALLS_SLOT + 1n]),
    );
  const queue = own.map(({ calldata }, index) => ({ slot: place(index), value: keccak256(calldata) }));
  // Two halves of a word: where the queue begins, and behind them where it ends.
  const ends = { slot: word(GOVERNANCE_CALLS_SLOT), value: word(BigInt(own.length) << 128n) };
  return [{ address: governor, stateDiff: [ends, ...queue] }];
}

interface Scene {
  timelock: Address;
  block: BlockNumber;
  overrides: StateOverride;
}

function request({ target, calldata, value }: ProposalCall, timelock: Address) {
  return { account: timelock, to: target, data: calldata, value };
}

/** What the node's answer says of each call, up to the first that fails. */
async function together(calls: readonly ProposalCall[], scene: Scene): Promise<CallResult[]> {
  const [block] = await simulateBlocks(publicClient as Client, {
    blockNumber: scene.block,
    blocks: [{ calls: calls.map((call) => request(call, scene.timelock)), stateOverrides: scene.overrides }],
    traceTransfers: true,
  });
  const answers = (block?.calls ?? []) as readonly { status: string; data: Hex; error?: Error; logs?: Log[] }[];
  if (answers.length !== calls.length) throw new Error("The node did not answer for every call.");
  const failed = answers.findIndex(({ status }) => status !== "success");
  return answers.map(({ data, error, logs = [] }, index): CallResult => {
    if (failed >= 0 && index > failed) return { status: "unreached" };
    if (index !== failed) return { status: "success", logs };
    const reason = classifyError(data && data !== "0x" ? { data } : refused(error));
    return { status: "failure", error: explainSimulated(reason, calls[index] as ProposalCall) };
  });
}

/** A call that failed without saying why, in the words of a node. */
function refused(error: Error | undefined): Error {
  return error && !/AbiDecodingZeroData|returned no data/.test(`${error.name} ${error.message}`)
    ? error
    : new Error("execution reverted");
}

async function alone(call: ProposalCall, scene: Scene): Promise<CallResult> {
  try {
    await publicClient.call({
      ...request(call, scene.timelock),
      blockNumber: scene.block,
      stateOverride: scene.overrides,
    });
    return { status: "success", logs: [] };
  } catch (error) {
    const classified = classifyError(error);
    // A node that does not answer says nothing about the call.
    if (classified.kind === "rpcDown" || classified.kind === "unknown") throw error;
    return { status: "failure", error: explainSimulated(classified, call) };
  }
}

/** Each call alone, on a node that cannot run them together. */
export function apart(calls: readonly ProposalCall[], scene: Scene): Promise<CallResult[]> {
  return Promise.all(
    calls.map((call) =>
      alone(call, {
        ...scene,
        overrides: [
          ...announced([call], addressOf("CarbontraceGovernor")),
          ...scene.overrides.filter(({ address }) => isAddressEqual(address, scene.timelock)),
        ],
      }),
    ),
  );
}

/** Runs the calls of a proposal in their order as the Timelock, on the newest block, without changing anything. */
export async function simulate(calls: readonly ProposalCall[]): Promise<SimulationResult> {
  const timelock = addressOf("Timelock");
  const block = await publicClient.getBlockNumber({ cacheTime: 0 });
  const needed = calls.reduce((sum, { value }) => sum + value, 0n);
  const held = needed > 0n ? await getBalance(publicClient, { address: timelock }) : 0n;
  // The executor may send the coin along, so that the Timelock's own balance does not decide.
  const purse: StateOverride = needed > held ? [{ address: timelock, balance: needed }] : [];
  const scene = { timelock, block, overrides: [...announced(calls, addressOf("CarbontraceGovernor")), ...purse] };
  const missingValue = needed > held ? needed - held : 0n;
  try {
    return { block, mode: "together", calls: await together(calls, scene), missingValue };
  } catch {
    return { block, mode: "apart", calls: await apart(calls, scene), missingValue };
  }
}

/** Identifies calls, for caches. Called while drawing, so it answers also for what no chain could be asked. */
export function keyOf(calls: readonly ProposalCall[]): Hex {
  if (calls.length === 0) return "0x";
  const parts = calls.map(({ target, value, calldata }) => [
    target.toLowerCase(),
    String(value),
    calldata.toLowerCase(),
  ]);
  return keccak256(toHex(JSON.stringify(parts)));
}
