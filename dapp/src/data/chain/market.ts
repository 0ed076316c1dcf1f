import type { Abi, Address, Hex } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import type { Supply } from "../model.ts";
import { type DecodedLog, type LogQuery, readLogs } from "./logs.ts";

/** A registry that was admitted. */
export interface AdmittedRegistry {
  number: number;
  code: string;
  name: string;
}

/** A vintage with what it counts for, as its project was registered. */
export interface MarketVintage {
  id: number;
  year: number;
  project: { registry: number; country: Hex; projectType: string; name: string };
  supply: Supply;
}

/** Everything that is summed up over the market, as of one block. */
export interface Market {
  registries: AdmittedRegistry[];
  vintages: MarketVintage[];
}

/** Each of these events of a contract, whatever its arguments are. */
export function everyOf({ address, abi }: { address: Address; abi: unknown }, names: readonly string[]): LogQuery[] {
  return names.map((eventName) => ({ address, abi: abi as Abi, eventName }));
}

async function readRegistries(blockNumber: bigint): Promise<AdmittedRegistry[]> {
  const { projectRegistry } = contracts;
  const count = await publicClient.readContract({ ...projectRegistry, functionName: "registryCount", blockNumber });
  const numbers = Array.from({ length: Number(count) }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const args = [number] as const;
      const [code, name] = await publicClient.readContract({
        ...projectRegistry,
        functionName: "registryOf",
        args,
        blockNumber,
      });
      return { number, code, name };
    }),
  );
}

async function readVintage(
  { args }: DecodedLog,
  projects: ReadonlyMap<number, MarketVintage["project"]>,
  blockNumber: bigint,
): Promise<MarketVintage> {
  const id = Number(args.vintage);
  const project = projects.get(Number(args.project));
  // A sum that leaves something out would be wrong in silence.
  if (!project) throw new Error(`The node has no log of the registration of project ${args.project}.`);
  const supply = await publicClient.readContract({
    ...contracts.carbonCredit,
    functionName: "supplyOf",
    args: [id],
    blockNumber,
  });
  return { id, year: (args.identity as { year: number }).year, project, supply };
}

/** Every registry and every vintage with its supply, from the chain alone, all as of one block. */
export async function readMarket(block: bigint): Promise<Market> {
  const [registries, logs] = await Promise.all([
    readRegistries(block),
    readLogs(
      [
        ...everyOf(contracts.projectRegistry, ["ProjectRegistered"]),
        ...everyOf(contracts.carbonCredit, ["VintageRegistered"]),
      ],
      block,
    ),
  ]);
  const registered = logs.filter(({ eventName }) => eventName === "ProjectRegistered");
  const projects = new Map(
    registered.map(({ args }) => [Number(args.project), args.draft as MarketVintage["project"]] as const),
  );
  const vintages = await Promise.all(
    logs.filter(({ eventName }) => eventName === "VintageRegistered").map((log) => readVintage(log, projects, block)),
  );
  return { registries, vintages };
}
