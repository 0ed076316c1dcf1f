// @vitest-environment node
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { getAddress } from "viem";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { initialFiles } from "../scripts/initial-files.ts";
import { policy } from "../scripts/vite/content-security-policy.ts";

const root = join(import.meta.dirname, "..");
const out = mkdtempSync(join(tmpdir(), "carbontrace-build-"));
const FIRST_LOAD_BUDGET = 235_000;
const book = mkdtempSync(join(tmpdir(), "carbontrace-book-"));

/** An address book as long as a whole deployment's: addresses hardly compress, and every visit loads them. */
function writeBook(): void {
  const address = (name: string) => getAddress(`0x${createHash("sha256").update(name).digest("hex").slice(0, 40)}`);
  const entry = (n: number) => [`Contract${n}`, { address: address(`${n}`), implementation: address(`${n} now`) }];
  const contracts = Object.fromEntries(Array.from({ length: 50 }, (_, n) => entry(n)));
  writeFileSync(join(book, "31337.json"), JSON.stringify({ contracts, startBlock: 0 }));
}

/** What would betray the local test wallet: anvil's seed phrase and its first two private keys. */
const SECRETS = [
  "test test test test",
  "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
  "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
];

function bundle(): string {
  return readdirSync(join(out, "assets"))
    .map((file) => readFileSync(join(out, "assets", file), "utf8"))
    .join("\n");
}

describe("a production build", () => {
  beforeAll(async () => {
    // As tempting as an environment can be.
    vi.stubEnv("VITE_CHAIN_ID", "31337");
    vi.stubEnv("VITE_RPC_URL", "https://rpc.example.org/key");
    vi.stubEnv("NODE_ENV", "production");
    vi.stubEnv("__LOCAL_TEST_WALLET__", "true");
    vi.stubEnv("CARBONTRACE_DEPLOYMENTS_DIR", book);
    writeBook();
    const configFile = join(root, "vite.config.ts");
    await build({
      root,
      configFile,
      mode: "development",
      logLevel: "error",
      build: { outDir: out, emptyOutDir: true },
    });
  }, 120_000);
  afterAll(() => {
    for (const folder of [out, book]) rmSync(folder, { recursive: true, force: true });
  });

  it("has no local test wallet, on any chain, in any mode", () => {
    const code = bundle().toLowerCase();
    for (const secret of SECRETS) expect(code.includes(secret)).toBe(false);
    expect(code.includes("__local_test_wallet__")).toBe(false);
  });

  it("allows scripts of its own only, and talks to its endpoints only", () => {
    const html = readFileSync(join(out, "index.html"), "utf8");
    const content = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll("&#39;", "'");
    expect(content).toContain("script-src 'self';");
    expect(content).toContain(
      "connect-src 'self' https://rpc.example.org http://127.0.0.1:8000 http://127.0.0.1:5001;",
    );
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<script"));
    expect([...html.matchAll(/<script(?![^>]*\ssrc=)/g)]).toEqual([]);
    expect([...html.matchAll(/(?:src|href)="(?!\/)([^"]+)"/g)]).toEqual([]);
    expect(bundle()).not.toMatch(/@import\s+url\(|fonts\.g(oogleapis|static)/);
  });

  it("stays within its first-load budget in every language", () => {
    expect(bundle()).toContain("Contract49");
    for (const locale of ["en", "zh-Hant", "zh-Hans"]) {
      const bytes = initialFiles(out, locale).reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
      expect(bytes).toBeLessThan(FIRST_LOAD_BUDGET);
      expect(bytes).toBeGreaterThan(50_000);
    }
  });
});

describe("the content security policy", () => {
  it("names each endpoint's origin once", () => {
    const env = {
      VITE_RPC_URL: "https://a.org/x",
      VITE_GRAPHQL_URL: "https://a.org/y",
      VITE_IPFS_GATEWAY: "https://b.org",
    };
    expect(policy(env)).toContain("connect-src 'self' https://a.org https://b.org;");
    expect(policy(env)).not.toContain("unsafe-eval");
  });
});
