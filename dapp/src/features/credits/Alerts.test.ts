import { describe, expect, it } from "vitest";
import { concernedIn, heldVintages, shortIn } from "./Alerts.tsx";
import type { Credits } from "./readCredits.ts";

const suspended = { id: "1", status: "Suspended", suspension: { by: "Council", until: 9n }, flagged: false };
const listed = { id: "2", status: "Listed", suspension: null, flagged: false };

it("every project that something is the matter with is named once, with all that the account has of it", () => {
  const holdings = [
    { id: 4097, project: suspended, balance: 5n },
    { id: 4098, project: suspended, balance: 2n },
    { id: 8193, project: listed, balance: 7n },
  ];
  const offers = [
    { id: 4097, project: suspended, listing: { status: "Active", remaining: 3n } },
    { id: 4097, project: suspended, listing: { status: "Cancelled", remaining: 100n } },
  ];
  const found = concernedIn({ holdings, listings: offers } as unknown as Credits);
  expect(found).toEqual([{ project: suspended, held: 10n }]);
  expect(concernedIn({ holdings: [{ project: suspended, balance: 0n }], listings: [] } as unknown as Credits)).toEqual(
    [],
  );
});

describe("vintages without enough sound serial numbers", () => {
  const credits = {
    holdings: [
      { id: 4097, project: listed, balance: 5n },
      { id: 8193, project: suspended, balance: 4n },
    ],
    listings: [
      { id: 4097, project: listed, listing: { status: "Active", remaining: 3n } },
      { id: 12289, project: listed, listing: { status: "SoldOut", remaining: 0n } },
      { id: 16385, project: listed, listing: { status: "Active", remaining: 1n } },
    ],
  } as unknown as Credits;

  it("each vintage that something is left of is asked about once, also one that is only on offer", () => {
    expect(heldVintages(credits).map(({ id, held }) => [id, held])).toEqual([
      [4097, 8n],
      [8193, 4n],
      [16385, 1n],
    ]);
  });

  it("only those with an open shortfall are told, with what is sound of them", () => {
    const short = { sound: 6n, shortfall: 4n };
    const found = shortIn(
      credits,
      new Map([
        [4097, short],
        [8193, { sound: 9n, shortfall: 0n }],
        [12289, short],
      ]),
    );
    expect(found.map(({ id, held, short: told }) => [id, held, told])).toEqual([[4097, 8n, short]]);
    expect(shortIn(credits, new Map())).toEqual([]);
  });
});
