import { BOND, CURATORS, challenged, dismissed, scored } from "./support/curation.ts";
import { ALICE, projectListed, projectRegistered, registryAdmitted } from "./support/events.ts";
import { exampleQuery } from "./support/queries.ts";
import { blockHash, story, timeOf, txHash } from "./support/story.ts";

const [FIRST] = CURATORS;

export const standing = story("an auditor's sixth question: who judged, suspended and challenged a project")
  .tx(registryAdmitted(), projectRegistered())
  .tx(scored(FIRST, [10, 20, 30, 40], { rationaleCid: "bafyfirst" }))
  .tx(projectListed())
  .tx(...challenged(timeOf(9)))
  .tx(...dismissed("no evidence"))
  .tx(...challenged(timeOf(9), { reason: "again", cid: "bafysecond" }))
  .expect(exampleQuery("project-standing", { project: "1" }), {
    project: {
      name: "Bale Mountains Eco-region REDD+ project",
      status: "Suspended",
      statusSince: String(timeOf(6)),
      statusReason: "again",
      suspendedBy: "CHALLENGE",
      suspendedUntil: String(timeOf(9)),
      councilRestUntil: "0",
      challengeRestUntil: String(timeOf(5) + 90 * 86_400),
      scoreCount: 1,
      averageAdditionality: "10",
      averageIntegrity: "20",
      averageSocialBenefit: "30",
      averagePermanence: "40",
      passesCuration: false,
      flagged: false,
      scores: [
        {
          curator: { id: FIRST },
          n: 1,
          additionality: 10,
          integrity: 20,
          socialBenefit: 30,
          permanence: 40,
          rationaleCid: "bafyfirst",
          at: String(timeOf(2)),
          counts: true,
          discardedReason: null,
          transaction: { id: txHash(2) },
        },
      ],
      suspensions: [
        { block: 4, reason: "double counting", cid: "bafyevidence", endedAt: String(timeOf(5)), challenge: "1-1" },
        { block: 6, reason: "again", cid: "bafysecond", endedAt: null, challenge: "1-2" },
      ].map(({ block, reason, cid, endedAt, challenge }) => ({
        by: "CHALLENGE",
        account: { id: ALICE },
        reason,
        cid,
        since: String(timeOf(block)),
        until: String(timeOf(9)),
        endedAt,
        ratified: false,
        ratifiedReason: null,
        ratifiedCid: null,
        challenge: { id: challenge },
        transaction: { id: txHash(block) },
      })),
      challenges: [
        {
          id: "1-1",
          challenger: { id: ALICE },
          bond: String(BOND),
          reason: "double counting",
          cid: "bafyevidence",
          openedAt: String(timeOf(4)),
          until: String(timeOf(9)),
          status: "DISMISSED",
          ruledAt: String(timeOf(5)),
          ruling: "no evidence",
          returned: "0",
          reward: "0",
          lost: String(BOND),
          transaction: { id: txHash(4) },
          ending: { id: txHash(5) },
        },
        {
          id: "1-2",
          challenger: { id: ALICE },
          bond: String(BOND),
          reason: "again",
          cid: "bafysecond",
          openedAt: String(timeOf(6)),
          until: String(timeOf(9)),
          status: "OPEN",
          ruledAt: null,
          ruling: null,
          returned: null,
          reward: null,
          lost: null,
          transaction: { id: txHash(6) },
          ending: null,
        },
      ],
    },
    // `gnd test` keeps no time of this block; a real chain's does, as the stack test says.
    _meta: { block: { number: 6, hash: blockHash(6), timestamp: null } },
  });
