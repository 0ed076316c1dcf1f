import { zeroAddress } from "viem";
import { type AbiEntry, eventOf, manifestSignature } from "./abi.ts";
import type { Deployment } from "./deployment.ts";
import { type Filter, NOBODY, type Source } from "./sources/source.ts";
import { ALL_SOURCES, eventsOfSource, FILE_TEMPLATES, SOURCES, TEMPLATES } from "./sources.ts";

/** The sources whose contracts the address book knows. */
export function sourcesIn(deployment: Deployment): Source[] {
  const filtered = SOURCES.flatMap((source) =>
    Object.values(source.filters ?? {}).flatMap(({ addresses }) => addresses),
  );
  const needed = [...SOURCES.map((source) => source.contract), ...filtered.filter((name) => name !== NOBODY)];
  const names = [...new Set(needed.filter((name) => !deployment.contracts[name]))];
  if (names.length > 0) throw new Error(`The address book of chain ${deployment.chainId} lacks ${names.join(", ")}.`);
  return SOURCES;
}

/** The events of every source and template, by contract. Without functions no mapping can ever call a contract. */
export function abisOf(): Record<string, AbiEntry[]> {
  return Object.fromEntries(ALL_SOURCES.map((source) => [source.contract, eventsOfSource(source)]));
}

/** The manifest. Written as JSON, which is YAML too. */
export function manifest(deployment: Deployment, sources: Source[], abis: Record<string, AbiEntry[]>): string {
  const document = {
    specVersion: "1.3.0",
    description:
      "Carbontrace: every tonne's history from registration to retirement, the pools and markets it passes, CRBN's from genesis, and what its stakers decided.",
    schema: { file: "./schema.graphql" },
    // An auditor may ask for the state at any block, so no history is ever pruned.
    indexerHints: { prune: "never" },
    dataSources: sources.map((source) => ({
      kind: "ethereum",
      name: source.name,
      network: deployment.network,
      context: contextOf(deployment, source),
      source: {
        address: addressOf(deployment, source.contract),
        abi: source.contract,
        startBlock: deployment.startBlock,
      },
      mapping: mappingOf(deployment, source, abis),
    })),
    templates: [
      // The mapping that starts one hands its own context on.
      ...TEMPLATES.map((template) => ({
        kind: "ethereum",
        name: template.name,
        network: deployment.network,
        source: { abi: template.contract },
        mapping: mappingOf(deployment, template, abis),
      })),
      ...FILE_TEMPLATES.map((template) => ({
        kind: "file/ipfs",
        name: template.name,
        mapping: {
          apiVersion: "0.0.9",
          language: "wasm/assemblyscript",
          entities: template.entities,
          // gnd refuses a mapping without an ABI, and this one needs none: any does.
          abis: [{ name: "CreditIssuance", file: "./abis/CreditIssuance.json" }],
          handler: template.handler,
          file: `./src/mappings/${template.mapping}.ts`,
        },
      })),
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** The contracts of the address book that the mappings know by a name of their own. */
const IN_CONTEXT = {
  escrow: "CreditMarket",
  router: "RetirementRouter",
  reserve: "RewardReserve",
  challenges: "Challenges",
  treasury: "TreasurySafe",
  usdc: "USDC",
  crbn: "CRBN",
  pools: "PoolFactory",
};

function contextOf(deployment: Deployment, source: Source): Record<string, { type: "String"; data: string }> {
  const entries = Object.entries(IN_CONTEXT).map(([name, contract]) => [name, addressOf(deployment, contract)]);
  entries.push(["contract", source.contract], ["book", bookOf(deployment)]);
  return Object.fromEntries(entries.map(([name, data]) => [name, { type: "String", data }]));
}

function mappingOf(deployment: Deployment, source: Source, abis: Record<string, AbiEntry[]>): object {
  return {
    kind: "ethereum/events",
    apiVersion: "0.0.9",
    language: "wasm/assemblyscript",
    entities: source.entities,
    abis: [{ name: source.contract, file: `./abis/${source.contract}.json` }],
    eventHandlers: source.events.map((name) => ({
      event: manifestSignature(eventOf(abis[source.contract] ?? [], name, source.contract)),
      handler: exportOf(source, name),
      ...topicsOf(deployment, source.filters?.[name]),
    })),
    file: `./${MAPPINGS}`,
  };
}

/** Where the handlers of all contracts come together. */
export const MAPPINGS = "generated/mappings.ts";

/** An event's handler among those of all contracts. */
const exportOf = ({ mapping }: Source, event: string) => `${mapping}_handle${event}`;

/**
 * The module of all handlers, by the name of their mapping. One module for every contract is compiled once, by gnd and by graph-node;
 * one for each would be compiled forty times by both.
 */
export function mappingsModule(): string {
  const handlers = ALL_SOURCES.flatMap((source) =>
    source.events.map((event) => {
      return `export { handle${event} as ${exportOf(source, event)} } from "../src/mappings/${source.mapping}";`;
    }),
  );
  return `${[...new Set(handlers)].sort().join("\n")}\n`;
}

/** The filter as the node wants it: it asks the chain for these logs only. */
function topicsOf(deployment: Deployment, filter: Filter | undefined): Record<string, string[]> {
  if (!filter) return {};
  const address = (name: string) => (name === NOBODY ? zeroAddress : addressOf(deployment, name));
  return { [`topic${filter.topic}`]: filter.addresses.map(address) };
}

/** Every contract's name and address, as the mappings read it: `CRBN=0x… USDC=0x…`. Of two names the first counts. */
function bookOf(deployment: Deployment): string {
  // On the local chain USDC is the test token: the name that every network has comes first.
  const names = Object.keys(deployment.contracts).sort((a, b) => Number(b === "USDC") - Number(a === "USDC"));
  return names.map((name) => `${name}=${addressOf(deployment, name)}`).join(" ");
}

function addressOf(deployment: Deployment, contract: string): string {
  return (deployment.contracts[contract]?.address ?? "").toLowerCase();
}
