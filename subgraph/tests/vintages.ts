import { labelAdmitted, projectRegistered, VINTAGE, vintageRegistered } from "./support/events.ts";
import { market } from "./support/market.ts";
import { timeOf } from "./support/story.ts";

export const identity = market("a vintage carries its identity and an empty supply").expect(
  `{ vintages { id tokenId project { id vintageCount } ordinal year periodStart periodEnd kind labelMask labels { id }
     registeredAt issuanceCount consumed cursor holderCount
     supply { issued circulating pooled locked retired cancelled detokenised listed } history { kind } } }`,
  {
    vintages: [
      {
        id: "4097",
        tokenId: "4097",
        project: { id: "1", vintageCount: 1 },
        ordinal: 1,
        year: 2020,
        periodStart: 20200101,
        periodEnd: 20201231,
        kind: "Reduction",
        labelMask: "0",
        labels: [],
        registeredAt: String(timeOf(2)),
        issuanceCount: 0,
        consumed: "0",
        cursor: 0,
        holderCount: 0,
        supply: {
          issued: "0",
          circulating: "0",
          pooled: "0",
          locked: "0",
          retired: "0",
          cancelled: "0",
          detokenised: "0",
          listed: "0",
        },
        history: [{ kind: "VintageRegistered" }],
      },
    ],
  },
);

export const labels = market("the label mask is spelled out, highest bit included")
  .tx(labelAdmitted(5, "CORSIA"), labelAdmitted(63, "SDG 13"))
  .tx(vintageRegistered(VINTAGE + 1n, { labels: 2n ** 63n + 2n ** 5n + 1n, kind: 2, year: 2021 }))
  .tx(vintageRegistered(VINTAGE + 2n, { kind: 0 }))
  .expect(`{ vintages(where: { id_not: "4097" }) { id ordinal kind labelMask labels { name } } }`, {
    vintages: [
      {
        id: "4098",
        ordinal: 2,
        kind: "Removal",
        labelMask: "9223372036854775841",
        labels: [{ name: "CCB Gold" }, { name: "CORSIA" }, { name: "SDG 13" }],
      },
      { id: "4099", ordinal: 3, kind: "Unspecified", labelMask: "0", labels: [] },
    ],
  })
  .expect(`{ projects { vintageCount } protocol(id: "carbontrace") { vintageCount } }`, {
    projects: [{ vintageCount: 3 }],
    protocol: { vintageCount: 3 },
  });

/** Above 2^31, where a 32-bit signed number would turn negative. */
const LAST = (2n ** 20n - 1n) * 4096n + 4095n;

export const lastId = market("the highest vintage id fits")
  .tx(projectRegistered(2 ** 20 - 1, { registryProjectId: "VCS-9" }), vintageRegistered(LAST))
  .expect(`{ vintage(id: "4294967295") { tokenId ordinal project { number } } }`, {
    vintage: { tokenId: "4294967295", ordinal: 4095, project: { number: 1048575 } },
  });
