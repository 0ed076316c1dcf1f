import { CHALLENGES, challenged, dismissed, lapsed, listedProject, REST, upheld } from "./support/curation.ts";
import { ALICE, BOB, COUNCIL, projectDelisted } from "./support/events.ts";
import { timeOf, txHash } from "./support/story.ts";
import { COUNCIL_UNTIL, NEVER, projectReinstated, projectSuspended, SuspendedBy } from "./support/suspensions.ts";

const TIMELOCK = BOB;
const NOW = "status statusSince statusReason suspendedBy suspendedUntil councilRestUntil challengeRestUntil";
const SUSPENSIONS = `suspensions(orderBy: since) { id by account { id } reason cid since until endedAt endedBy { id } ratified
  ratifiedAt ratifiedReason ratifiedCid challenge { id } }`;
const LISTED = { status: "Listed", statusReason: null, suspendedBy: null, suspendedUntil: null };

/** A suspension by the council in block 2, as it is while it runs. */
const OF_COUNCIL = {
  id: "1-1",
  by: "COUNCIL",
  account: { id: COUNCIL },
  reason: "reversal",
  cid: "bafyreport",
  since: String(timeOf(2)),
  until: String(COUNCIL_UNTIL),
  endedAt: null,
  endedBy: null,
  ratified: false,
  ratifiedAt: null,
  ratifiedReason: null,
  ratifiedCid: null,
  challenge: null,
};
const byCouncil = (until = COUNCIL_UNTIL) => projectSuspended("reversal", { cid: "bafyreport", until });
const byStakers = (reason: string) =>
  projectSuspended(reason, { by: TIMELOCK, kind: SuspendedBy.Stakers, until: NEVER, cid: "bafyvote" });

export const council = listedProject("the council's suspension tells who, why, since and until when, and its rest")
  .tx(byCouncil())
  .expect(`{ projects { ${NOW} suspensionCount lastSuspension { id } ${SUSPENSIONS} } }`, {
    projects: [
      {
        status: "Suspended",
        statusSince: String(timeOf(2)),
        statusReason: "reversal",
        suspendedBy: "COUNCIL",
        suspendedUntil: String(COUNCIL_UNTIL),
        councilRestUntil: String(COUNCIL_UNTIL + REST),
        challengeRestUntil: "0",
        suspensionCount: 1,
        lastSuspension: { id: "1-1" },
        suspensions: [OF_COUNCIL],
      },
    ],
  })
  .expect(
    `{ auditEvents(where: { kind: ProjectSuspended }) { actor { id } suspension { id } challenge { id } detail transaction { id } } }`,
    {
      auditEvents: [
        {
          actor: { id: COUNCIL },
          suspension: { id: "1-1" },
          challenge: null,
          detail: "reversal",
          transaction: { id: txHash(2) },
        },
      ],
    },
  );

export const lifted = listedProject("a lifted suspension says when and by whom; the council's rest stays")
  .tx(byCouncil())
  .tx(projectReinstated())
  .expect(`{ projects { ${NOW} ${SUSPENSIONS} } }`, {
    projects: [
      {
        ...LISTED,
        statusSince: String(timeOf(3)),
        councilRestUntil: String(COUNCIL_UNTIL + REST),
        challengeRestUntil: "0",
        suspensions: [{ ...OF_COUNCIL, endedAt: String(timeOf(3)), endedBy: { id: COUNCIL } }],
      },
    ],
  })
  .expect(`{ auditEvents(where: { kind: ProjectReinstated }) { actor { id } suspension { id } } }`, {
    auditEvents: [{ actor: { id: COUNCIL }, suspension: { id: "1-1" } }],
  });

export const ratified = listedProject(
  "the stakers make the council's suspension theirs: it is the same one, without an end",
)
  .tx(byCouncil())
  .tx(byStakers("confirmed"))
  .expect(`{ projects { ${NOW} suspensionCount ${SUSPENSIONS} } }`, {
    projects: [
      {
        status: "Suspended",
        statusSince: String(timeOf(3)),
        statusReason: "confirmed",
        suspendedBy: "STAKERS",
        suspendedUntil: null,
        councilRestUntil: "0",
        challengeRestUntil: "0",
        suspensionCount: 1,
        suspensions: [
          {
            ...OF_COUNCIL,
            until: null,
            ratified: true,
            ratifiedAt: String(timeOf(3)),
            ratifiedReason: "confirmed",
            ratifiedCid: "bafyvote",
          },
        ],
      },
    ],
  });

