/** The two compilers that stand between the tools and npm's own: what they save must never show in what they give. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../../script/dev/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "carbontrace-compilers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(executable: string, args: string[], cwd: string, input?: string): string {
  const { status, stdout, stderr } = spawnSync(join(ROOT, executable), args, {
    cwd,
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return stdout;
}

/** Compilers take seconds, and more where a machine is busy. */
const MINUTE = { timeout: 60_000 };

describe("script/dev/solc", MINUTE, () => {
  const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };
  /** Files enough for several compilers, each with a contract that creates the one before. */
  const sources = Object.fromEntries(
    Array.from({ length: 100 }, (_, n) => {
      const before = n === 0 ? "" : `import {C${n - 1}} from "./C${n - 1}.sol";`;
      const make =
        n % 10 === 0 ? "" : `function make() external returns (address) { return address(new C${n - 1}()); }`;
      const pragma = "// SPDX-License-Identifier: MIT\npragma solidity 0.8.34;";
      return [`C${n}.sol`, { content: `${pragma}\n${before}\ncontract C${n} { uint256 public x = ${n}; ${make} }` }];
    }),
  );
  const outputs = ["abi", "evm.bytecode.object", "evm.deployedBytecode.object", "metadata", "storageLayout"];
  const input = (content = sources) =>
    JSON.stringify({
      language: "Solidity",
      sources: content,
      settings: { outputSelection: { "*": { "": ["ast"], "*": outputs } } },
    });

  it("gives what one compiler gives, however many share the work", () => {
    const shared = JSON.parse(run("script/dev/solc", ["--standard-json"], folder, input()));
    const { contracts, sources: trees } = JSON.parse(solc.compile(input()));
    expect(Object.keys(contracts)).toHaveLength(100);
    expect(shared.contracts).toEqual(contracts);
    expect(shared.sources).toEqual(trees);
  });

  it("takes more text than the compiler's stack holds", () => {
    const long = `// SPDX-License-Identifier: MIT\npragma solidity 0.8.34;\n/* ${"碳".repeat(3_000_000)} */ contract Long {}`;
    const { contracts } = JSON.parse(
      run("script/dev/solc", ["--standard-json"], folder, input({ "Long.sol": { content: long } })),
    );
    expect(contracts["Long.sol"].Long.evm.bytecode.object).toMatch(/^6080/);
  });

  it("says an error once", () => {
    const wrong = { ...sources, "C7.sol": { content: "pragma solidity 0.8.34; contract C7 { nonsense }" } };
    const { errors } = JSON.parse(run("script/dev/solc", ["--standard-json"], folder, input(wrong)));
    expect(errors.filter(({ severity }: { severity: string }) => severity === "error")).toHaveLength(1);
  });
});

describe("script/dev/asc/asc", MINUTE, () => {
  it("says the version that the compiler says", () => {
    const asc = join(ROOT, "node_modules/assemblyscript/bin/asc");
    const { stdout } = spawnSync(process.execPath, [asc, "--version"], { encoding: "utf8" });
    expect(stdout).toMatch(/^Version \d/);
    expect(run("script/dev/asc/asc", ["--version"], folder)).toBe(stdout);
  });

  const compile = (value: number): Buffer => {
    mkdirSync(join(folder, "src"), { recursive: true });
    writeFileSync(join(folder, "src/part.ts"), `export const VALUE: i32 = ${value};\n`);
    writeFileSync(
      join(folder, "src/main.ts"),
      'import { VALUE } from "./part";\nexport function value(): i32 {\n  return VALUE;\n}\n',
    );
    run("script/dev/asc/asc", ["src/main.ts", "--outFile", "main.wasm"], folder);
    return readFileSync(join(folder, "main.wasm"));
  };
  const answerOf = async (module: Buffer): Promise<number> => {
    const imports = { env: { abort: () => {} } };
    const { instance } = await WebAssembly.instantiate(new Uint8Array(module), imports);
    return (instance.exports.value as () => number)();
  };

  it("compiles anew when any source differs, and gives the same module again for the same sources", async () => {
    // Numbers that no run before this one can have left in the cache.
    const [one, other] = [process.pid * 2, process.pid * 2 + 1];
    const first = compile(one);
    expect(await answerOf(first)).toBe(one);
    expect(await answerOf(compile(other))).toBe(other);
    expect(compile(one).equals(first)).toBe(true);
  });
});
