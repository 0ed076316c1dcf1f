/** Web3 Secret Storage (keystore JSON v3, what `cast wallet` and geth write): scrypt or PBKDF2, AES-128-CTR, Keccak MAC. */
import { createDecipheriv, pbkdf2Sync, scryptSync, timingSafeEqual } from "node:crypto";
import { type Hex, keccak256 } from "viem";
import { z } from "zod";
import { CommandError } from "./fail.ts";

const hex = z.string().regex(/^[0-9a-fA-F]*$/);
const keystore = z.object({
  version: z.literal(3),
  crypto: z
    .object({
      cipher: z.literal("aes-128-ctr"),
      ciphertext: hex,
      cipherparams: z.object({ iv: hex }),
      mac: hex,
      kdf: z.enum(["scrypt", "pbkdf2"]),
      kdfparams: z
        .object({
          dklen: z.number().int().min(32).max(64),
          salt: hex,
          n: z
            .number()
            .int()
            .max(2 ** 22)
            .optional(),
          r: z.number().int().max(64).optional(),
          p: z.number().int().max(64).optional(),
          c: z.number().int().max(10_000_000).optional(),
          prf: z.string().optional(),
        })
        .loose(),
    })
    .loose(),
});

/** The private key inside a keystore. A wrong password is told from a broken file. */
export function decryptKeystore(text: string, password: string, file: string): Hex {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/"Crypto"/, '"crypto"'));
  } catch {
    throw new CommandError(`${file} is not JSON`);
  }
  const parsed = keystore.safeParse(raw);
  if (!parsed.success) throw new CommandError(`${file} is not a version 3 keystore`);
  const { ciphertext, cipherparams, mac, kdf, kdfparams } = parsed.data.crypto;
  const { dklen, salt, n, r, p, c } = kdfparams;
  const saltBytes = Buffer.from(salt, "hex");
  let derived: Buffer;
  if (kdf === "scrypt" && n !== undefined && r !== undefined && p !== undefined) {
    derived = scryptSync(password, saltBytes, dklen, { N: n, r, p, maxmem: 256 * n * r + 2 ** 20 });
  } else if (kdf === "pbkdf2" && c !== undefined && kdfparams.prf === "hmac-sha256") {
    derived = pbkdf2Sync(password, saltBytes, c, dklen, "sha256");
  } else {
    throw new CommandError(`${file} uses a key derivation that is not supported`);
  }
  const cipherBytes = Buffer.from(ciphertext, "hex");
  const expected = Buffer.from(keccak256(Buffer.concat([derived.subarray(16, 32), cipherBytes])).slice(2), "hex");
  const actual = Buffer.from(mac, "hex");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw new CommandError(`the password does not open ${file}`);
  }
  const decipher = createDecipheriv("aes-128-ctr", derived.subarray(0, 16), Buffer.from(cipherparams.iv, "hex"));
  const key = Buffer.concat([decipher.update(cipherBytes), decipher.final()]);
  if (key.length !== 32) throw new CommandError(`${file} holds ${key.length} bytes, not a private key of 32`);
  return `0x${key.toString("hex")}`;
}
