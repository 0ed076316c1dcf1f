import { type AbiEntry, eventOf, manifestSignature } from "./abi.ts";
import type { Deployment } from "./deployment.ts";
import { eventsOfSource, SOURCES, type Source } from "./sources.ts";

/** The sources whose contracts the address book knows. */
export function sourcesIn(deployment: Deployment): Source[] {
  const missing = SOURCES.filter((source) => !deployment.contracts[source.contract]);
  const names = [...new Set(missing.map((source) => source.contract))];
  if (names.length > 0) throw new Error(`The address book of chain ${deployment.chainId} lacks ${names.join(", ")}.`);
  return SOURCES;
}

/** The events of every source, by contract. Without functions no mapping can ever call a contract. */
export function abisOf(sources: Source[]): Record<string, AbiEntry[]> {
  return Object.fromEntries(sources.map((source) => [source.contract, eventsOfSource(source)]));
}

/** The manifest. Written as JSON, which is YAML too. */
export function manifest(deployment: Deployment, sources: Source[], abis: Record<string, AbiEntry[]>): string {
  const escrow = addressOf(deployment, "CreditMarket");
  const document = {
    specVersion: "1.3.0",
    description: "Carbontrace: every tonne's history from registration to retirement.",
    schema: { file: "./schema.graphql" },
    // An auditor may ask for the state at any block, so no history is ever pruned.
    indexerHints: { prune: "never" },
    dataSources: sources.map((source) => ({
      kind: "ethereum",
      name: source.contract,
      network: deployment.network,
      context: {
        contract: { type: "String", data: source.contract },
        escrow: { type: "String", data: escrow },
      },
      source: {
        address: addressOf(deployment, source.contract),
        abi: source.contract,
        startBlock: deployment.startBlock,
      },
      mapping: {
        kind: "ethereum/events",
        apiVersion: "0.0.9",
        language: "wasm/assemblyscript",
        entities: source.entities,
        abis: [{ name: source.contract, file: `./abis/${source.contract}.json` }],
        eventHandlers: source.events.map((name) => ({
          event: manifestSignature(eventOf(abis[source.contract] ?? [], name, source.contract)),
          handler: `handle${name}`,
        })),
        file: `./src/mappings/${source.mapping}.ts`,
      },
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function addressOf(deployment: Deployment, contract: string): string {
  return (deployment.contracts[contract]?.address ?? "").toLowerCase();
}
