import { blockSubmitted } from "./support/events.ts";
import { cidOf } from "./support/evidence.ts";
import { market } from "./support/market.ts";
import type { Story } from "./support/story.ts";

const HASH = "ab".repeat(32);
const REPORT = {
  kind: "audit report",
  title: "<script>核查報告</script>",
  cid: "bafyreport",
  sha256: HASH.toUpperCase(),
  mediaType: "application/pdf",
  bytes: 123_456_789_012,
};
const READ = "evidenceBundles { id status bytes skipped documents(orderBy: index) { id index kind title cid sha256 mediaType bytes } }";

/** A file is told with the first block that graph-node handles after it found it, while blocks go on. */
const BLOCKS_AFTER = 10;

/** Blocks whose evidence are these files, which IPFS serves. */
const withFiles = (name: string, contents: string[]): Story => {
  const told = contents.reduce((story, content) => story.serves(cidOf(content), content), market(name));
  told.tx(
    ...contents.map((content, index) => blockSubmitted(index + 1, { batch: index + 1, evidenceCid: cidOf(content) })),
  );
  for (let block = 0; block < BLOCKS_AFTER; block++) told.block();
  return told;
};

const bundle = (documents: unknown): string => JSON.stringify({ block: "1000", documents });
const GOOD = bundle([REPORT, { ...REPORT, kind: "monitoring data", cid: "bafydata", sha256: "short", bytes: 1.5 }]);

export const read = withFiles("a bundle of evidence is read, whatever its texts say", [GOOD])
  .expect(`{ blocks { evidence { id } } ${READ} }`, {
    blocks: [{ evidence: { id: cidOf(GOOD) } }],
    evidenceBundles: [
      {
        id: cidOf(GOOD),
        status: "Read",
        bytes: Buffer.byteLength(GOOD),
        skipped: 0,
        documents: [
          { id: `${cidOf(GOOD)}-0`, index: 0, ...REPORT, sha256: HASH, bytes: String(REPORT.bytes) },
          {
            id: `${cidOf(GOOD)}-1`,
            index: 1,
            ...REPORT,
            kind: "monitoring data",
            cid: "bafydata",
            sha256: null,
            bytes: null,
          },
        ],
      },
    ],
  });

export const shared = withFiles("blocks with the same evidence share what it says", [GOOD])
  .tx(blockSubmitted(2, { batch: 7, evidenceCid: cidOf(GOOD) }), blockSubmitted(3, { batch: 8, evidenceCid: cidOf(GOOD) }))
  .tx(blockSubmitted(4, { batch: 9, evidenceCid: cidOf(GOOD) }))
  .expect(`{ blocks { evidence { status documents { index } } } evidences { index } evidenceBundles { id } }`, {
    blocks: Array(4).fill({ evidence: { status: "Read", documents: [{ index: 0 }, { index: 1 }] } }),
    evidences: [{ index: 0 }, { index: 1 }],
    evidenceBundles: [{ id: cidOf(GOOD) }],
  });

const BROKEN = [
  "",
  "{",
  "null",
  "[]",
  "7",
  '"text"',
  "{}",
  '{"documents":null}',
  '{"documents":{"0":{"cid":"a"}}}',
  '{"documents":[{"cid":"\\ud800"}]}',
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
  '{"documents":[{"cid":"a","bytes":1e999}]}x',
  "serial,vintage\n1,2020\n",
  bundle([{ ...REPORT, title: "x".repeat(300_000) }]),
];

export const broken = withFiles("a file that is no bundle is told as unreadable and stops nothing", BROKEN)
  .tx(blockSubmitted(BROKEN.length + 1, { batch: 99, evidenceCid: "no CID at all <b>" }))
  .expect(`{ evidenceBundles(where: { status_not: Unreadable }) { id } evidences { id } protocol(id: "carbontrace") { blockCount } }`, {
    evidenceBundles: [],
    evidences: [],
    protocol: { blockCount: BROKEN.length + 1 },
  })
  .expect(`{ evidenceBundles { id status skipped } }`, {
    evidenceBundles: BROKEN.map((content) => ({ id: cidOf(content), status: "Unreadable", skipped: 0 })),
  });

const LONG = "x".repeat(1001);
const HOSTILE = `{"documents":[null,7,"a",[],{},{"cid":7},{"cid":""},{"cid":"${LONG}"},{"cid":"a","title":"${LONG}"},
  {"cid":"b\\u0000c","kind":[],"title":{},"mediaType":true,"sha256":9,"bytes":"12"},{"cid":"d","bytes":-1},{"cid":"e","bytes":1e400},
  {"cid":"f","bytes":123456789012345678901234567890},{"cid":"g","cid":"h","bytes":0}]}`;

export const hostile = withFiles("hostile entries are left out, hostile values are no values", [HOSTILE]).expect(
  `{ ${READ} }`,
  {
    evidenceBundles: [
      {
        id: cidOf(HOSTILE),
        status: "Read",
        bytes: Buffer.byteLength(HOSTILE),
        skipped: 9,
        documents: (
          [
            ["bc", null],
            ["d", null],
            ["e", null],
            ["f", null],
            ["h", "0"],
          ] as const
        ).map(([cid, bytes], index) => ({
          id: `${cidOf(HOSTILE)}-${index}`,
          index,
          kind: "",
          title: "",
          cid,
          sha256: null,
          mediaType: "",
          bytes,
        })),
      },
    ],
  },
);

const MANY = bundle(Array.from({ length: 250 }, (_, index) => ({ cid: `c${index}` })));

export const many = withFiles("more documents than anybody needs are counted, not kept", [MANY]).expect(
  `{ evidenceBundles { status skipped } evidences(first: 1000) { index } }`,
  {
    evidenceBundles: [{ status: "Read", skipped: 50 }],
    evidences: Array.from({ length: 200 }, (_, index) => ({ index })),
  },
);
