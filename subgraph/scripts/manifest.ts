import { type AbiEntry, eventOf, eventsOf, manifestSignature, readAbi, withLegalNames } from "./abi.ts";
import type { Deployment } from "./deployment.ts";
import { SOURCES, type Source } from "./sources.ts";

/** The sources whose contracts the address book knows. */
export function sourcesIn(deployment: Deployment): Source[] {
  const missing = SOURCES.filter((source) => !deployment.contracts[source.contract]);
  const names = [...new Set(missing.map((source) => source.contract))];
  if (names.length > 0) throw new Error(`The address book of chain ${deployment.chainId} lacks ${names.join(", ")}.`);
  return SOURCES;
}

/** The events of the ABIs that the sources need, by name. Without functions no mapping can ever call a contract. */
export function abisOf(sources: Source[]): Record<string, AbiEntry[]> {
  return Object.fromEntries(sources.map(({ abi }) => [abi, eventsOf(readAbi(abi)).map(withLegalNames)]));
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
      name: source.name,
      network: deployment.network,
      context: {
        contract: { type: "String", data: source.contract },
        escrow: { type: "String", data: escrow },
      },
      source: {
        address: addressOf(deployment, source.contract),
        abi: source.abi,
        startBlock: deployment.startBlock,
      },
      mapping: {
        kind: "ethereum/events",
        apiVersion: "0.0.9",
        language: "wasm/assemblyscript",
        entities: source.entities,
        abis: [{ name: source.abi, file: `./abis/${source.abi}.json` }],
        eventHandlers: source.events.map((name) => ({
          event: manifestSignature(eventOf(abis[source.abi] ?? [], name, source.abi)),
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
