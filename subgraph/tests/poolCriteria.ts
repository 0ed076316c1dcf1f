import { ALICE, labelAdmitted, t } from "./support/events.ts";
import { criteriaAnnounced, criteriaWithdrawn, deposited, POOL, poolCreated, poolMarket } from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const HISTORY = `pools { criteria { number } next { number } criteriaCount
  criteriaHistory(orderBy: number) { number from until replacedAt withdrawnAt firstYear } }`;
const from = (block: number): string => String(timeOf(block));

export const inFull = issuedMarket("all that criteria ask is told in words and as it is on the chain")
  .tx(labelAdmitted(1, "W+"))
  .tx(
    ...poolCreated(timeOf(6), {
      fields: {
        registries: 2n | (1n << 255n),
        classes: 0b100010,
        firstYear: 2016,
        lastYear: 2024,
        rollingYears: 10,
        labels: 3,
        leastScores: { additionality: 60, integrity: 0, social: 45, permanence: 100 },
        countries: ["0x4554", "0x4b45"],
        types: ["Forestry and land use", 'Peat; "rewetted" <b>'],
        methodologies: ["VM0015"],
        allowed: [4096n, 8193n],
        blocked: [4097n],
      },
    }),
  )
  .expect(
    `{ pool(id: "${POOL}") { criteriaHistory { id number announcedAt from until replacedAt withdrawnAt words registryMask registries { code }
       classMask classes types methodologies countries firstYear lastYear rollingYears labelMask labels { name } leastAdditionality
       leastIntegrity leastSocialBenefit leastPermanence allowed blocked transaction { id } } } }`,
    {
      pool: {
        criteriaHistory: [
          {
            id: `${POOL}-0`,
            number: 0,
            announcedAt: from(6),
            from: from(6),
            until: null,
            replacedAt: null,
            withdrawnAt: null,
            words:
              "Registry: VCS or 255. Class: Nature or Removal. " +
              'Type: Forestry and land use or Peat; "rewetted" <b>. Methodology: VM0015. Country: ET or KE. ' +
              "Vintage: 2016 to 2024. Vintage: at most 10 years old. Labels: CCB Gold and W+. " +
              "Curators' averages: additionality at least 60 and social benefit at least 45 and permanence at least 100. " +
              "Always: project 1 and vintage 8193. Never: vintage 4097.",
            registryMask: String(2n | (1n << 255n)),
            registries: [{ code: "VCS" }],
            classMask: 34,
            classes: ["Nature", "Removal"],
            types: ["Forestry and land use", 'Peat; "rewetted" <b>'],
            methodologies: ["VM0015"],
            countries: ["ET", "KE"],
            firstYear: 2016,
            lastYear: 2024,
            rollingYears: 10,
            labelMask: "3",
            labels: [{ name: "CCB Gold" }, { name: "W+" }],
            leastAdditionality: 60,
            leastIntegrity: 0,
            leastSocialBenefit: 45,
            leastPermanence: 100,
            allowed: ["4096", "8193"],
            blocked: ["4097"],
            transaction: { id: txHash(6) },
          },
        ],
      },
    },
  );

export const replaced = poolMarket("what is announced before it holds is replaced, and never held")
  .tx(criteriaAnnounced(timeOf(100), { firstYear: 2018 }))
  .tx(criteriaAnnounced(timeOf(101), { lastYear: 2018 }))
  .expect(`{ ${HISTORY} auditEvents(where: { kind: CriteriaAnnounced }, orderBy: sortKey) { pool { id } detail } }`, {
    pools: [
      {
        criteria: { number: 0 },
        next: { number: 2 },
        criteriaCount: 3,
        criteriaHistory: [
          { number: 0, from: from(5), until: from(101), replacedAt: null, withdrawnAt: null, firstYear: 0 },
          { number: 1, from: from(100), until: null, replacedAt: from(7), withdrawnAt: null, firstYear: 2018 },
          { number: 2, from: from(101), until: null, replacedAt: null, withdrawnAt: null, firstYear: 0 },
        ],
      },
    ],
    auditEvents: [
      { pool: { id: POOL }, detail: "Every vintage that can be traded." },
      { pool: { id: POOL }, detail: "Vintage: from 2018 on." },
      { pool: { id: POOL }, detail: "Vintage: up to 2018." },
    ],
  })
  .expect(
    `{ pools(block: { number: 6 }) { criteria { number } next { number } criteriaHistory(orderBy: number) { until } } }`,
    {
      pools: [
        { criteria: { number: 0 }, next: { number: 1 }, criteriaHistory: [{ until: from(100) }, { until: null }] },
      ],
    },
  );

export const withdrawn = poolMarket("what is withdrawn before it holds never held; what holds goes on")
  .tx(criteriaAnnounced(timeOf(100), { firstYear: 2018 }))
  .tx(criteriaWithdrawn())
  .expect(`{ ${HISTORY} auditEvents(where: { kind: CriteriaWithdrawn }) { pool { id } detail } }`, {
    pools: [
      {
        criteria: { number: 0 },
        next: null,
        criteriaCount: 2,
        criteriaHistory: [
          { number: 0, from: from(5), until: null, replacedAt: null, withdrawnAt: null, firstYear: 0 },
          { number: 1, from: from(100), until: null, replacedAt: null, withdrawnAt: from(7), firstYear: 2018 },
        ],
      },
    ],
    auditEvents: [{ pool: { id: POOL }, detail: "Vintage: from 2018 on." }],
  });

export const held = poolMarket("announced criteria hold from their second on, as the next event sees")
  .tx(criteriaAnnounced(timeOf(7), { firstYear: 2018 }))
  .tx(...deposited(ALICE, t(1), 0n))
  .tx(criteriaAnnounced(timeOf(100), { firstYear: 2019 }))
  .expect(`{ pools(block: { number: 7 }) { criteria { number } next { number } } }`, {
    pools: [{ criteria: { number: 1 }, next: null }],
  })
  .expect(`{ ${HISTORY} }`, {
    pools: [
      {
        criteria: { number: 1 },
        next: { number: 2 },
        criteriaCount: 3,
        criteriaHistory: [
          { number: 0, from: from(5), until: from(7), replacedAt: null, withdrawnAt: null, firstYear: 0 },
          { number: 1, from: from(7), until: from(100), replacedAt: null, withdrawnAt: null, firstYear: 2018 },
          { number: 2, from: from(100), until: null, replacedAt: null, withdrawnAt: null, firstYear: 2019 },
        ],
      },
    ],
  });
