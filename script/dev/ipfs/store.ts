import { mkdirSync } from "node:fs";
import { FsBlockstore } from "blockstore-fs";
import { exporter } from "ipfs-unixfs-exporter";
import { importBytes } from "ipfs-unixfs-importer";
import { CID } from "multiformats/cid";

/** Kubo's own defaults (chunks of 256 KiB, 174 links a node): they decide the CID of every file. */
const KUBO_DEFAULTS = { profile: "unixfs-v0-2015", leafType: "file", reduceSingleLeafToSelf: true } as const;

/** The content is not in the store (it is never fetched from elsewhere). */
export class NotStoredError extends Error {}

/** The text is not a CID. */
export class BadCidError extends Error {}

/** What was stored. */
export interface Added {
  cid: string;
  size: number;
}

/** Content-addressed files in a folder. The same bytes get the same CID as from `ipfs add`. */
export class ContentStore {
  private readonly blocks: FsBlockstore;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.blocks = new FsBlockstore(folder);
  }

  open(): Promise<void> {
    return Promise.resolve(this.blocks.open());
  }

  /** Stores a file. Version 1 CIDs have raw leaves unless told otherwise, version 0 have not, as with Kubo. */
  async add(bytes: Uint8Array, cidVersion: 0 | 1, rawLeaves = cidVersion === 1): Promise<Added> {
    const result = await importBytes(bytes, this.blocks, { ...KUBO_DEFAULTS, cidVersion, rawLeaves });
    return { cid: result.cid.toString(), size: bytes.length };
  }

  /** A file's size and its bytes as they come from the disk. `path` is a CID, or a CID and a path inside a folder. */
  async file(path: string): Promise<{ size: number; content: AsyncIterable<Uint8Array> }> {
    parseCid(path.split("/")[0] ?? "");
    const entry = await exporter(path, this.blocks, { signal: AbortSignal.timeout(30_000) }).catch(notStored(path));
    if (entry.type !== "file" && entry.type !== "raw") throw new BadCidError(`${path} is not a file`);
    const firstMissing = notStored(path);
    return {
      size: Number(entry.size),
      content: (async function* () {
        try {
          yield* entry.content();
        } catch (error) {
          firstMissing(error);
        }
      })(),
    };
  }

  /** One block as it is stored. */
  async block(cid: string): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    try {
      for await (const part of this.blocks.get(parseCid(cid))) parts.push(part);
    } catch (error) {
      notStored(cid)(error);
    }
    return Buffer.concat(parts);
  }

  /** Whether the content's root is here. */
  async has(cid: string): Promise<boolean> {
    return this.blocks.has(parseCid(cid));
  }
}

function parseCid(text: string): CID {
  try {
    return CID.parse(text);
  } catch {
    throw new BadCidError(`invalid path ${JSON.stringify(text.slice(0, 100))}: not a CID`);
  }
}

function notStored(path: string): (error: unknown) => never {
  return (error) => {
    const name = (error as Error).name;
    if (name === "NotFoundError" || name === "ERR_NOT_FOUND") {
      throw new NotStoredError(`block was not found locally (offline): ipld: could not find ${path}`);
    }
    throw error;
  };
}
