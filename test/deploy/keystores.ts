/** Encrypted keystores as docs/DEPLOY.md has people make them: Foundry's own command writes them. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Address, Hex } from "viem";
import { decryptKeystore } from "../../script/chain/keystore.ts";
import { foundryBinary } from "../../script/dev/binaries.ts";

/** A new key in a file. */
export interface Keystore {
  readonly address: Address;
  readonly file: string;
  readonly password: string;
  readonly passwordFile: string;
  /** to look for it where it must not be */
  readonly key: Hex;
}

/** Makes `<folder>/<name>` and its password's file. */
export function newKeystore(folder: string, name: string): Keystore {
  const password = `opens ${name}, with ünïcode`;
  const said = execFileSync(foundryBinary("cast"), ["wallet", "new", folder, name], {
    env: { ...process.env, CAST_PASSWORD: password },
    encoding: "utf8",
  });
  const address = /0x[0-9a-fA-F]{40}/.exec(said)?.[0] as Address;
  const file = join(folder, name);
  const passwordFile = join(folder, `${name}.password`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  return { address, file, password, passwordFile, key: decryptKeystore(readFileSync(file, "utf8"), password, file) };
}
