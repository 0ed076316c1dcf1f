import { createHash } from "node:crypto";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** CIDv1, raw bytes, SHA-256 of 32 bytes. */
const PREFIX = [0x01, 0x55, 0x12, 0x20];

/** The CID that IPFS gives a small file. */
export function cidOf(content: string): string {
  const bytes = [...PREFIX, ...createHash("sha256").update(content).digest()];
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return `b${groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, "0"), 2)]).join("")}`;
}
