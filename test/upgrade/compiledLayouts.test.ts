/** Layouts as they come out of the compiler, and what may follow what. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silenceWarnings } from "@openzeppelin/upgrades-core";
import solc from "solc";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../../script/dev/paths.ts";
import { incompatibilities, keepRelease, RELEASES } from "../../script/release/kept.ts";
import { type Compilation, layoutsOf } from "../../script/release/layouts.ts";

silenceWarnings();

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "carbontrace-releases-"));
  cpSync(RELEASES, folder, { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("out of the compiler", () => {
  const GOVERNED = "abstract contract Governed {}";
  const VAULT = (fields: string) => `
    import {Governed} from "contracts/access/Governed.sol";
    import {Words} from "contracts/Words.sol";
    type Packed is uint256;
    abstract contract Base is Governed {
      /// @custom:storage-location erc7201:test.Base
      struct BaseStorage { address owner; }
    }
    contract Vault is Base {
      /// @custom:storage-location erc7201:test.Vault
      struct VaultStorage { ${fields} }
    }
    contract Elsewhere { uint256 public value; }`;
  const WORDS = (type: string) => `
    library Words {
      /// @custom:storage-location erc7201:test.Words
      struct WordsStorage { mapping(address => ${type}) words; }
    }
    library Plain { struct Pair { uint8 a; uint8 b; } }`;

  function compile(sources: Record<string, string>): Compilation {
    const input = {
      language: "Solidity",
      sources: Object.fromEntries(
        Object.entries(sources).map(([path, text]) => [
          path,
          { content: `// SPDX-License-Identifier: MIT\npragma solidity 0.8.34;\n${text}` },
        ]),
      ),
      settings: {
        outputSelection: { "*": { "": ["ast"], "*": ["evm.bytecode", "evm.methodIdentifiers", "storageLayout"] } },
      },
    };
    const output = JSON.parse(solc.compile(JSON.stringify(input)));
    expect((output.errors ?? []).filter((e: { severity: string }) => e.severity === "error")).toEqual([]);
    return { input, output, solcVersion: "0.8.34" } as Compilation;
  }

  const layoutsWith = (fields: string, word = "uint256", more: Record<string, string> = {}) =>
    layoutsOf(
      compile({
        ...more,
        "contracts/access/Governed.sol": GOVERNED,
        "contracts/Vault.sol": VAULT(fields),
        "contracts/Words.sol": WORDS(word),
      }),
    );

  const FIELDS = "uint128 a; mapping(uint256 => Packed) b;";

  test("come the contracts behind proxies and the libraries with a name space, with their bases' words", () => {
    const layouts = layoutsWith(FIELDS);
    expect([...layouts.keys()]).toEqual(["Vault", "Words"]);
    const spaces = layouts.get("Vault")?.namespaces ?? {};
    expect(Object.keys(spaces)).toEqual(["erc7201:test.Base", "erc7201:test.Vault"]);
    expect(spaces["erc7201:test.Vault"]?.map(({ label, type }) => [label, type])).toEqual([
      ["a", "t_uint128"],
      ["b", "t_mapping(t_uint256,t_userDefinedValueType(Packed))"],
    ]);
  });

  test("come the same files whatever else is compiled", () => {
    const more = { "contracts/A.sol": "contract A { struct S { uint256 x; } S public s; }" };
    expect(layoutsWith(FIELDS, "uint256", more)).toEqual(layoutsWith(FIELDS));
  });

  test("the rehearsed versions can follow each other, and not go back", () => {
    const version = (name: string) => {
      const folder = "test/mocks/upgrades";
      const sources = {
        "contracts/access/Governed.sol":
          "abstract contract Governed { modifier reinitializer(uint64) { _; } modifier restricted() { _; } }",
        [`${folder}/${name}.sol`]: readFileSync(join(ROOT, folder, `${name}.sol`), "utf8").replace(
          /^[\s\S]*?0\.8\.34;/,
          "",
        ),
        "contracts/Rehearsed.sol": `import {${name}} from "../${folder}/${name}.sol"; contract Rehearsed is ${name} {}`,
      };
      return layoutsOf(compile(sources));
    };
    const [second, third] = [version("SecondVersion"), version("ThirdVersion")];
    expect([...second.keys(), ...third.keys()]).toEqual(["Rehearsed", "Rehearsed"]);
    keepRelease("9.0.0", second, false, folder);
    expect(incompatibilities(third, folder)).toEqual([]);
    keepRelease("9.0.1", third, false, folder);
    expect(incompatibilities(second, folder)).toHaveLength(1);
  });

  test.each([
    ["an inserted field", "address first; uint128 a; mapping(uint256 => Packed) b;", "uint256", ["Vault"]],
    ["a removed field", "uint128 a;", "uint256", ["Vault"]],
    ["a narrower field", "uint96 a; mapping(uint256 => Packed) b;", "uint256", ["Vault"]],
    ["a library's other word", FIELDS, "address", ["Words"]],
    ["an appended field", `${FIELDS} bool c;`, "uint256", []],
  ])("%s is judged", (_what, fields, word, broken) => {
    keepRelease("9.0.0", layoutsWith(FIELDS), false, folder);
    const faults = incompatibilities(layoutsWith(fields, word), folder);
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual(broken);
  });

  const was = (type: string, field: string) => `uint128 a;\n/// @custom:oz-retyped-from ${type}\n${field}`;

  test.each([
    ["no note", "uint128 a; mapping(uint256 => address) b;", 1],
    ["a note of what it was", was("mapping(uint256 => Packed)", "mapping(uint256 => address) b;"), 0],
    ["a note of what it was not", was("mapping(uint256 => bool)", "mapping(uint256 => address) b;"), 1],
    ["a note, but other keys", was("mapping(uint256 => Packed)", "mapping(address => Packed) b;"), 1],
    ["a note, but no mapping any more", was("mapping(uint256 => Packed)", "uint256 b;"), 1],
    ["a note of another field", was("uint128", "mapping(uint256 => address) b;").replace("a;\n", "a;"), 1],
  ])("a field of another type passes only with a note of what it was: %s", (_what, fields, faults) => {
    keepRelease("9.0.0", layoutsWith(FIELDS), false, folder);
    expect(incompatibilities(layoutsWith(fields), folder)).toHaveLength(faults);
  });

  test("the release after is held against what the field is, note or not", () => {
    const retyped = was("mapping(uint256 => Packed)", "mapping(uint256 => address) b;");
    keepRelease("9.0.0", layoutsWith(retyped), false, folder);
    expect(incompatibilities(layoutsWith(retyped), folder)).toEqual([]);
    expect(incompatibilities(layoutsWith(FIELDS), folder)).toHaveLength(1);
  });
});