export const tooLate = listedProject("a suspension that ended by itself is not ratified: the stakers' is another one")
  .tx(byCouncil(timeOf(3)))
  .tx(byStakers("confirmed"))
  .expect(`{ projects { suspendedBy suspendedUntil suspensionCount lastSuspension { id } ${SUSPENSIONS} } }`, {
    projects: [
      {
        suspendedBy: "STAKERS",
        suspendedUntil: null,
        suspensionCount: 2,
        lastSuspension: { id: "1-2" },
        suspensions: [
          { ...OF_COUNCIL, until: String(timeOf(3)) },
          {
            ...OF_COUNCIL,
            id: "1-2",
            by: "STAKERS",
            account: { id: TIMELOCK },
            reason: "confirmed",
            cid: "bafyvote",
            since: String(timeOf(3)),
            until: null,
          },
        ],
      },
    ],
  });

export const oneSecondBefore = listedProject("a suspension that ends in a second still runs")
  .tx(byCouncil(timeOf(3) + 1))
  .tx(byStakers("confirmed"))
  .expect(`{ projects { suspensionCount } suspensions { ratified until } }`, {
    projects: [{ suspensionCount: 1 }],
    suspensions: [{ ratified: true, until: null }],
  });

export const repeated = listedProject(
  "the stakers repeat their own suspension: it is not ratified, the last words are kept",
)
  .tx(byStakers("first"))
  .tx(byStakers("second"))
  .expect(`{ projects { statusReason suspensionCount } suspensions { reason ratified ratifiedAt ratifiedReason } }`, {
    projects: [{ statusReason: "second", suspensionCount: 1 }],
    suspensions: [{ reason: "first", ratified: false, ratifiedAt: String(timeOf(3)), ratifiedReason: "second" }],
  });

export const delisted = listedProject("a delisted project's suspension ends, and its rests are forgotten")
  .tx(byCouncil())
  .tx(projectDelisted("withdrawn from the registry"))
  .expect(`{ projects { ${NOW} ${SUSPENSIONS} } }`, {
    projects: [
      {
        status: "Delisted",
        statusSince: String(timeOf(3)),
        statusReason: "withdrawn from the registry",
        suspendedBy: null,
        suspendedUntil: null,
        councilRestUntil: "0",
        challengeRestUntil: "0",
        suspensions: [{ ...OF_COUNCIL, endedAt: String(timeOf(3)), endedBy: { id: COUNCIL } }],
      },
    ],
  });

export const delistedAfter = listedProject("delisting does not end a suspension that was over")
  .tx(byCouncil(timeOf(3)))
  .tx(projectDelisted("withdrawn"))
  .expect(
    `{ projects { status } suspensions { until endedAt } auditEvents(where: { kind: ProjectDelisted }) { suspension { id } } }`,
    {
      projects: [{ status: "Delisted" }],
      suspensions: [{ until: String(timeOf(3)), endedAt: null }],
      auditEvents: [{ suspension: null }],
    },
  );

/** The suspension that a challenge in block 2 begins. */
const OF_CHALLENGE = {
  ...OF_COUNCIL,
  by: "CHALLENGE",
  account: { id: ALICE },
  reason: "double counting",
  cid: "bafyevidence",
  challenge: { id: "1-1" },
};

export const challenge = listedProject("a challenge suspends until the ruling, and names itself")
  .tx(...challenged(timeOf(9)))
  .expect(`{ projects { ${NOW} ${SUSPENSIONS} } }`, {
    projects: [
      {
        status: "Suspended",
        statusSince: String(timeOf(2)),
        statusReason: "double counting",
        suspendedBy: "CHALLENGE",
        suspendedUntil: String(timeOf(9)),
        councilRestUntil: "0",
        challengeRestUntil: "0",
        suspensions: [{ ...OF_CHALLENGE, until: String(timeOf(9)) }],
      },
    ],
  })
  .expect(`{ auditEvents(where: { kind: ProjectSuspended }) { actor { id } suspension { id } challenge { id } } }`, {
    auditEvents: [{ actor: { id: ALICE }, suspension: { id: "1-1" }, challenge: { id: "1-1" } }],
  });

