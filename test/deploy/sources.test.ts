/** The compiler's input that explorers get: our own compiler makes of it what was deployed. */
import solc from "solc";
import { describe, expect, it, vi } from "vitest";
import { artifactOf } from "../../script/deployment/artifacts.ts";
import { readNetworkFile } from "../../script/deployment/networkFile.ts";
import { clientOf } from "../../script/deployment/send.ts";
import { sourcesOf, standardInput } from "../../script/deployment/sources.ts";
import { verifySources } from "../../script/deployment/verify.ts";

const CONTRACTS = ["CodePin", "TreasurySetup", "ERC1967Proxy", "DeterministicDeployer"];

describe("the standard input", () => {
  it.each(CONTRACTS)("of %s compiles to the code that creates it", (name) => {
    const artifact = artifactOf(name);
    const [[file, contract]] = Object.entries(artifact.metadata.compilationTarget) as [[string, string]];
    const { contracts } = JSON.parse(solc.compile(standardInput(artifact)));
    expect(`0x${contracts[file][contract].evm.bytecode.object}`).toBe(artifact.bytecode);
    expect(contract).toBe(name);
  });

  it("holds the files of the contract and no others", () => {
    expect(Object.keys(JSON.parse(standardInput(artifactOf("CodePin"))).sources)).toEqual([
      "contracts/governance/CodePin.sol",
    ]);
  });

  it("is not made of a file that has changed since", () => {
    const artifact = artifactOf("CodePin");
    const sources = { "contracts/governance/CodePin.sol": { keccak256: `0x${"00".repeat(32)}` } } as const;
    expect(() => standardInput({ ...artifact, metadata: { ...artifact.metadata, sources } })).toThrow(
      "contracts/governance/CodePin.sol has changed since CodePin was compiled",
    );
  });
});

describe("a source", () => {
  const at = `0x${"0c".repeat(20)}` as const;
  const book = JSON.stringify({
    contracts: { CRBN: { implementation: at }, StakedCRBN: { implementation: at }, Timelock: {}, CodePin: {} },
  });
  const created = (name: string, contract: string, rest = "") => ({
    name,
    address: at,
    initCode: `${artifactOf(contract).bytecode}${rest}` as const,
  });

  it.each([
    ["CRBN", "ERC1967Proxy", "node_modules/@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol:ERC1967Proxy"],
    ["CRBN.v1", "CRBN", "contracts/token/CRBN.sol:CRBN"],
    ["StakedCRBN", "StakingProxy", "contracts/staking/StakingProxy.sol:StakingProxy"],
    [
      "Timelock",
      "TimelockController",
      "node_modules/@openzeppelin/contracts/governance/TimelockController.sol:TimelockController",
    ],
    ["CodePin", "CodePin", "contracts/governance/CodePin.sol:CodePin"],
  ])("deployed as %s is %s", (name, contract, identifier) => {
    const [source] = sourcesOf({ created: [created(name, contract, "00ab")], book });
    expect(source).toMatchObject({ name, identifier, constructorArguments: "00ab" });
    expect(source?.compiler).toBe(`v${solc.version().replace(/\.Emscripten.*$/, "")}`);
  });

  it("of a pool is the factory's proxy with its beacon, whatever else was created", () => {
    const pools = { PoolBeacon: { address: at }, "Pool.CTN": { address: `0x${"0d".repeat(20)}`, implementation: at } };
    const sources = sourcesOf({ created: [created("CodePin", "CodePin")], book: JSON.stringify({ contracts: pools }) });
    expect(
      sources.map(({ name, identifier, constructorArguments }) => [name, identifier, constructorArguments]),
    ).toEqual([
      ["CodePin", "contracts/governance/CodePin.sol:CodePin", ""],
      ["Pool.CTN", "contracts/pools/PoolProxy.sol:PoolProxy", at.slice(2).padStart(64, "0")],
    ]);
  });

  it("that this build did not create is not sent as if it were ours", () => {
    expect(() => sourcesOf({ created: [created("CRBN", "CRBN")], book })).toThrow(/^CRBN is not created with the code/);
  });
});

describe("without a key, or without an explorer", () => {
  it("nothing is sent, and the first is said", async () => {
    const said: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
    try {
      for (const [name, env] of [
        ["sepolia", {}],
        ["sepolia", { CARBONTRACE_EXPLORER_KEY: "" }],
        ["local", { CARBONTRACE_EXPLORER_KEY: "key" }],
      ] as const) {
        const source = readNetworkFile(name);
        const client = clientOf({ name, rpcUrl: "http://127.0.0.1:1", local: false }, source.file);
        await verifySources(source, client, env);
      }
    } finally {
      write.mockRestore();
    }
    expect(said).toEqual(Array(2).fill("Sources are not verified: CARBONTRACE_EXPLORER_KEY is not set.\n"));
  });
});
