import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { createPublicClient, type Hex, http } from "viem";
import { describe, expect, it } from "vitest";
import { formatMoney, formatTonnes, parseTonnes, TONNE } from "../../script/chain/amounts.ts";
import { deploymentOf, parseDeployment } from "../../script/chain/deployments.ts";
import { cidOf, jsonBytes } from "../../script/chain/ipfs.ts";
import { findSigner, signerOf } from "../../script/chain/keys.ts";
import { decryptKeystore } from "../../script/chain/keystore.ts";
import { chainOf, checkChain, networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { provenCustody } from "../../script/registry/evidence/custody.ts";
import type { PlannedBlock } from "../../script/registry/plan/plan.ts";
import { type SequenceBlock, sameRanges, serialsOfInterval, tiles } from "../../script/verify/serials.ts";

const LOCAL = networkOf("local", {});
const HASH: Hex = `0x${"ab".repeat(32)}`;

/** A node of one's own: what it answers to each method. */
async function nodeThatSays(answer: (method: string) => unknown): Promise<{ url: string; close(): void }> {
  const node = createServer(async (request, response) => {
    const { id, method } = (await json(request)) as { id: number; method: string };
    const body = JSON.stringify({ jsonrpc: "2.0", id, result: await answer(method) });
    response.setHeader("content-type", "application/json").end(body);
  });
  await new Promise<void>((resolve) => node.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(node.address() as AddressInfo).port}`, close: () => node.close() };
}

describe("networks", () => {
  it("reads node URLs from the environment only", () => {
    expect(LOCAL).toEqual({ name: "local", rpcUrl: "http://127.0.0.1:8545", local: true });
    expect(networkOf("base-sepolia", { CARBONTRACE_RPC_URL_BASE_SEPOLIA: "https://node.example/x" }).local).toBe(false);
    expect(() => networkOf("base-sepolia", {})).toThrow(/CARBONTRACE_RPC_URL_BASE_SEPOLIA/);
    expect(() => networkOf("../etc", {})).toThrow(/not the name/);
    expect(() => networkOf("local", { CARBONTRACE_RPC_URL: "file:///etc/passwd" })).toThrow(/http/);
  });

  it("are local by their chain id, not by their name", () => {
    expect(() => checkChain(LOCAL, 31337)).not.toThrow();
    expect(() => checkChain(LOCAL, 8453)).toThrow(
      /development chain \(chain id 31337\).*127\.0\.0\.1:8545 serves chain 8453/,
    );
    expect(() => checkChain({ ...LOCAL, name: "base", local: false }, 8453)).not.toThrow();
  });

  it("are not connected to where the node serves another chain", async () => {
    const node = await nodeThatSays(() => "0x2105");
    try {
      const local = networkOf("local", { CARBONTRACE_RPC_URL: node.url });
      await expect(Protocol.connect(local, {})).rejects.toThrow(/serves chain 8453/);
    } finally {
      node.close();
    }
  });

  it("show a receipt also when its block comes while the transaction is looked at", async () => {
    let asked = 0;
    const node = await nodeThatSays(async (method) => {
      if (method === "eth_getTransactionReceipt") asked += 1;
      // Whoever looks into a block for a replacement is kept waiting, so that the next block is there before the answer.
      if (method === "eth_getBlockByNumber") await setTimeout(200);
      const answers: Record<string, unknown> = {
        eth_blockNumber: asked < 2 ? "0x5" : "0x6",
        eth_getTransactionByHash: { hash: HASH, from: HASH.slice(0, 42), nonce: "0x0", blockNumber: null },
        eth_getTransactionReceipt: asked <= 2 ? null : { transactionHash: HASH, blockNumber: "0x6", status: "0x1" },
        eth_getBlockByNumber: { number: "0x5", transactions: [] },
      };
      return answers[method];
    });
    try {
      const chain = chainOf({ rpcUrl: node.url, local: true }, 31337, "local");
      const client = createPublicClient({ chain, transport: http(), pollingInterval: 20 });
      const { status } = await client.waitForTransactionReceipt({ hash: HASH, timeout: 3_000 });
      expect(status).toBe("success");
    } finally {
      node.close();
    }
  });

  it("look for a replaced transaction wherever somebody may replace it", () => {
    const chain = chainOf({ rpcUrl: "https://node.example", local: false }, 8453, "base");
    expect(chain.supportsTransactionReplacementDetection).toBe(true);
  });
});

describe("the address book", () => {
  const address = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

  it("is read with names, checksums and its first block", () => {
    const { addresses, startBlock } = parseDeployment(
      1,
      JSON.stringify({ startBlock: 7, coin: { symbol: "POL", decimals: 18 }, contracts: { A: { address } } }),
      "f",
    );
    expect([addresses.get("A"), startBlock]).toEqual(["0x5FbDB2315678afecb367f032d93F642f64180aa3", 7n]);
  });

  it("is refused with its file's name", () => {
    for (const text of ["", "[]", "{}", '{"contracts":{"A":{"address":"0x1"}}}', '{"contracts":{"A":1}}']) {
      expect(() => parseDeployment(1, text, "some/file.json")).toThrow(/some\/file\.json/);
    }
    expect(() => deploymentOf(987654321, { CARBONTRACE_DEPLOYMENTS_DIR: "/nonexistent" })).toThrow(
      /nothing is deployed/,
    );
  });
});

describe("keys", () => {
  const key = `0x${"11".repeat(32)}`;
  const PUBLIC = { ...LOCAL, local: false };

  it("come from the environment, and from test accounts on the local chain alone", () => {
    expect(signerOf("registrar", PUBLIC, { CARBONTRACE_REGISTRAR_KEY: key }).address).toBe(
      "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A",
    );
    expect(signerOf("registrar", LOCAL, {}).address).not.toBe(signerOf("verifier", LOCAL, {}).address);
    expect(findSigner("council", PUBLIC, {})).toBeUndefined();
    expect(() => signerOf("verifier", PUBLIC, {})).toThrow(/CARBONTRACE_VERIFIER_KEY/);
  });

  it("are never repeated in an error", () => {
    const broken = key.slice(0, 40);
    expect(() => signerOf("registrar", PUBLIC, { CARBONTRACE_REGISTRAR_KEY: broken })).toThrow(
      /^CARBONTRACE_REGISTRAR_KEY is not/,
    );
    expect(() => signerOf("registrar", PUBLIC, { CARBONTRACE_REGISTRAR_KEY: broken })).not.toThrow(new RegExp(broken));
  });

  // The test vector of the Web3 Secret Storage definition (password "testpassword").
  const KEYSTORE = JSON.stringify({
    crypto: {
      cipher: "aes-128-ctr",
      cipherparams: { iv: "6087dab2f9fdbbfaddc31a909735c1e6" },
      ciphertext: "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
      kdf: "pbkdf2",
      kdfparams: {
        c: 262144,
        dklen: 32,
        prf: "hmac-sha256",
        salt: "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd",
      },
      mac: "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2",
    },
    id: "3198bc9c-6672-5ab3-d995-4942343ae5b6",
    version: 3,
  });
  const SECRET = "0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

  it("open from an encrypted keystore, with the right password only", () => {
    expect(decryptKeystore(KEYSTORE, "testpassword", "k.json")).toBe(SECRET);
    expect(() => decryptKeystore(KEYSTORE, "wrong", "k.json")).toThrow(/password does not open k\.json/);
    expect(() => decryptKeystore("{}", "x", "k.json")).toThrow(/version 3/);
    expect(() => decryptKeystore("no", "x", "k.json")).toThrow(/not JSON/);
  });

  it("name keystore and password file in the environment", ({ onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), "carbontrace-keys-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "key.json"), KEYSTORE);
    writeFileSync(join(folder, "password"), "testpassword\n");
    const env = {
      CARBONTRACE_VERIFIER_KEYSTORE: join(folder, "key.json"),
      CARBONTRACE_VERIFIER_PASSWORD_FILE: join(folder, "password"),
    };
    expect(signerOf("verifier", PUBLIC, env).address).toBe("0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b");
    expect(() => signerOf("verifier", PUBLIC, { CARBONTRACE_VERIFIER_KEYSTORE: "x" })).toThrow(/PASSWORD_FILE/);
  });
});

describe("amounts", () => {
  it("are shown exactly and never rounded", () => {
    expect(formatTonnes(12_500_000_000_000_000_000n)).toBe("12.5 t");
    expect(formatTonnes(1_454_054n * TONNE)).toBe("1,454,054 t");
    expect(formatTonnes(1n)).toBe("0.000000000000000001 t");
    expect(formatMoney(1_559_040_000n, 6, "USDC")).toBe("1,559.04 USDC");
    for (const text of ["", "1,5", "-1", "1.", ".5", "1e3", `1.${"1".repeat(19)}`])
      expect(() => parseTonnes(text)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (units) => {
        expect(parseTonnes(formatTonnes(units).replaceAll(",", "").slice(0, -2))).toBe(units);
      }),
    );
  });
});

describe("content ids", () => {
  it("are those of Kubo for a small file with raw leaves", async () => {
    expect(await cidOf(new TextEncoder().encode("hello world\n"))).toBe(
      "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4",
    );
    await expect(cidOf(new Uint8Array(262_145))).rejects.toThrow(/262145/);
  });
});

describe("evidence, as the verifier reads it", () => {
  const block = { operator: "VER", batch: 7n, start: 10n, end: 19n, row: { serial: "S" } } as unknown as PlannedBlock;
  const held = { operator: "VER", batch: "7" };
  const custody = { ...held, account: "A", document: "C", date: "2026-01-01", serialStart: "1", serialEnd: "19" };
  const document = { schema: "carbontrace/block-evidence/1", serial: "S", custody };
  const read = (bytes: Uint8Array | undefined) =>
    provenCustody({ add: () => Promise.reject(new Error("unused")), cat: async () => bytes }, "cid", block);
  const gap = async (bytes: Uint8Array | undefined) => {
    const proof = await read(bytes);
    return proof.ok ? undefined : proof.error;
  };

  it("must be there, be evidence of this serial, and cover it", async () => {
    expect(await read(jsonBytes(document))).toEqual({ ok: true, value: { account: "A", document: "C" } });
    expect(await gap(undefined)).toMatch(/not in the content store/);
    expect(await gap(new Uint8Array([255, 0]))).toMatch(/not JSON/);
    expect(await gap(jsonBytes({}))).toMatch(/not a block's evidence/);
    expect(await gap(jsonBytes({ ...document, serial: "T" }))).toMatch(/another serial/);
    expect(await gap(jsonBytes({ ...document, custody: null }))).toMatch(/no custody/);
    expect(await gap(jsonBytes({ ...document, custody: { ...custody, serialEnd: "18" } }))).toMatch(/does not cover/);
    for (const other of [{ operator: "APX" }, { batch: "8" }]) {
      expect(await gap(jsonBytes({ ...document, custody: { ...custody, ...other } }))).toMatch(/is about batch/);
    }
    expect(await gap(jsonBytes({ ...document, custody: { ...custody, batch: undefined } }))).toMatch(/not a block's/);
  });
});

describe("serials of an interval, computed from the blocks", () => {
  const sequence = (sizes: readonly bigint[]): readonly SequenceBlock[] => {
    let next = 0n;
    return sizes.map((size, index) => {
      const block = {
        blockId: index + 1,
        registry: 1,
        operator: 1,
        batch: index + 1,
        serialStart: 100n,
        serialEnd: 99n + size,
        sequenceStart: next,
      };
      next += size;
      return block;
    });
  };

  it("has fractions at both ends and crosses blocks", () => {
    const ranges = serialsOfInterval(sequence([10n, 5n]), 95n * (TONNE / 10n), 10n * (TONNE / 10n));
    expect(ranges).toMatchObject([
      { blockId: 1, first: 109n, last: 109n, firstFrom: TONNE / 2n, lastTo: TONNE, amount: TONNE / 2n },
      { blockId: 2, first: 100n, last: 100n, firstFrom: 0n, lastTo: TONNE / 2n, amount: TONNE / 2n },
    ]);
    expect(tiles(ranges, TONNE)).toBe(true);
    expect(tiles(ranges, TONNE + 1n)).toBe(false);
    expect(sameRanges(ranges, ranges.slice(1))).toBe(false);
  });

  it("tiles every interval exactly, and neighbours never share a unit", () => {
    const sizes = fc.array(fc.bigInt({ min: 1n, max: 50n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        sizes,
        fc.bigInt({ min: 0n, max: 10n ** 21n }),
        fc.bigInt({ min: 1n, max: 10n ** 21n }),
        (blocks, a, b) => {
          const total = blocks.reduce((sum, size) => sum + size, 0n) * TONNE;
          const position = a % total;
          const amount = 1n + (b % (total - position));
          const ranges = serialsOfInterval(sequence(blocks), position, amount);
          expect(tiles(ranges, amount)).toBe(true);
          const rest = serialsOfInterval(sequence(blocks), position + amount, total - position - amount);
          expect(amount + rest.reduce((sum, range) => sum + range.amount, 0n)).toBe(total - position);
        },
      ),
    );
  });
});
