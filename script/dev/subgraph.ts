import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { gndBinary } from "./binaries.ts";
import { messageOf, StackError } from "./errors.ts";
import type { Indexer } from "./indexer.ts";
import { ROOT } from "./paths.ts";
import { rpc } from "./rpc.ts";
import { run } from "./run.ts";

/** Compiles a subgraph and puts its files into the content store; answers with the manifest's CID. */
export async function publishSubgraph(folder: string, ipfsUrl: string, signal?: AbortSignal): Promise<string> {
  const output = await run({
    command: gndBinary(),
    args: ["build", "subgraph.yaml", "--ipfs", ipfsUrl],
    cwd: folder,
    // gnd looks for the AssemblyScript compiler on PATH; ours keeps what it has compiled.
    env: { PATH: [join(ROOT, "script/dev/asc"), process.env.PATH].join(delimiter), NO_COLOR: "1" },
    purpose: "building the subgraph",
    ...(signal ? { signal } : {}),
  });
  const cid = output.match(/\bQm[1-9A-HJ-NP-Za-km-z]{44}\b(?![\s\S]*\bQm[1-9A-HJ-NP-Za-km-z]{44}\b)/)?.[0];
  if (!cid) throw new StackError(`The subgraph was built, but no manifest CID was printed:\n${output}`);
  return cid;
}

/** Deploys a published subgraph under a name. Deployed again, the same content continues where it was. */
export async function deploySubgraph(indexer: Indexer, ipfsUrl: string, name: string, cid: string): Promise<void> {
  await copyFiles(cid, ipfsUrl, indexer.filesFolder);
  try {
    await rpc(indexer.adminUrl, "subgraph_create", { name }).catch((error: unknown) => {
      if (!messageOf(error).includes("already exists")) throw error;
    });
    await rpc(indexer.adminUrl, "subgraph_deploy", { name, ipfs_hash: cid });
  } catch (error) {
    throw new StackError(`graph-node refused the subgraph ${name} (${cid}): ${messageOf(error)}`);
  }
}

/** Puts the manifest and all it links to where the indexer reads them, under their CIDs. */
async function copyFiles(manifest: string, ipfsUrl: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const text = new TextDecoder().decode(await copyFile(manifest, ipfsUrl, folder));
  const links = new Set([...text.matchAll(/\/ipfs\/([A-Za-z0-9]+)/g)].map((match) => match[1] as string));
  await Promise.all([...links].map((cid) => copyFile(cid, ipfsUrl, folder)));
}

async function copyFile(cid: string, ipfsUrl: string, folder: string): Promise<Uint8Array> {
  const response = await fetch(`${ipfsUrl}/api/v0/cat?arg=${cid}`, { method: "POST" });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok) {
    throw new StackError(`The content store at ${ipfsUrl} does not give ${cid}: ${new TextDecoder().decode(bytes)}`);
  }
  writeFileSync(join(folder, cid), bytes);
  return bytes;
}
