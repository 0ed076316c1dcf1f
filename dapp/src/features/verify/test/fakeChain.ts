import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import {
  type Abi,
  type AbiEvent,
  type AbiFunction,
  type AbiParameter,
  decodeFunctionData,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  toFunctionSelector,
  toHex,
} from "viem";
import { env } from "../../../chain/env.ts";
import {
  carbonCreditAbi,
  creditIssuanceAbi,
  creditMetadataAbi,
  curationAbi,
  projectRegistryAbi,
  retirementCertificateAbi,
} from "../../../generated/contracts.ts";
import { impairmentsAbi, provenanceAbi } from "../../../generated/provenance.ts";

const ABIS = [
  carbonCreditAbi,
  creditIssuanceAbi,
  creditMetadataAbi,
  curationAbi,
  projectRegistryAbi,
  retirementCertificateAbi,
  impairmentsAbi,
  provenanceAbi,
] as readonly Abi[];
const FUNCTIONS = new Map<Hex, AbiFunction>();
const EVENTS = new Map<string, AbiEvent>();
for (const item of ABIS.flat()) {
  if (item.type === "function") FUNCTIONS.set(toFunctionSelector(item), item);
  if (item.type === "event") EVENTS.set(item.name, item);
}

const NOBODY = `0x${"00".repeat(20)}` as const;

/** An issued block of the fake chain. */
export interface FakeBlock {
  id: number;
  operator: number;
  batch: number;
  serialStart: bigint;
  serialEnd: bigint;
  vintage: number;
  /** {t} */
  sequenceStart: number;
  /** As the contract's enum; confirmed without it. */
  status?: number;
}

/** An event of the fake chain: its name, and its arguments by name. */
export type FakeEvent = readonly [name: string, args: Record<string, unknown>];

/** What there is on the fake chain. */
export interface FakeMarket {
  /** [registry, code], by id from 1. */
  operators: (readonly [registry: number, code: string])[];
  /** [code, name], by id from 1. */
  registries: (readonly [code: string, name: string])[];
  blocks: FakeBlock[];
  events: FakeEvent[];
  /** The state of a tonne of a vintage, as the contract's enum. */
  stateOf: (vintage: number, tonne: bigint) => number;
  /** Certificates that were issued later, by the record's id. */
  certified: Map<bigint, bigint>;
  /** Whether numbers are unique within the whole registry's operator, so that blocks of all batches are one list. */
  wide: boolean;
  /** How often each function was called. */
  calls: Map<string, number>;
}

/** A value in the shape of its ABI: what an answer leaves out is zero or empty. */
function shaped(type: AbiParameter, value: unknown): unknown {
  if ("components" in type && type.type === "tuple") {
    const fields = (value ?? {}) as Record<string, unknown>;
    return Object.fromEntries(type.components.map((part) => [part.name, shaped(part, fields[part.name as string])]));
  }
  if (value !== undefined) return value;
  if (type.type === "string") return "";
  if (type.type === "bool") return false;
  if (type.type === "address") return NOBODY;
  return type.type.startsWith("uint") && Number(type.type.slice(4)) > 48 ? 0n : 0;
}

type Answers = Record<string, (...args: never[]) => unknown>;

