import { ALICE, BOB, CAROL } from "./support/events.ts";
import {
  DAY,
  paused,
  pauseAllowed,
  pollOpened,
  signalCast,
  targetDeaf,
  targetsSet,
  unpaused,
} from "./support/governance.ts";
import { addressOf, START, story, timeOf, txHash } from "./support/story.ts";
import { crbn } from "./support/token.ts";

const TARGETS = [addressOf("CreditMarket"), addressOf("StakedCRBN")];
const end = (block: number) => timeOf(block) + 16 * DAY;

export const pauses = story("pauses: one that ends by itself, one that the DAO ends early, one that is allowed early")
  .tx(targetsSet(...TARGETS))
  .tx(paused(ALICE, end(2), end(2) + 16 * DAY))
  .tx(pauseAllowed())
  .tx(targetsSet(TARGETS[0] as string))
  .tx(paused(ALICE, end(5), end(5) + 16 * DAY), targetDeaf(TARGETS[0] as string))
  .tx(unpaused(timeOf(6) + 16 * DAY), targetDeaf(TARGETS[0] as string))
  .expect(
    `{ pauses { id number by { id } since until endedAt restUntil allowedAt targets deafTargets transaction { id } ending { id } }
       protocol(id: "carbontrace") { pauseCount }
       governanceState(id: "governance") { pausedUntil guardianRestUntil guardianTargets } }`,
    {
      pauses: [
        {
          id: "1",
          number: 1,
          by: { id: ALICE },
          since: String(timeOf(2)),
          until: String(end(2)),
          endedAt: null,
          restUntil: String(end(2) + 16 * DAY),
          allowedAt: String(timeOf(3)),
          targets: TARGETS,
          deafTargets: [],
          transaction: { id: txHash(2) },
          ending: null,
        },
        {
          id: "2",
          number: 2,
          by: { id: ALICE },
          since: String(timeOf(5)),
          until: String(end(5)),
          endedAt: String(timeOf(6)),
          restUntil: String(timeOf(6) + 16 * DAY),
          allowedAt: null,
          targets: TARGETS.slice(0, 1),
          deafTargets: TARGETS.slice(0, 1),
          transaction: { id: txHash(5) },
          ending: { id: txHash(6) },
        },
      ],
      protocol: { pauseCount: 2 },
      governanceState: {
        pausedUntil: "0",
        guardianRestUntil: String(timeOf(6) + 16 * DAY),
        guardianTargets: TARGETS.slice(0, 1),
      },
    },
  )
  .expect(`{ auditEvents { kind detail } }`, {
    auditEvents: [
      { kind: "TargetsSet", detail: TARGETS.join(",") },
      { kind: "Paused", detail: String(end(2)) },
      { kind: "PauseAllowed", detail: null },
      { kind: "TargetsSet", detail: TARGETS[0] },
      { kind: "Paused", detail: String(end(5)) },
      { kind: "TargetDeaf", detail: TARGETS[0] },
      { kind: "Unpaused", detail: null },
      { kind: "TargetDeaf", detail: TARGETS[0] },
    ],
  });

export const polls = story("signal polls with their answers")
  .tx(pollOpened(1, ALICE, START, 3, "bafyquestion"))
  .tx(pollOpened(2, BOB, timeOf(2), 2, `<b>"'\\`))
  .tx(signalCast(1, BOB, 2, crbn(5)), signalCast(1, CAROL, 2, crbn(1)))
  .tx(signalCast(1, ALICE, 0, 1n))
  .expect(
    `{ signalPolls { id number opener { id } questionCid optionCount snapshot end tally voteCount transaction { id } }
       protocol(id: "carbontrace") { pollCount } }`,
    {
      signalPolls: [
        {
          id: "1",
          number: 1,
          opener: { id: ALICE },
          questionCid: "bafyquestion",
          optionCount: 3,
          snapshot: String(START),
          end: String(START + 7 * DAY),
          tally: ["1", "0", String(crbn(6))],
          voteCount: 3,
          transaction: { id: txHash(1) },
        },
        {
          id: "2",
          number: 2,
          opener: { id: BOB },
          questionCid: `<b>"'\\`,
          optionCount: 2,
          snapshot: String(timeOf(2)),
          end: String(timeOf(2) + 7 * DAY),
          tally: ["0", "0"],
          voteCount: 0,
          transaction: { id: txHash(2) },
        },
      ],
      protocol: { pollCount: 2 },
    },
  )
  .expect(
    `{ signalVotes(where: { voter: "${BOB}" }) { id poll { id } option votes timestamp }
       auditEvents(where: { kind: SignalCast, blockNumber: "4" }) { actor { id } poll { id } tokens detail } }`,
    {
      signalVotes: [
        { id: `1-${BOB}`, poll: { id: "1" }, option: 2, votes: String(crbn(5)), timestamp: String(timeOf(3)) },
      ],
      auditEvents: [{ actor: { id: ALICE }, poll: { id: "1" }, tokens: "1", detail: "0" }],
    },
  );
