import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/**
 * Each leaf of a branching tree is one test, and each test is a leaf. A leaf's name follows from its innermost
 * condition: "when the code is empty" with "it reverts with FieldEmpty" is `test_RevertWhen_TheCodeIsEmpty`, with
 * "it takes the next id" `test_WhenTheCodeIsEmpty_ItTakesTheNextId`. Case and punctuation do not matter.
 */
const here = dirname(fileURLToPath(import.meta.url));
const concepts = [
  "access",
  "registry",
  "credits",
  "provenance",
  "retirement",
  "render",
  "market",
  "pools",
  "types",
  "deploy",
  "token",
  "vesting",
  "staking",
  "governance",
  "treasury",
  "rewards",
];

const files = (suffix: string): string[] =>
  concepts.flatMap((concept) =>
    readdirSync(join(here, concept), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(suffix))
      .map((file) => join(concept, file)),
  );

const read = (file: string): string => readFileSync(join(here, file), "utf8");
const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const leavesOf = (tree: string): string[] => {
  const leaves: string[] = [];
  const conditions: { depth: number; text: string }[] = [];
  for (const line of tree.split("\n").slice(1)) {
    const [, indent = "", text = ""] = /^([│├└─\s]*)(.*)$/u.exec(line) ?? [];
    if (text === "") continue;
    while ((conditions.at(-1)?.depth ?? -1) >= indent.length) conditions.pop();
    if (/^(when|given) /u.test(text)) conditions.push({ depth: indent.length, text });
    else {
      const condition = conditions.at(-1)?.text.replace(/^(when|given) /u, "") ?? "";
      leaves.push(plain(text.startsWith("it reverts") ? `revertwhen${condition}` : `when${condition}${text}`));
    }
  }
  return leaves.sort();
};

const testsOf = (source: string): string[] =>
  [...source.matchAll(/function test(?:Fuzz)?_(\w+)\(/gu)].map(([, name = ""]) => plain(name)).sort();

describe("the branching trees of the unit tests", () => {
  it.each(files(".tree"))("%s is what its tests are", (file) => {
    expect(testsOf(read(file.replace(/\.tree$/u, ".t.sol")))).toEqual(leavesOf(read(file)));
  });

  it("every file of tests has its tree", () => {
    const withTests = files(".t.sol").filter((file) => testsOf(read(file)).length > 0);
    expect(files(".tree").sort()).toEqual(withTests.map((file) => file.replace(/\.t\.sol$/u, ".tree")).sort());
  });
});
