import fc from "fast-check";
import { decodeFunctionData, parseAbi } from "viem";
import { describe, expect, it } from "vitest";
import { encodeTyped, readBytes, readSignature } from "../compose/custom.ts";

const PAYEE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

function decoded(signature: string, values: string) {
  const typed = encodeTyped(signature, values);
  const item = readSignature(signature);
  if (!typed.ok || !item) throw new Error("not encoded");
  return decodeFunctionData({ abi: [item], data: typed.calldata }).args;
}

function problem(signature: string, values: string) {
  const typed = encodeTyped(signature, values);
  return typed.ok ? "" : `${typed.field}: ${typed.problem?.message ?? ""}`;
}

describe("a call typed by hand", () => {
  it("is encoded from its signature and one argument a line", () => {
    expect(decoded("transfer(address to, uint256 amount)", `${PAYEE}\n5`)).toEqual([PAYEE, 5n]);
    expect(decoded("function transfer(address,uint256);", ` ${PAYEE} \n 0x10 `)).toEqual([PAYEE, 16n]);
    expect(encodeTyped("unpause()", "")).toEqual({ ok: true, calldata: "0x3f4ba83a" });
  });
  it("takes lists, tuples, truth, text and bytes", () => {
    expect(decoded("f(address[] a, bool b, string c, bytes d)", `["${PAYEE}"]\ntrue\n a, b \n0x1234`)).toEqual([
      [PAYEE],
      true,
      " a, b ",
      "0x1234",
    ]);
    expect(
      decoded("setTier(uint8 tier, (uint96 minimum, uint32 lock, uint16 apyBps) terms)", '2\n["1000", 86400, 900]'),
    ).toEqual([2, { minimum: 1_000n, lock: 86_400, apyBps: 900 }]);
    expect(decoded("f(uint8[2][] a)", "[[1,2],[3,4]]")).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
  });
  it("says what is wrong", () => {
    expect(problem("transfer address", "")).toMatch(/^signature: Write a function/);
    expect(problem("transfer(adress)", PAYEE)).toMatch(/^signature: Write a function/);
    expect(problem("", "")).toBe("signature: ");
    expect(problem("f(uint256)", "")).toBe("values: ");
    expect(problem("f(uint256,uint256)", "1")).toMatch(/^values: The function takes/);
    const refused = [
      ["f(uint256)", "-1"],
      ["f(uint8)", "256"],
      ["f(uint256)", "1.5"],
      ["f(uint256)", "1e18"],
      ["f(address)", "0x12"],
      ["f(bool)", "yes"],
      ["f(bytes4)", "0x12"],
      ["f(bytes)", "hello"],
      ["f(uint8[2])", "[1]"],
      ["f(uint256[])", "[9007199254740993]"],
      ["f((uint8 a, uint8 b))", "[1]"],
      ["f(uint256[])", "1,2"],
    ] as const;
    for (const [signature, values] of refused) expect(problem(signature, values), values).toMatch(/^values: Argument/);
  });
  it("names the bound that a number is beyond", () => {
    const most = 2n ** 256n - 1n;
    const bounds = [
      ["f(uint8)", "256", "at most {most}", { most: "255" }],
      ["f(uint)", "9".repeat(80), "at most {most}", { most: String(most) }],
      ["f(bool,int8[])", "true\n[-129]", "at least {least}", { least: "-128" }],
      ["f(int8)", "128", "at most {most}", { most: "127" }],
      ["f(uint256)", "-1", "at least {least}", { least: "0" }],
    ] as const;
    for (const [signature, values, message, bound] of bounds) {
      const typed = encodeTyped(signature, values);
      const problem = typed.ok ? undefined : typed.problem;
      expect(problem?.message).toBe(`Argument {number}: ${message}.`);
      expect(problem?.values).toEqual({ number: signature === "f(bool,int8[])" ? 2 : 1, ...bound });
    }
    expect(decoded("f(uint256,int8)", `${most}\n-128`)).toEqual([most, -128]);
  });
  it("keeps every number whole", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
        fc.bigInt({ min: -(2n ** 127n), max: 2n ** 127n - 1n }),
        (a, b) => {
          expect(decoded("f(uint256,int128)", `${a}\n${b}`)).toEqual([a, b]);
          expect(decoded("f(uint256[])", `["${a}"]`)).toEqual([[a]]);
        },
      ),
    );
  });
  it("never breaks, whatever is typed", () => {
    const signature = fc.oneof(
      fc.string(),
      fc.constantFrom("f(uint256)", "f(address[],bytes)", "f((bool,string)[2])", "f(uint)"),
    );
    fc.assert(
      fc.property(signature, fc.oneof(fc.string(), fc.json()), (typed, values) => {
        expect(typeof encodeTyped(typed, values).ok).toBe("boolean");
        expect(typeof readBytes(values).ok).toBe("boolean");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("bytes that are pasted", () => {
  it("are read or refused", () => {
    expect(readBytes(" 0xABcd ")).toEqual({ ok: true, calldata: "0xabcd" });
    expect(readBytes("0x")).toEqual({ ok: true, calldata: "0x" });
    expect(readBytes("")).toMatchObject({ ok: false, problem: undefined });
    for (const wrong of ["0x123", "1234", "0xzz"]) expect(readBytes(wrong)).toHaveProperty("problem.message");
  });
  it("are what a signature encodes to", () => {
    const abi = parseAbi(["function unpause()"]);
    expect(decodeFunctionData({ abi, data: "0x3f4ba83a" }).functionName).toBe("unpause");
  });
});
