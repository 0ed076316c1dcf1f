import { createHash } from "node:crypto";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { create } from "multiformats/hashes/digest";

/** Multiformats' number of SHA-256. */
const SHA_256 = 0x12;

/** The CID that IPFS gives a small file. */
export function cidOf(content: string): string {
  return CID.createV1(raw.code, create(SHA_256, createHash("sha256").update(content).digest())).toString();
}
