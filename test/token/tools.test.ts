/** The airdrop's commands as programs of their own, without a chain. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { afterAll, expect, test } from "vitest";
import { LEAF_ENCODING } from "../../script/token/tree.ts";
import { ALICE, BOB, CAROL, PLACE, runTool } from "./fixtures.ts";

const SECONDS = 60_000;
const folder = mkdtempSync(join(tmpdir(), "carbontrace-airdrop-"));
const file = (name: string) => join(folder, name);
const OFFLINE = ["--contract", PLACE.contract, "--chain-id", String(PLACE.chainId), "--round", "1"];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  writeFileSync(file(name), text);
  return file(name);
}

test(
  "build writes the file of proofs, the tree, and says root and total; the same list gives the same bytes",
  async () => {
    const list = write("good.csv", `address,amount\n${ALICE},1000.5\n${BOB},2\n`);
    const first = await runTool("airdrop", [
      ...["build", list, ...OFFLINE, "--total", "1002.5"],
      ...["--out", file("good.json"), "--tree", file("tree.json")],
    ]);
    expect([first.code, first.output]).toEqual([0, expect.stringContaining("total       1,002.5 CRBN")]);
    const proofs = JSON.parse(readFileSync(file("good.json"), "utf8"));
    expect(first.output).toContain(`root        ${proofs.root}`);
    const { amount, proof } = proofs.claims[ALICE];
    const leaf = ["31337", PLACE.contract, "1", ALICE, amount];
    expect(amount).toBe("1000500000000000000000");
    expect(StandardMerkleTree.verify(proofs.root, [...LEAF_ENCODING], leaf, proof)).toBe(true);
    expect(StandardMerkleTree.load(JSON.parse(readFileSync(file("tree.json"), "utf8"))).root).toBe(proofs.root);

    const mixed = write(
      "mixed.csv",
      `\ufeffwei,address\r\n2000000000000000000,${BOB}\r\n1000500000000000000000,${ALICE}\r\n`,
    );
    expect((await runTool("airdrop", ["build", mixed, ...OFFLINE, "--out", file("mixed.json")])).code).toBe(0);
    expect(readFileSync(file("mixed.json"), "utf8")).toBe(readFileSync(file("good.json"), "utf8"));
  },
  SECONDS,
);

test(
  "build with a refused row names all of them and writes nothing",
  async () => {
    const list = write("bad.csv", `address,amount\n${ALICE},1\n${ALICE},0\n${BOB},1.0000000000000000001\n${CAROL},1\n`);
    const { code, output } = await runTool("airdrop", ["build", list, ...OFFLINE, "--out", file("bad.json")]);
    expect([code, output.trimEnd().split("\n")]).toEqual([
      1,
      [
        'bad.csv:3: column 2 "amount": is zero: leave the row out [amount-invalid]',
        `bad.csv:3: column 1 "address": ${ALICE} is on line 2 already; --merge adds the amounts [duplicate]`,
        'bad.csv:4: column 2 "amount": "1.0000000000000000001" has 19 decimals: less than a wei cannot be paid, CRBN has 18 [amount-invalid]',
        "refused 2 of 4 rows · nothing was written",
      ],
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith("bad.json"))).toEqual([]);
  },
  SECONDS,
);

test(
  "build with another total than the stated one says both and writes nothing",
  async () => {
    const list = write("total.csv", `address,amount\n${ALICE},1\n${BOB},2\n`);
    const args = ["build", list, ...OFFLINE, "--out", file("total.json")];
    for (const [stated, difference] of [
      ["3.000000000000000001", "0.000000000000000001 CRBN less"],
      ["2", "1 CRBN more"],
    ] as const) {
      const { code, output } = await runTool("airdrop", [...args, "--total", stated]);
      expect([code, output]).toEqual([
        1,
        expect.stringContaining(`the amounts add up to 3 CRBN, ${difference} than the stated`),
      ]);
    }
    expect(existsSync(file("total.json"))).toBe(false);
    const merged = write("merged.csv", `address,amount\n${ALICE},1\n${ALICE.toLowerCase()},2\n`);
    const ended = await runTool("airdrop", [
      "build",
      merged,
      ...OFFLINE,
      "--merge",
      "--total",
      "3",
      "--out",
      file("total.json"),
    ]);
    expect([ended.code, ended.output]).toEqual([
      0,
      expect.stringContaining(`merged ${ALICE} with line 2: 1 CRBN + 2 CRBN = 3 CRBN`),
    ]);
  },
  SECONDS,
);

test(
  "build replaces the proofs of its own round, and nothing else",
  async () => {
    const list = write("again.csv", `address,amount\n${ALICE},1\n`);
    const out = ["--out", file("again.json")];
    expect((await runTool("airdrop", ["build", list, ...OFFLINE, ...out])).code).toBe(0);
    write("again.csv", `address,amount\n${ALICE},2\n`);
    const replaced = await runTool("airdrop", ["build", list, ...OFFLINE, ...out]);
    expect([replaced.code, replaced.output]).toEqual([0, expect.stringContaining("held another list for this round")]);
    const same = await runTool("airdrop", ["build", list, ...OFFLINE, ...out]);
    expect([same.code, same.output]).toEqual([0, expect.not.stringContaining("held another list")]);
    const before = readFileSync(file("again.json"), "utf8");
    expect(JSON.parse(before).total).toBe("2000000000000000000");
    const other = await runTool("airdrop", ["build", list, ...OFFLINE.slice(0, -1), "2", ...out]);
    expect([other.code, other.output]).toEqual([1, expect.stringContaining("holds the proofs of round 1")]);
    expect(readFileSync(file("again.json"), "utf8")).toBe(before);
    const foreign = await runTool("airdrop", ["build", list, ...OFFLINE, "--out", list]);
    expect([foreign.code, foreign.output]).toEqual([1, expect.stringContaining("is no proofs file")]);
  },
  SECONDS,
);

test(
  "proof prints amount and proof, or says why there is none",
  async () => {
    const list = write("proof.csv", `address,amount\n${ALICE},7.25\n${BOB},2\n`);
    await runTool("airdrop", ["build", list, ...OFFLINE, "--out", file("proof.json")]);
    const proofs = JSON.parse(readFileSync(file("proof.json"), "utf8"));
    const found = await runTool("airdrop", ["proof", ALICE.toLowerCase(), "--file", file("proof.json")]);
    expect(found.code).toBe(0);
    expect(found.output).toContain("amount    7.25 CRBN (7250000000000000000 wei)");
    expect(found.output).toContain(`proof     [${proofs.claims[ALICE].proof.join(",")}]`);

    const sentenceOf = async (...args: string[]): Promise<string> => {
      const { code, output } = await runTool("airdrop", ["proof", ...args]);
      expect(code).toBe(1);
      return output.trim();
    };
    expect(await sentenceOf(CAROL, "--file", file("proof.json"))).toBe(
      `${CAROL} is not among the 2 recipients of round 1 in ${file("proof.json")}`,
    );
    expect(await sentenceOf("0x12", "--file", file("proof.json"))).toMatch(/^the address "0x12" is not an address/);
    expect(await sentenceOf(ALICE, "--file", file("none.json"))).toBe(`${file("none.json")} does not exist`);
    proofs.claims[ALICE].amount = "1";
    write("forged.json", JSON.stringify(proofs));
    expect(await sentenceOf(ALICE, "--file", file("forged.json"))).toMatch(/does not lead to its root/);
  },
  SECONDS,
);

test(
  "what is asked for wrongly ends with one sentence and exit code 1",
  async () => {
    const list = write("asked.csv", `address,amount\n${ALICE},1\n`);
    const contract = ["--contract", PLACE.contract];
    for (const [args, sentence] of [
      [["build", file("nowhere.csv"), ...OFFLINE], /nowhere\.csv does not exist/],
      [["build", list, ...contract, "--round", "1"], /--contract needs --chain-id/],
      [["build", list, ...OFFLINE, "--network", "local"], /either --contract or --network/],
      [["build", list, ...contract, "--chain-id", "1", "--round", "0"], /--round counts from 1/],
      [["build", list, ...contract, "--chain-id", "0x1", "--round", "1"], /--chain-id "0x1" is not a number/],
      [["build", list, ...OFFLINE, "--total", "1,000"], /--total "1,000" has separators/],
      [["build", list], /required option '--round <n>'/],
    ] as const) {
      const { code, output } = await runTool("airdrop", args);
      expect([code, output.trim()]).toEqual([1, expect.stringMatching(sentence)]);
      expect(output.trim().split("\n")).toHaveLength(1);
    }
  },
  2 * SECONDS,
);
