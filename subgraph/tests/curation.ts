import { CURATORS, flagged, listedProject, scoreDiscarded, scored } from "./support/curation.ts";
import { projectListed, projectRegistered, registryAdmitted } from "./support/events.ts";
import { story, timeOf, txHash } from "./support/story.ts";
import { projectSuspended } from "./support/suspensions.ts";

const [FIRST, SECOND, THIRD] = CURATORS;
const AVERAGES = "averageAdditionality averageIntegrity averageSocialBenefit averagePermanence";
const SUMS = "additionalitySum integritySum socialBenefitSum permanenceSum";
const STANDING = `scoreCount ${SUMS} ${AVERAGES} passesCuration flagged`;
const proposed = (name: string) => story(name).tx(registryAdmitted(), projectRegistered());

export const unscored = proposed("a project that nobody scored has no averages and does not pass").expect(
  `{ projects { ${STANDING} scores { id } curators { id } } }`,
  {
    projects: [
      {
        scoreCount: 0,
        additionalitySum: 0,
        integritySum: 0,
        socialBenefitSum: 0,
        permanenceSum: 0,
        averageAdditionality: null,
        averageIntegrity: null,
        averageSocialBenefit: null,
        averagePermanence: null,
        passesCuration: false,
        flagged: false,
        scores: [],
        curators: [],
      },
    ],
  },
);

export const score = proposed("a score tells who judged what and why")
  .tx(scored(FIRST, [0, 100, 1, 59], { rationaleCid: "bafy綠色🌳" }))
  .expect(
    `{ curationScores { id project { id } curator { id } additionality integrity socialBenefit permanence rationaleCid at n
       counts discardedAt discardedReason transaction { id } } }`,
    {
      curationScores: [
        {
          id: `1-${FIRST}-1`,
          project: { id: "1" },
          curator: { id: FIRST },
          additionality: 0,
          integrity: 100,
          socialBenefit: 1,
          permanence: 59,
          rationaleCid: "bafy綠色🌳",
          at: String(timeOf(2)),
          n: 1,
          counts: true,
          discardedAt: null,
          discardedReason: null,
          transaction: { id: txHash(2) },
        },
      ],
    },
  )
  .expect(`{ projects { ${AVERAGES} } account(id: "${FIRST}") { scores { n } judged { project { id } } } }`, {
    projects: [
      {
        averageAdditionality: "0",
        averageIntegrity: "100",
        averageSocialBenefit: "1",
        averagePermanence: "59",
      },
    ],
    account: { scores: [{ n: 1 }], judged: [{ project: { id: "1" } }] },
  })
  .expect(`{ auditEvents(where: { kind: ProjectScored }) { id actor { id } project { id } score { id } detail } }`, {
    auditEvents: [
      {
        id: `${txHash(2)}-0`,
        actor: { id: FIRST },
        project: { id: "1" },
        score: { id: `1-${FIRST}-1` },
        detail: "bafy綠色🌳",
      },
    ],
  });

export const passing = proposed("three scores that average exactly 60 pass")
  .tx(scored(FIRST, [60, 0, 100, 60]), scored(SECOND, [60, 100, 40, 60]))
  .expect("{ projects(block: { number: 2 }) { scoreCount passesCuration } }", {
    projects: [{ scoreCount: 2, passesCuration: false }],
  })
  .tx(scored(THIRD, [60, 80, 40, 60]))
  .expect("{ projects { scoreCount passesCuration averageIntegrity } }", {
    projects: [{ scoreCount: 3, passesCuration: true, averageIntegrity: "60" }],
  });

export const rounding = proposed("an average below 60 by a third does not pass, and is told exactly")
  .tx(...CURATORS.map((curator, index) => scored(curator, [60, 60, 60, index === 0 ? 59 : 60])))
  .expect("{ projects { scoreCount permanenceSum averagePermanence passesCuration } }", {
    projects: [
      {
        scoreCount: 3,
        permanenceSum: 179,
        averagePermanence: "59.66666666666666666666666666666667",
        passesCuration: false,
      },
    ],
  });

export const scoredAgain = proposed("a new score counts instead of the old one, which stays as history")
  .tx(scored(FIRST, [10, 20, 30, 40]), scored(SECOND, [100, 100, 100, 100]))
  .tx(scored(FIRST, [50, 60, 70, 80]))
  .expect(
    `{ projects { scoreCount ${SUMS} scores(orderBy: at) { id n counts discardedAt } curators { id given score { n } } } }`,
    {
      projects: [
        {
          scoreCount: 2,
          additionalitySum: 150,
          integritySum: 160,
          socialBenefitSum: 170,
          permanenceSum: 180,
          scores: [
            { id: `1-${FIRST}-1`, n: 1, counts: false, discardedAt: null },
            { id: `1-${SECOND}-1`, n: 1, counts: true, discardedAt: null },
            { id: `1-${FIRST}-2`, n: 2, counts: true, discardedAt: null },
          ],
          curators: [
            { id: `1-${FIRST}`, given: 2, score: { n: 2 } },
            { id: `1-${SECOND}`, given: 1, score: { n: 1 } },
          ],
        },
      ],
    },
  );

