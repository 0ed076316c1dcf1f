/** What counts as a difference between two address books, and between two lists of facts. */
import { getAddress } from "viem";
import { describe, expect, it } from "vitest";
import { bookDifferencesOf, describeDifference, differencesOf } from "../../script/deployment/compare.ts";

const [A, B] = [getAddress(`0x${"0a".repeat(20)}`), getAddress(`0x${"0b".repeat(20)}`)];

describe("an address book", () => {
  const expected = new Map([
    ["CRBN", A],
    ["Timelock", B],
  ]);

  it("with the same names at the same addresses differs in nothing", () => {
    expect(bookDifferencesOf(new Map([...expected].reverse()), expected)).toEqual([]);
  });

  it("differs where a name is elsewhere, missing or too many", () => {
    const live = new Map([
      ["CRBN", B],
      ["Another", A],
    ]);
    expect(bookDifferencesOf(live, expected)).toEqual([
      `address of CRBN in the address book: ${B}, the repository has ${A}`,
      `address of Timelock in the address book: missing, the repository has ${B}`,
      `address of Another in the address book: ${A}, the repository has nothing of the kind`,
    ]);
  });
});

describe("facts", () => {
  it("differ where one has another value or is on one side only, and name the vote that may have done it", () => {
    const vote = `0x${"01".repeat(32)}` as const;
    const expected = [
      { what: "same", value: "1" },
      { what: "commission", value: "1", changedBy: A },
      { what: "owners", value: "1", changedBy: B },
    ];
    const live = [
      { what: "same", value: "1" },
      { what: "commission", value: "2", changedBy: A },
      { what: "role", value: "held" },
    ];
    expect(differencesOf(live, expected, new Map([[A.toLowerCase(), vote]])).map(describeDifference)).toEqual([
      `commission: 2, the repository has 1 · may come from the vote executed as operation ${vote}`,
      "owners: missing, the repository has 1",
      "role: held, the repository has nothing of the kind",
    ]);
  });
});
