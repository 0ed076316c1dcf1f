import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import {
  type Abi,
  type AbiEvent,
  type AbiFunction,
  encodeAbiParameters,
  encodeErrorResult,
  encodeEventTopics,
  encodeFunctionData,
  encodeFunctionResult,
  getAbiItem,
  toFunctionSelector,
  toHex,
} from "viem";
import { env } from "../../src/chain/env.ts";
import { errorsAbi } from "../../src/generated/errors.ts";

/** A chain and an indexer that tests script. Only tests have them: the page itself knows no made-up data. */
export interface World {
  /** The chain's head; null when the chain does not answer. */
  head: bigint | null;
  /** Block hashes of the chain where they are not the usual ones. */
  hashes: Map<bigint, string>;
  /** What the indexer says of itself; null when it does not answer. */
  meta: { number: number; hash: string; failed?: boolean } | null;
  /** Answers by the name of the query. */
  answers: Record<string, unknown>;
  /**
   * Answers of contract calls by the first four bytes of the call; a call without an answer reverts. What one contract alone
   * answers stands under its address and these bytes, what it answers to some arguments under its address and the whole call.
   */
  calls: Record<string, string>;
  /** What contracts refuse with, by the first four bytes of the call. */
  refused: Record<string, string>;
  /** What the chain's contracts logged, found by topics alone: tests have one contract of each kind. */
  logs: WorldLog[];
  /** The first four bytes of the contract calls that were made. */
  called: string[];
  /** The names of the queries that were asked. */
  asked: string[];
}

/** A log of a scripted chain, as nodes answer it. */
export interface WorldLog {
  topics: readonly (string | null)[];
  data: string;
  blockNumber: string;
  blockTimestamp: string;
  logIndex: string;
  transactionHash: string;
}

/** A log of an event at a block; its place among the logs is where it is put in the world. */
export function logAt(block: bigint, abi: Abi, eventName: string, args: Record<string, unknown>, time = 1n): WorldLog {
  const event = getAbiItem({ abi, name: eventName }) as AbiEvent;
  const values = event.inputs.filter(({ indexed }) => !indexed);
  return {
    topics: encodeEventTopics({ abi: [event], eventName, args } as never) as string[],
    data: encodeAbiParameters(
      values,
      values.map(({ name }) => args[name ?? ""]),
    ),
    blockNumber: toHex(block),
    blockTimestamp: toHex(time),
    logIndex: "0x0",
    transactionHash: hashOf(block),
  };
}

/** Has the chain of a world answer a function of a contract, whatever it is asked. */
export function answerCall(world: World, abi: Abi, functionName: string, result: unknown): void {
  const item = getAbiItem({ abi, name: functionName }) as AbiFunction;
  world.calls[toFunctionSelector(item)] = encodeFunctionResult({ abi: [item], functionName, result } as never);
}

/** Has one contract of a world's chain answer a function, whatever it is asked, or only these arguments. */
export function answerAt(
  world: World,
  contract: { address: string; abi: Abi },
  functionName: string,
  result: unknown,
  args?: readonly unknown[],
): void {
  const item = getAbiItem({ abi: contract.abi, name: functionName }) as AbiFunction;
  const call = args
    ? encodeFunctionData({ abi: [item], functionName, args } as never)
    : (toFunctionSelector(item) as string);
  const answer = encodeFunctionResult({ abi: [item], functionName, result } as never);
  world.calls[contract.address.toLowerCase() + call] = answer;
}

/** Has the chain of a world refuse a function with an error. */
export function refuseCall(world: World, abi: Abi, functionName: string, errorName: string, args: unknown[]): void {
  const item = getAbiItem({ abi, name: functionName }) as AbiFunction;
  world.refused[toFunctionSelector(item)] = encodeErrorResult({ abi: errorsAbi, errorName, args } as never);
}

/** The hash of a block in a world where nothing was reorganised. */
export function hashOf(block: bigint | number): string {
  return `0x${BigInt(block).toString(16).padStart(64, "0")}`;
}

/** A world at peace: indexer at the head. */
export function freshWorld(): World {
  return {
    head: 100n,
    hashes: new Map(),
    meta: { number: 100, hash: hashOf(100) },
    answers: {},
    calls: {},
    refused: {},
    logs: [],
    called: [],
    asked: [],
  };
}

type RpcRequest = { id: number; method: string; params: unknown[] };

type Topics = (string | string[] | null)[];

function matches(log: WorldLog, topics: Topics): boolean {
  return topics.every((wanted, place) => {
    const topic = log.topics[place];
    return wanted === null || [wanted].flat().some((one) => one.toLowerCase() === topic?.toLowerCase());
  });
}

function logsOf(world: World, { topics }: { topics: Topics }) {
  return world.logs.flatMap((log, index) => (matches(log, topics) ? [{ ...log, logIndex: toHex(index) }] : []));
}

/** Serves a world over HTTP. */
export function serverOf(world: World) {
  const rpc = ({ id, method, params }: RpcRequest) => {
    const reply = (result: unknown) => ({ jsonrpc: "2.0", id, result });
    if (method === "eth_blockNumber") return reply(`0x${world.head?.toString(16)}`);
    if (method === "eth_chainId") return reply("0x7a69");
    if (method === "eth_getLogs") return reply(logsOf(world, params[0] as { topics: Topics }));
    if (method === "eth_getBlockByNumber") {
      const number = params[0] === "latest" ? world.head : BigInt(params[0] as string);
      if (number === null || world.head === null || number > world.head) return reply(null);
      return reply({ number: toHex(number), hash: world.hashes.get(number) ?? hashOf(number), timestamp: "0x1" });
    }
    const selector = method === "eth_call" ? (params[0] as { data: string }).data.slice(0, 10) : "";
    if (selector) world.called.push(selector);
    const { to = "", data = "" } = selector ? (params[0] as { to?: string; data: string }) : {};
    const place = to.toLowerCase();
    const answer = world.calls[place + data] ?? world.calls[place + selector] ?? world.calls[selector];
    const refusal = world.refused[selector];
    if (answer && !refusal) return reply(answer);
    return { jsonrpc: "2.0", id, error: { code: 3, message: "execution reverted", data: refusal ?? "0x" } };
  };
  return setupServer(
    http.post(env.rpcUrl, async ({ request }) => {
      if (world.head === null) return HttpResponse.error();
      const body = (await request.json()) as RpcRequest | RpcRequest[];
      return HttpResponse.json(Array.isArray(body) ? body.map(rpc) : rpc(body));
    }),
    http.post(env.graphqlUrl, async ({ request }) => {
      if (world.meta === null) return HttpResponse.error();
      const { query } = (await request.json()) as { query: string };
      const name = /query (\w+)/.exec(query)?.[1] ?? "?";
      world.asked.push(name);
      const { number, hash, failed = false } = world.meta;
      const _meta = { block: { number, hash }, hasIndexingErrors: failed };
      if (name === "Head") return HttpResponse.json({ data: { _meta } });
      const answer = world.answers[name];
      if (answer === undefined) return HttpResponse.json({ errors: [{ message: `no answer to ${name}` }] });
      return HttpResponse.json({ data: { _meta, ...(answer as object) } });
    }),
    http.get(`${env.ipfsGateway}/*`, () => new HttpResponse(null, { status: 404 })),
  );
}
