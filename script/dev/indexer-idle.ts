import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The eight bytes of a WebAssembly module that holds nothing. */
const EMPTY_MODULE = Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/**
 * `gnd dev` does not start without a subgraph of its own, and drops and re-creates it at every start. This one waits
 * for a block that never comes; the real subgraph is deployed beside it over the admin port and keeps its data.
 * Returns the manifest's path.
 */
export function writeIdleSubgraph(folder: string, network: string): string {
  const source = join(folder, "idle");
  const build = join(source, "build");
  mkdirSync(build, { recursive: true });
  const manifest = [
    "specVersion: 1.3.0",
    "schema:",
    `  file: ${join(build, "schema.graphql")}`,
    "dataSources:",
    "  - kind: ethereum/contract",
    "    name: Idle",
    `    network: ${network}`,
    "    source:",
    '      address: "0x0000000000000000000000000000000000000001"',
    "      abi: Idle",
    "    mapping:",
    "      kind: ethereum/events",
    "      apiVersion: 0.0.9",
    "      language: wasm/assemblyscript",
    "      entities: [Idle]",
    "      abis:",
    "        - name: Idle",
    `          file: ${join(build, "abi.json")}`,
    "      eventHandlers:",
    "        - event: Idle()",
    "          handler: handleIdle",
    `      file: ${join(build, "empty.wasm")}`,
    "",
  ].join("\n");
  writeFileSync(join(build, "schema.graphql"), "type Idle @entity(immutable: true) {\n  id: ID!\n}\n");
  writeFileSync(
    join(build, "abi.json"),
    JSON.stringify([{ type: "event", name: "Idle", inputs: [], anonymous: false }]),
  );
  writeFileSync(join(build, "empty.wasm"), EMPTY_MODULE);
  writeFileSync(join(build, "subgraph.yaml"), manifest);
  writeFileSync(join(source, "subgraph.yaml"), manifest);
  return join(source, "subgraph.yaml");
}
