import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CommandError } from "../../script/chain/fail.ts";
import { formatRefusal, type RecipientOptions, readRecipients } from "../../script/token/recipients.ts";
import { ALICE, BOB, CAROL, PLACE } from "./fixtures.ts";

const CRBN = 10n ** 18n;

const read = (text: string, options: Partial<RecipientOptions> = {}) =>
  readRecipients(text, "r.csv", { merge: false, ...options });

/** The refusals of a list as its report shows them. */
async function refusalsOf(text: string, options: Partial<RecipientOptions> = {}): Promise<string[]> {
  return (await read(text, options)).refusals.map((refusal) => formatRefusal("r.csv", refusal));
}

describe("a list of recipients", () => {
  it("is read in CRBN or in wei, in either order of columns", async () => {
    const expected = [
      { account: ALICE, amount: (3n * CRBN) / 2n },
      { account: BOB, amount: 2n * CRBN },
    ];
    const wei = `wei, Address\n1500000000000000000,${ALICE}\n2000000000000000000,${BOB}\n`;
    for (const text of [`address,amount\n${ALICE},1.5\n${BOB},2\n`, wei]) {
      const list = await read(text);
      expect(list).toEqual({ rows: 2, recipients: expected, refusals: [], notices: [] });
    }
  });

  it("may have a byte-order mark, CRLF, quotes, spaces around cells, empty lines and no last line break", async () => {
    const text = `\ufeffaddress,amount\r\n"${ALICE}", 1 \r\n\r\n ${BOB},"2.5"`;
    const { recipients, refusals } = await read(text);
    expect([recipients.length, refusals]).toEqual([2, []]);
  });

  it("says each thing that is wrong with its line, its column and the reason", async () => {
    const wrongChecksum = `0x${BOB.slice(2, -1)}${BOB.endsWith("c") ? "C" : "c"}`;
    const text = [
      "address,amount",
      `${ALICE},1e3`,
      `${wrongChecksum},"1,000"`,
      "0x0000000000000000000000000000000000000000,-1",
      `${ALICE.toUpperCase()},1`,
      `${CAROL},0`,
      "",
      `${CAROL.slice(0, -1)},5`,
      `${BOB},1,2`,
      ",",
      `${PLACE.contract},1`,
    ].join("\n");
    expect(await refusalsOf(text, { contract: PLACE.contract })).toEqual([
      'r.csv:2: column 2 "amount": "1e3" has an exponent: write all its digits [amount-invalid]',
      `r.csv:3: column 1 "address": ${wrongChecksum} does not have its EIP-55 checksum: a digit may be mistyped. Copy it again from its source [address-checksum]`,
      'r.csv:3: column 2 "amount": "1,000" has separators: digits and at most one decimal point only [amount-invalid]',
      'r.csv:4: column 1 "address": is the zero address [address-zero]',
      'r.csv:4: column 2 "amount": "-1" is negative [amount-invalid]',
      `r.csv:5: column 1 "address": "${ALICE.toUpperCase()}" is not an address (0x and 40 hex digits) [address-malformed]`,
      'r.csv:6: column 2 "amount": is zero: leave the row out [amount-invalid]',
      `r.csv:8: column 1 "address": "${CAROL.slice(0, -1)}" is not an address (0x and 40 hex digits) [address-malformed]`,
      "r.csv:9: the row has 3 cells, the header 2 [column-count]",
      'r.csv:10: column 1 "address": is empty [address-malformed]',
      'r.csv:10: column 2 "amount": is empty [amount-invalid]',
      `r.csv:11: column 1 "address": ${PLACE.contract} is the airdrop itself, which could never use what it is paid [address-contract]`,
    ]);
  });

  it("takes an address with its checksum, or wholly in lower case with a notice, and nothing else", async () => {
    const { recipients, notices } = await read(`address,amount\n${ALICE.toLowerCase()},1\n${BOB},1\n`);
    expect(recipients.map(({ account }) => account)).toEqual([ALICE, BOB]);
    expect(notices).toEqual([{ line: 2, message: expect.stringContaining("has no checksum (wholly lower case)") }]);
    const shouted = `0x${ALICE.slice(2).toUpperCase()}`;
    expect(await refusalsOf(`address,amount\n${shouted},1\n`)).toEqual([expect.stringContaining("[address-checksum]")]);
  });

  it("refuses an address that it names twice, in any spelling, or adds up and says so", async () => {
    const text = `address,amount\n${ALICE},1\n${BOB},2\n${ALICE.toLowerCase()},0.5\n${ALICE},0.25\n`;
    expect((await refusalsOf(text)).map((line) => line.replace(/^(r\.csv:\d+).* (on line \d+).*$/, "$1 $2"))).toEqual([
      "r.csv:4 on line 2",
      "r.csv:5 on line 2",
    ]);
    const merged = await read(text, { merge: true });
    expect(merged.refusals).toEqual([]);
    expect(merged.recipients).toEqual([
      { account: ALICE, amount: (7n * CRBN) / 4n },
      { account: BOB, amount: 2n * CRBN },
    ]);
    expect(merged.notices.map(({ line, message }) => [line, message])).toEqual([
      [4, expect.stringContaining("no checksum")],
      [4, `merged ${ALICE} with line 2: 1 CRBN + 0.5 CRBN = 1.5 CRBN`],
      [5, `merged ${ALICE} with line 2: 1.5 CRBN + 0.25 CRBN = 1.75 CRBN`],
    ]);
  });

  it.each([
    ["", /^r\.csv is empty$/],
    ["\ufeff\r\n\r\n", /^r\.csv is empty$/],
    ["address,amount\n", /^r\.csv names no recipients/],
    ["account,amount\n", /^r\.csv:1: the header must be "address,amount" or "address,wei", not "account,amount"$/],
    ["address,amount,note\n", /^r\.csv:1: the header must be/],
    ["address\n", /^r\.csv:1: the header must be/],
    ['address,amount\n"0x,1\n', /^r\.csv:\d: the CSV cannot be read/],
  ])("%j is no list at all", async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it("of any text is read or refused with a sentence, and never names an amount of nothing", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(ALICE, BOB.toLowerCase(), "1", "0", "-1", "1.5", '"', ",", "\r", "wei"),
    );
    const text = fc.array(fc.tuple(cell, cell), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (rows, merge) => {
        const file = `address,amount\n${rows.map((cells) => cells.join(",")).join("\n")}`;
        const list = await read(file, { merge }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(CommandError);
          return undefined;
        });
        for (const { amount } of list?.recipients ?? []) expect(amount).toBeGreaterThan(0n);
      }),
      { numRuns: 300 },
    );
  });

  it("in another encoding is no list at all", async () => {
    const { Readable } = await import("node:stream");
    const latin = Readable.from([Buffer.from([0x61, 0xe9, 0x2c, 0x0a])]);
    await expect(readRecipients(latin, "r.csv", { merge: false })).rejects.toThrow(/^r\.csv:1: the file is not UTF-8/);
  });
});