/** The contracts' answers, each in the shape of its ABI; what is not here reverts. */
function answersOf(market: FakeMarket): Answers {
  return {
    operatorCount: () => BigInt(market.operators.length),
    operatorOf: (id: number) => [...(market.operators[id - 1] ?? [0, ""]), true],
    registryOf: (id: number) => market.registries[id - 1] ?? ["", ""],
    neighbourOf(operator: number, batch: number, serialStart: bigint, from: number, maxSteps: bigint) {
      const list = market.blocks
        .filter((block) => block.operator === operator && (market.wide || block.batch === batch))
        .sort((a, b) => (a.serialStart < b.serialStart ? -1 : 1));
      const start = from === 0 ? 0 : list.findIndex(({ id }) => id === from) + 1;
      const walked = list.slice(start, start + Number(maxSteps));
      const below = walked.filter((block) => block.serialStart < serialStart);
      const complete = below.length < walked.length || walked.length < Number(maxSteps);
      return [below.at(-1)?.id ?? from, complete];
    },
    blockOf(id: number) {
      const block = market.blocks.find((one) => one.id === id);
      return { registry: 1, ...block, status: block?.status ?? 2 };
    },
    stateOf: market.stateOf,
    certificateOfRecord: (id: bigint) => market.certified.get(id) ?? 0n,
    vintageOf: (id: number) => ({
      project: Math.floor(id / 4_096),
      year: 2020,
      periodStart: 20200101,
      periodEnd: 20201231,
      kind: 1,
      labels: 0n,
    }),
    supplyOf: () => ({}),
    soundOf: () => [0n, 0n],
    projectOf: (id: number) => ({
      registry: 1,
      country: "0x564e",
      status: 2,
      class: 1,
      registryProjectId: `VCS-${1_339 + id}`,
      name: `Project ${id}`,
    }),
    suspensionOf: () => ({}),
    standingOf: () => ({}),
  } as Answers;
}

function callOf(market: FakeMarket, data: Hex): Hex | null {
  const item = FUNCTIONS.get(data.slice(0, 10) as Hex);
  const answer = item && answersOf(market)[item.name];
  if (!item || !answer) return null;
  market.calls.set(item.name, (market.calls.get(item.name) ?? 0) + 1);
  const { args = [] } = decodeFunctionData({ abi: [item], data }) as { args?: readonly unknown[] };
  const given = answer(...(args as never[]));
  const values = item.outputs.map((type, n) =>
    shaped(type, item.outputs.length === 1 ? given : (given as unknown[])[n]),
  );
  return encodeAbiParameters(item.outputs, values);
}

function logsOf(market: FakeMarket, topics: readonly (Hex | readonly Hex[] | null)[]) {
  return market.events
    .map(([name, args], index) => {
      const event = EVENTS.get(name) as AbiEvent;
      const unindexed = event.inputs.filter(({ indexed }) => !indexed);
      return {
        address: NOBODY,
        topics: encodeEventTopics({ abi: [event], eventName: name, args } as never) as Hex[],
        data: encodeAbiParameters(
          unindexed,
          unindexed.map(({ name: key }) => args[key as string]),
        ),
        blockNumber: toHex(index + 1),
        blockTimestamp: toHex(1_700_000_000 + index),
        transactionHash: toHex(index + 1, { size: 32 }),
        logIndex: toHex(index),
      };
    })
    .filter((log) => topics.every((asked, n) => asked === null || [asked].flat().includes(log.topics[n] as Hex)));
}

/** Serves a fake chain over HTTP, call by call as its ABI says. */
export function serve(market: FakeMarket) {
  const rpc = ({ id, method, params = [] }: { id: number; method: string; params?: unknown[] }) => {
    const reply = (result: unknown) => ({ jsonrpc: "2.0", id, result });
    const [first] = params as [{ data: Hex; topics: (Hex | Hex[] | null)[] }];
    if (method === "eth_blockNumber") return reply("0x64");
    if (method === "eth_chainId") return reply("0x7a69");
    if (method === "eth_getLogs") return reply(logsOf(market, first.topics));
    const answer = method === "eth_call" ? callOf(market, first.data) : null;
    if (answer) return reply(answer);
    return { jsonrpc: "2.0", id, error: { code: 3, message: "execution reverted", data: "0x" } };
  };
  return setupServer(
    http.post(env.rpcUrl, async ({ request }) => {
      const body = (await request.json()) as Parameters<typeof rpc>[0] | Parameters<typeof rpc>[0][];
      return HttpResponse.json(Array.isArray(body) ? body.map(rpc) : rpc(body));
    }),
  );
}
