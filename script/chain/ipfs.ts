/** A content store with Kubo's HTTP routes. The CID is computed here first: the store cannot answer with another file. */
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { sha256 } from "multiformats/hashes/sha2";
import { CommandError } from "./fail.ts";

/** Up to Kubo's chunk size a file with raw leaves is one block, and its CID is the hash of its bytes. */
const MAX_BYTES = 262_144;

/** Kubo's own defaults (chunks of 256 KiB, 174 links a node): they decide the CID of every larger file. */
const KUBO_DEFAULTS = { profile: "unixfs-v0-2015", leafType: "file", reduceSingleLeafToSelf: true } as const;

/** CIDv1 (raw, SHA-256) of a document of at most 256 KiB. */
export async function cidOf(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > MAX_BYTES)
    throw new RangeError(`a document of ${bytes.byteLength} bytes; the limit is ${MAX_BYTES}`);
  return CID.createV1(raw.code, await sha256.digest(bytes)).toString();
}

/** CIDv1 of a file of any size, as Kubo gives it with raw leaves: that of {@link cidOf} up to 256 KiB. */
export async function cidOfFile(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength <= MAX_BYTES) return cidOf(bytes);
  const { importBytes } = await import("ipfs-unixfs-importer");
  const nowhere = { put: async (cid: CID) => cid };
  const { cid } = await importBytes(bytes, nowhere, { ...KUBO_DEFAULTS, cidVersion: 1, rawLeaves: true });
  return cid.toString();
}

/** JSON with a fixed order of keys (that of the object), so that the same facts always have the same CID. */
export function jsonBytes(document: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
}

export interface ContentStore {
  /** Stores the bytes, of any size, and returns their CID. */
  add(bytes: Uint8Array): Promise<string>;
  /** Bytes of a document of at most 256 KiB, checked against its CID; `undefined` if the store does not have it. */
  cat(cid: string): Promise<Uint8Array | undefined>;
}

/** `IPFS_API_URL`, e.g. http://127.0.0.1:5001 (the local stack's store, the default on the network `local`). */
export function contentStore(local: boolean, env: NodeJS.ProcessEnv = process.env): ContentStore {
  const url = env.IPFS_API_URL || (local ? "http://127.0.0.1:5001" : undefined);
  if (url === undefined)
    throw new CommandError("IPFS_API_URL is not set: project metadata and evidence need a content store");
  const base = url.replace(/\/(?:api\/v0\/?)?$/, "");
  return {
    async add(bytes) {
      const cid = await cidOfFile(bytes);
      const form = new FormData();
      form.append("file", new Blob([Uint8Array.from(bytes)]), "document.json");
      const response = await post(`${base}/api/v0/add?cid-version=1&raw-leaves=true&pin=true`, form);
      if (!response.ok)
        throw new CommandError(
          `the content store ${base} answered ${response.status}: ${(await response.text()).slice(0, 200)}`,
        );
      const stored = (JSON.parse((await response.text()).trim().split("\n").at(-1) as string) as { Hash?: string })
        .Hash;
      if (stored !== cid) throw new CommandError(`the content store ${base} stored ${stored} instead of ${cid}`);
      return cid;
    },
    async cat(cid) {
      const response = await post(`${base}/api/v0/cat?arg=${encodeURIComponent(cid)}`);
      if (!response.ok) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.byteLength > MAX_BYTES || (await cidOf(bytes)) !== cid) return undefined;
      return bytes;
    },
  };
}

async function post(url: string, body?: FormData): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
    throw new CommandError(`the content store at ${new URL(url).origin} does not answer (${cause})`);
  }
}
