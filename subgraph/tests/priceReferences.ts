import { VINTAGE } from "./support/events.ts";
import { classReferenceSet, DOLLAR, referenceSet } from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

export const references = issuedMarket("references of a vintage and of a class, their bands, and what they were")
  .tx(referenceSet(VINTAGE, DOLLAR, 12_345_678, 1_500))
  .tx(classReferenceSet(1, DOLLAR, 10_000_000, 10_000))
  .tx(referenceSet(VINTAGE, DOLLAR, 0, 0), referenceSet(99_999n, DOLLAR, 1, 1))
  .expect(
    `{ priceReferences { id vintage { id } projectClass payToken { id } active unitPrice bandBps low high setAt
       changes(orderBy: sortKey) { id unitPrice bandBps timestamp transaction { id } } }
       vintage(id: "4097") { priceReferences { id } }
       auditEvents(where: { kind_in: [ReferenceSet, ClassReferenceSet] }, orderBy: sortKey) { kind vintage { id } detail } }`,
    {
      priceReferences: [
        {
          id: `class-Nature-${DOLLAR}`,
          vintage: null,
          projectClass: "Nature",
          payToken: { id: DOLLAR },
          active: true,
          unitPrice: "10000000",
          bandBps: 10_000,
          low: "0",
          high: "20000000",
          setAt: String(timeOf(6)),
          changes: [
            {
              id: `${txHash(6)}-0`,
              unitPrice: "10000000",
              bandBps: 10_000,
              timestamp: String(timeOf(6)),
              transaction: { id: txHash(6) },
            },
          ],
        },
        {
          id: `vintage-4097-${DOLLAR}`,
          vintage: { id: "4097" },
          projectClass: null,
          payToken: { id: DOLLAR },
          active: false,
          unitPrice: "0",
          bandBps: 0,
          low: "0",
          high: null,
          setAt: String(timeOf(7)),
          changes: [
            {
              id: `${txHash(5)}-0`,
              unitPrice: "12345678",
              bandBps: 1_500,
              timestamp: String(timeOf(5)),
              transaction: { id: txHash(5) },
            },
            {
              id: `${txHash(7)}-0`,
              unitPrice: "0",
              bandBps: 0,
              timestamp: String(timeOf(7)),
              transaction: { id: txHash(7) },
            },
          ],
        },
      ],
      vintage: { priceReferences: [{ id: `vintage-4097-${DOLLAR}` }] },
      auditEvents: [
        { kind: "ReferenceSet", vintage: { id: "4097" }, detail: `${DOLLAR} 12345678 1500` },
        { kind: "ClassReferenceSet", vintage: null, detail: `Nature ${DOLLAR} 10000000 10000` },
        { kind: "ReferenceSet", vintage: { id: "4097" }, detail: `${DOLLAR} 0 0` },
      ],
    },
  )
  // 85 % of it is 10493826.3, 115 % 14197529.7: the ends round inwards.
  .expect(`{ priceReferences(block: { number: 5 }) { active unitPrice bandBps low high } }`, {
    priceReferences: [{ active: true, unitPrice: "12345678", bandBps: 1_500, low: "10493827", high: "14197529" }],
  });
