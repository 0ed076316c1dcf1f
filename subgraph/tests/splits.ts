import { ALICE, blockRejected, blockSubmitted, CAROL, REGISTRAR, retirement, t, VERIFIER } from "./support/events.ts";
import { issuedMarket, market } from "./support/market.ts";
import { blockCommented, blockResubmitted, blockSplit } from "./support/provenance.ts";
import { timeOf, txHash } from "./support/story.ts";

export const tiled = issuedMarket("the children of a split tile their block, and a child can be split again")
  .tx(blockSplit(1, 2, 1040, "sold in two"))
  .tx(blockSplit(3, 4, 1041))
  .tx(...retirement(ALICE, 0n, t(41)))
  .expect(
    `{ blocks(orderBy: number) { id status serialStart serialEnd tonnes firstTonne consumed parent { id } root { id } split { lower { id } upper { id } secondStart }
       issuance { id } custody { id } recipient { id } verifier { id } decidedAt ranges { first last } } }`,
    {
      blocks: (
        [
          ["1", 1000, 1099, null, null, ["2", "3", 1040]],
          ["2", 1000, 1039, "1", "1", null],
          ["3", 1040, 1099, "1", "1", ["4", "5", 1041]],
          ["4", 1040, 1040, "3", "1", null],
          ["5", 1041, 1099, "3", "1", null],
        ] as const
      ).map(([id, start, end, parent, root, split]) => ({
        id,
        status: id === "1" ? "Confirmed" : "Child",
        serialStart: String(start),
        serialEnd: String(end),
        tonnes: String(end - start + 1),
        firstTonne: String(start - 1000),
        consumed: id === "1" ? String(t(41)) : "0",
        parent: parent && { id: parent },
        root: root && { id: root },
        split: split && { lower: { id: split[0] }, upper: { id: split[1] }, secondStart: String(split[2]) },
        issuance: { id: "4097-0" },
        custody: { id: "1-1" },
        recipient: { id: ALICE },
        verifier: { id: VERIFIER },
        decidedAt: String(timeOf(id === "1" ? 4 : Number(id) < 4 ? 5 : 6)),
        ranges: id === "1" ? [{ first: "1000", last: "1040" }] : [],
      })),
    },
  )
  .expect(`{ blockSplits(where: { id: "1" }) { parent { id } reason registrar { id } at transaction { id } } protocol(id: "carbontrace") { blockCount issuanceCount } }`, {
    blockSplits: [
      {
        parent: { id: "1" },
        reason: "sold in two",
        registrar: { id: REGISTRAR },
        at: String(timeOf(5)),
        transaction: { id: txHash(5) },
      },
    ],
    protocol: { blockCount: 5, issuanceCount: 1 },
  })
  .expect(`{ auditEvents(where: { kind: BlockSplit }, orderBy: sortKey) { actor { id } block { id } detail } }`, {
    auditEvents: [
      { actor: { id: REGISTRAR }, block: { id: "1" }, detail: "sold in two" },
      { actor: { id: REGISTRAR }, block: { id: "3" }, detail: "sale" },
    ],
  });

export const comments = market("verifiers ask about a block, its registrar answers")
  .tx(blockSubmitted(1))
  .tx(blockCommented(1, VERIFIER, "<script>why?</script>"), blockCommented(1, REGISTRAR, "因為"))
  .expect(`{ blocks { comments(orderBy: id) { id author { id } isAnswer comment at } } }`, {
    blocks: [
      {
        comments: [
          { id: `${txHash(4)}-0`, author: { id: VERIFIER }, isAnswer: false, comment: "<script>why?</script>", at: String(timeOf(4)) },
          { id: `${txHash(4)}-1`, author: { id: REGISTRAR }, isAnswer: true, comment: "因為", at: String(timeOf(4)) },
        ],
      },
    ],
  })
  .expect(`{ auditEvents(where: { kind: BlockCommented }) { actor { id } block { id } detail } }`, {
    auditEvents: [
      { actor: { id: VERIFIER }, block: { id: "1" }, detail: "<script>why?</script>" },
      { actor: { id: REGISTRAR }, block: { id: "1" }, detail: "因為" },
    ],
  });

export const resubmitted = market("a block takes the place of a rejected one, which stays what it is")
  .tx(blockSubmitted(1))
  .tx(blockRejected(1, "no scan"))
  .tx(blockSubmitted(2, { recipient: CAROL }), blockResubmitted(2, 1))
  .expect(`{ blocks(orderBy: number) { id status reason replaces { id } replacedBy { id } } }`, {
    blocks: [
      { id: "1", status: "Rejected", reason: "no scan", replaces: null, replacedBy: [{ id: "2" }] },
      { id: "2", status: "Pending", reason: null, replaces: { id: "1" }, replacedBy: [] },
    ],
  })
  .expect(`{ auditEvents(where: { kind: BlockResubmitted }) { block { id } detail } }`, {
    auditEvents: [{ block: { id: "2" }, detail: "1" }],
  });
