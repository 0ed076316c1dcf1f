import { expect, it } from "vitest";
import { concernedIn } from "./Alerts.tsx";
import type { Credits } from "./readCredits.ts";

const suspended = { id: "1", status: "Suspended", suspension: { by: "Council", until: 9n }, flagged: false };
const listed = { id: "2", status: "Listed", suspension: null, flagged: false };

it("every project that something is the matter with is named once, with all that the account has of it", () => {
  const holdings = [
    { project: suspended, balance: 5n },
    { project: suspended, balance: 2n },
    { project: listed, balance: 7n },
  ];
  const offers = [
    { project: suspended, listing: { status: "Active", remaining: 3n } },
    { project: suspended, listing: { status: "Cancelled", remaining: 100n } },
  ];
  const found = concernedIn({ holdings, listings: offers } as unknown as Credits);
  expect(found).toEqual([{ project: suspended, held: 10n }]);
  expect(concernedIn({ holdings: [{ project: suspended, balance: 0n }], listings: [] } as unknown as Credits)).toEqual(
    [],
  );
});