export const discarded = proposed("a discarded score does not count, and says why")
  .tx(scored(FIRST, [10, 20, 30, 40]), scored(SECOND, [70, 70, 70, 70]))
  .tx(scoreDiscarded(FIRST, "paid by the proponent <b>"))
  .expect(
    `{ projects { scoreCount averageAdditionality curators { id } } curationScores { curator { id } counts discardedAt discardedReason } }`,
    {
      projects: [
        { scoreCount: 1, averageAdditionality: "70", curators: [{ id: `1-${FIRST}` }, { id: `1-${SECOND}` }] },
      ],
      curationScores: [
        {
          curator: { id: FIRST },
          counts: false,
          discardedAt: String(timeOf(3)),
          discardedReason: "paid by the proponent <b>",
        },
        { curator: { id: SECOND }, counts: true, discardedAt: null, discardedReason: null },
      ],
    },
  )
  .expect(`{ auditEvents(where: { kind: ScoreDiscarded }) { counterparty { id } score { id } detail } }`, {
    auditEvents: [{ counterparty: { id: FIRST }, score: { id: `1-${FIRST}-1` }, detail: "paid by the proponent <b>" }],
  });

export const lastDiscarded = proposed("with the only score discarded there is no average; scoring again counts once")
  .tx(scored(FIRST, [10, 20, 30, 40]))
  .tx(scoreDiscarded(FIRST, "mistake"))
  .expect(`{ projects(block: { number: 3 }) { scoreCount ${AVERAGES} } }`, {
    projects: [
      {
        scoreCount: 0,
        averageAdditionality: null,
        averageIntegrity: null,
        averageSocialBenefit: null,
        averagePermanence: null,
      },
    ],
  })
  .tx(scored(FIRST, [50, 60, 70, 80]))
  .expect(`{ projects { scoreCount ${SUMS} } curationScores { n counts discardedReason } }`, {
    projects: [{ scoreCount: 1, additionalitySum: 50, integritySum: 60, socialBenefitSum: 70, permanenceSum: 80 }],
    curationScores: [
      { n: 1, counts: false, discardedReason: "mistake" },
      { n: 2, counts: true, discardedReason: null },
    ],
  });

export const flag = listedProject("a listed project that falls under a threshold is flagged until it passes again")
  .tx(scored(FIRST, [0, 70, 70, 70]), flagged())
  .expect(`{ projects(block: { number: 2 }) { status passesCuration flagged averageAdditionality } }`, {
    projects: [
      {
        status: "Listed",
        passesCuration: false,
        flagged: true,
        averageAdditionality: "46.66666666666666666666666666666667",
      },
    ],
  })
  .tx(scored(FIRST, [40, 70, 70, 70]), flagged(false))
  .expect(`{ projects { passesCuration flagged averageAdditionality } }`, {
    projects: [{ passesCuration: true, flagged: false, averageAdditionality: "60" }],
  })
  .expect(`{ auditEvents(where: { kind_in: [ProjectFlagged, ProjectUnflagged] }) { kind project { id } timestamp } }`, {
    auditEvents: [
      { kind: "ProjectFlagged", project: { id: "1" }, timestamp: String(timeOf(2)) },
      { kind: "ProjectUnflagged", project: { id: "1" }, timestamp: String(timeOf(3)) },
    ],
  });

export const twoProjects = story("scores of one project leave another alone")
  .tx(registryAdmitted(), projectRegistered(), projectRegistered(2, { registryProjectId: "VCS-2" }))
  .tx(scored(FIRST, [1, 2, 3, 4]), scored(FIRST, [5, 6, 7, 8], { project: 2 }))
  .tx(scoreDiscarded(FIRST, "mistake", 2))
  .expect(`{ projects(orderBy: id) { id scoreCount ${SUMS} } }`, {
    projects: [
      { id: "1", scoreCount: 1, additionalitySum: 1, integritySum: 2, socialBenefitSum: 3, permanenceSum: 4 },
      { id: "2", scoreCount: 0, additionalitySum: 0, integritySum: 0, socialBenefitSum: 0, permanenceSum: 0 },
    ],
  });

export const scoredAfterSuspension = story("a score after a suspension that ended by itself finds the project listed")
  .tx(registryAdmitted(), projectRegistered(), projectListed())
  .tx(projectSuspended("reversal", { until: timeOf(3) }))
  .expect(`{ projects(block: { number: 2 }) { status statusReason suspendedBy suspendedUntil } }`, {
    projects: [
      { status: "Suspended", statusReason: "reversal", suspendedBy: "COUNCIL", suspendedUntil: String(timeOf(3)) },
    ],
  })
  .tx(scored(FIRST, [1, 2, 3, 4]))
  .expect(
    `{ projects { status statusSince statusReason suspendedBy suspendedUntil } suspensions { endedAt endedBy { id } until } }`,
    {
      projects: [
        {
          status: "Listed",
          statusSince: String(timeOf(3)),
          statusReason: null,
          suspendedBy: null,
          suspendedUntil: null,
        },
      ],
      suspensions: [{ endedAt: null, endedBy: null, until: String(timeOf(3)) }],
    },
  );
