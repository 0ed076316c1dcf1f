/** The deployer's key out of an encrypted keystore: who opens it, and what is said where it does not open. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyMessage } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signerOf } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { type Keystore, newKeystore } from "./keystores.ts";

const SEPOLIA = networkOf("sepolia", { CARBONTRACE_RPC_URL_SEPOLIA: "https://node.example" });

let folder: string;
let mine: Keystore;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "carbontrace-keystore-"));
  mine = newKeystore(folder, "deployer");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The environment of a keystore and a password's file. */
const env = (file: string | undefined, passwordFile: string | undefined) => ({
  CARBONTRACE_DEPLOYER_KEYSTORE: file,
  CARBONTRACE_DEPLOYER_PASSWORD_FILE: passwordFile,
});

/** A file in the folder. */
function written(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe("a keystore that Foundry wrote", () => {
  it("opens with the password in its file, and signs as the address that Foundry named", async () => {
    const signer = signerOf("deployer", SEPOLIA, env(mine.file, mine.passwordFile));
    expect(signer.address).toBe(mine.address);
    const signature = await signer.signMessage({ message: "deploy" });
    expect(await verifyMessage({ address: mine.address, message: "deploy", signature })).toBe(true);
  });

  it("opens with a password's file of Windows, or without an end of line", () => {
    for (const end of ["\r\n", ""]) {
      const passwordFile = written("password", `${mine.password}${end}`);
      expect(signerOf("deployer", SEPOLIA, env(mine.file, passwordFile)).address).toBe(mine.address);
    }
  });

  it("is not asked where a key is set itself", () => {
    const both = { ...env("/nonexistent", undefined), CARBONTRACE_DEPLOYER_KEY: mine.key };
    expect(signerOf("deployer", SEPOLIA, both).address).toBe(mine.address);
  });
});

describe("what does not open is a sentence without key and password", () => {
  it.each<[string, () => NodeJS.ProcessEnv, RegExp]>([
    ["another password", () => env(mine.file, written("other", "wrong\n")), /^the password does not open \S+deployer$/],
    [
      "a password with a space too many",
      () => env(mine.file, written("other", `${mine.password} \n`)),
      /does not open/,
    ],
    ["no keystore", () => env(join(folder, "none"), mine.passwordFile), /^\S+none cannot be read$/],
    ["no password's file", () => env(mine.file, join(folder, "none")), /^\S+none cannot be read$/],
    [
      "no place of the password",
      () => env(mine.file, undefined),
      /^CARBONTRACE_DEPLOYER_KEYSTORE needs CARBONTRACE_DEPLOYER_PASSWORD_FILE beside it$/,
    ],
    ["nothing", () => env(undefined, undefined), /^no key for the deployer: set CARBONTRACE_DEPLOYER_KEY, or /],
    [
      "a key where a keystore should be",
      () => env(written("bare", mine.key), mine.passwordFile),
      /^\S+bare is not JSON$/,
    ],
  ])("%s", (_, environment, sentence) => {
    let said = "";
    try {
      signerOf("deployer", SEPOLIA, environment());
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toMatch(sentence);
    for (const secret of [mine.key, mine.key.slice(2), mine.password]) expect(said).not.toContain(secret);
  });
});
