/** What a failed call means, as one sentence: every sentence fits the error of that name, whatever contract it is of. */
import { type AbiParameter, encodeErrorResult, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { errorAbi } from "../../script/chain/abis.ts";
import { decodeRevert } from "../../script/chain/errors.ts";

type ErrorItem = { readonly type: string; readonly name: string; readonly inputs: readonly AbiParameter[] };
const errors = (errorAbi() as readonly ErrorItem[]).filter(({ type }) => type === "error");

/** Something of a type. */
function sampleOf({ type, ...rest }: AbiParameter): unknown {
  if (type.endsWith("]")) return [];
  if (type === "tuple")
    return Object.fromEntries(
      (rest as { components: AbiParameter[] }).components.map((one) => [one.name, sampleOf(one)]),
    );
  if (type === "address") return zeroAddress;
  if (type === "bool") return true;
  if (type === "string") return "text";
  if (type.startsWith("bytes")) return `0x${"00".repeat(Number(type.slice(5) || 0))}`;
  return Number(/\d+$/.exec(type)?.[0]) > 48 ? 1n : 1;
}

describe("a refusal in words", () => {
  it("tells every error of every contract, and no sentence asks for a value that its error does not have", () => {
    expect(errors.length).toBeGreaterThan(200);
    for (const item of errors) {
      const args = item.inputs.map(sampleOf);
      const sentence = decodeRevert(encodeErrorResult({ abi: [item], errorName: item.name, args } as never));
      expect(sentence, item.name).not.toMatch(/undefined|NaN|Invalid Date/);
      expect(sentence, item.name).toContain(item.name);
    }
  }, 60_000);

  it.each([
    ["the cap of a pool", "CapExceeded", [10n ** 18n, 5n * 10n ** 17n], /^the pool would hold 1 t, its cap is 0\.5 t /],
    [
      "a cap of the stakers",
      "CapExceeded",
      [1, `0x${"00".repeat(32)}`, 2_000n, 1_000n],
      /^its country is above the st/,
    ],
    [
      "a vintage that a pool refuses",
      "VintageIneligible",
      [4097, 9],
      /^the pool does not take vintage 4097: its year /,
    ],
    [
      "a price outside its band",
      "PriceOutsideBand",
      [5n, 1n, 3n],
      /^the price 5 lies outside the stakers' band, 1 to 3 /,
    ],
  ] as const)("%s", (_, errorName, args, sentence) => {
    const abi = errors.filter(({ name, inputs }) => name === errorName && inputs.length === args.length);
    expect(abi).toHaveLength(1);
    expect(decodeRevert(encodeErrorResult({ abi, errorName, args } as never))).toMatch(sentence);
  });
});