export const upheldChallenge = listedProject(
  "an upheld challenge's suspension is the stakers', with the challenge's reason",
)
  .tx(...challenged(timeOf(9)))
  .tx(...upheld(0n))
  .expect(`{ projects { ${NOW} suspensionCount ${SUSPENSIONS} } }`, {
    projects: [
      {
        status: "Suspended",
        statusSince: String(timeOf(3)),
        statusReason: "double counting",
        suspendedBy: "STAKERS",
        suspendedUntil: null,
        councilRestUntil: "0",
        challengeRestUntil: "0",
        suspensionCount: 1,
        suspensions: [
          {
            ...OF_CHALLENGE,
            until: null,
            ratified: true,
            ratifiedAt: String(timeOf(3)),
            ratifiedReason: "double counting",
            ratifiedCid: "bafyevidence",
          },
        ],
      },
    ],
  });

export const upheldAfterLifting = listedProject(
  "a challenge upheld after its suspension was taken over and lifted suspends anew",
)
  .tx(...challenged(timeOf(9)))
  .tx(byStakers("ours"))
  .tx(projectReinstated(1, TIMELOCK))
  .tx(byCouncil(timeOf(6)))
  .tx(...upheld(0n))
  .expect(`{ projects { suspendedBy suspendedUntil statusReason councilRestUntil suspensionCount ${SUSPENSIONS} } }`, {
    projects: [
      {
        suspendedBy: "STAKERS",
        suspendedUntil: null,
        statusReason: "double counting",
        councilRestUntil: String(timeOf(6) + REST),
        suspensionCount: 3,
        suspensions: [
          {
            ...OF_CHALLENGE,
            until: null,
            endedAt: String(timeOf(4)),
            endedBy: { id: TIMELOCK },
            ratified: true,
            ratifiedAt: String(timeOf(3)),
            ratifiedReason: "ours",
            ratifiedCid: "bafyvote",
          },
          { ...OF_COUNCIL, id: "1-2", since: String(timeOf(5)), until: String(timeOf(6)) },
          {
            ...OF_CHALLENGE,
            id: "1-3",
            by: "STAKERS",
            account: { id: CHALLENGES },
            since: String(timeOf(6)),
            until: null,
          },
        ],
      },
    ],
  });

export const dismissedChallenge = listedProject("a dismissed challenge lifts its suspension, and the project rests")
  .tx(...challenged(timeOf(9)))
  .tx(...dismissed("no evidence"))
  .expect(`{ projects { ${NOW} ${SUSPENSIONS} } }`, {
    projects: [
      {
        ...LISTED,
        statusSince: String(timeOf(3)),
        councilRestUntil: "0",
        challengeRestUntil: String(timeOf(3) + REST),
        suspensions: [
          { ...OF_CHALLENGE, until: String(timeOf(9)), endedAt: String(timeOf(3)), endedBy: { id: CHALLENGES } },
        ],
      },
    ],
  });

export const dismissedLater = listedProject("a dismissed challenge leaves the suspension that the stakers took over")
  .tx(...challenged(timeOf(9)))
  .tx(byStakers("ours"))
  .tx(...dismissed("no evidence", false))
  .expect(`{ projects { status suspendedBy challengeRestUntil } suspensions { endedAt ratified } }`, {
    projects: [{ status: "Suspended", suspendedBy: "STAKERS", challengeRestUntil: String(timeOf(4) + REST) }],
    suspensions: [{ endedAt: null, ratified: true }],
  });

export const lapsedChallenge = listedProject(
  "a challenge that lapses finds its suspension ended; the rest counts from then",
)
  .tx(...challenged(timeOf(3)))
  .tx()
  .tx(...lapsed())
  .expect(`{ projects { ${NOW} ${SUSPENSIONS} } }`, {
    projects: [
      {
        ...LISTED,
        statusSince: String(timeOf(3)),
        councilRestUntil: "0",
        challengeRestUntil: String(timeOf(3) + REST),
        suspensions: [{ ...OF_CHALLENGE, until: String(timeOf(3)) }],
      },
    ],
  });
