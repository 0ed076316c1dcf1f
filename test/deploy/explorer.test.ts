/** How an explorer is spoken to, whatever it answers; the key is in no sentence. */
import { afterEach, describe, expect, it } from "vitest";
import { Explorer } from "../../script/deployment/explorer.ts";
import type { Source } from "../../script/deployment/sources.ts";
import {
  ALREADY,
  type ExplorerServer,
  FAIL,
  notOk,
  ok,
  PASS,
  PENDING,
  type Script,
  startExplorer,
} from "./explorerServer.ts";

const KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ12345678";
const CHAIN = 11_155_111;
const SOURCE: Source = {
  name: "CodePin",
  address: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  identifier: "contracts/governance/CodePin.sol:CodePin",
  constructorArguments: "00ff",
  compiler: "v0.8.34+commit.80d5c536",
  input: '{"language":"Solidity","text":"a & b = ‖"}',
};

let server: ExplorerServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function verifyWith(script: Script): Promise<string | undefined> {
  server = await startExplorer(() => script);
  return new Explorer(server.api, KEY, CHAIN, 1).verify(SOURCE);
}

describe("a source", () => {
  it("is sent as the form that Etherscan documents", async () => {
    expect(await verifyWith({})).toBeUndefined();
    expect(server?.forms.map((form) => Object.fromEntries(form))).toEqual([
      {
        apikey: KEY,
        chainid: String(CHAIN),
        module: "contract",
        action: "verifysourcecode",
        codeformat: "solidity-standard-json-input",
        contractaddress: SOURCE.address,
        contractname: SOURCE.identifier,
        compilerversion: SOURCE.compiler,
        constructorArguements: "00ff",
        constructorArguments: "00ff",
        sourceCode: SOURCE.input,
      },
    ]);
  });

  it("is asked about by its receipt until it is done", async () => {
    expect(await verifyWith({ submit: [ok("a receipt")], check: [PENDING, PENDING, PASS] })).toBeUndefined();
    expect(server?.questions.map((query) => Object.fromEntries(query))).toEqual(
      Array(3).fill({
        ...{ chainid: String(CHAIN), module: "contract", action: "checkverifystatus" },
        ...{ guid: "a receipt", apikey: KEY },
      }),
    );
  });

  it("that is verified already is none to ask about", async () => {
    expect(await verifyWith({ submit: [ALREADY] })).toBeUndefined();
    expect(server?.questions).toEqual([]);
    await server?.stop();
    expect(await verifyWith({ check: [notOk("Already Verified")] })).toBeUndefined();
  });

  it("is sent again where the explorer is too busy or has not seen the contract", async () => {
    const submit = [
      notOk("Max calls per sec rate limit reached (3/sec)"),
      notOk("Unable to locate ContractCode at 0x5FbDB2315678afecb367f032d93F642f64180aa3"),
      ok("a receipt"),
    ];
    expect(await verifyWith({ submit })).toBeUndefined();
    expect(server?.forms).toHaveLength(3);
  });
});

describe("what did not work out is a sentence without the key", () => {
  it.each<[string, Script, string]>([
    [
      "a refused form",
      { submit: [notOk("Invalid constructor arguments provided")] },
      "Invalid constructor arguments provided",
    ],
    ["a source that is another's", { check: [PENDING, FAIL] }, "Fail - Unable to verify"],
    ["a key that the explorer repeats", { submit: [notOk(`Invalid API Key ${KEY}`)] }, "Invalid API Key <key>"],
    [
      "a queue without end",
      { check: [PENDING] },
      "the explorer is still at it; run the deployment again to ask once more",
    ],
  ])("%s", async (_, script, sentence) => {
    expect(await verifyWith(script)).toBe(sentence);
  });

  it.each<[string, string]>([
    ["nobody who answers", "http://127.0.0.1:1/v2/api"],
    ["an address that is none", `http://[${KEY}]/v2/api`],
  ])("%s", async (_, api) => {
    const sentence = await new Explorer(api, KEY, CHAIN, 1).verify(SOURCE);
    expect(sentence).toMatch(/^[\w ]+/);
    expect(sentence).not.toContain(KEY);
  });
});
