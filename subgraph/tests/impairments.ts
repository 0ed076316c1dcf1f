import { ALICE, certificateIssued, NOBODY, REGISTRAR, retired, retirement, t, transferred, VERIFIER } from "./support/events.ts";
import { issuedMarket } from "./support/market.ts";
import {
  blockImpaired,
  blockSplit,
  cancelled,
  detokenisationRequested,
  detokenisationReverted,
  impairmentDismissed,
  impairmentReported,
  serialsSettled,
  shortfallCovered,
} from "./support/provenance.ts";
import { timeOf, txHash } from "./support/story.ts";

const VINTAGE = "vintages { impaired impairedTonnes covered shortfall shortfallTonnes }";
const vintage = (impaired: number, covered = 0) => ({
  impaired: String(t(impaired)),
  impairedTonnes: String(impaired),
  covered: String(t(covered)),
  shortfall: String(t(impaired - covered)),
  shortfallTonnes: String(impaired - covered),
});

export const reported = issuedMarket("a report does not count before a verifier confirms it")
  .tx(impairmentReported(1, "Reversed", "<fire>"))
  .expect(
    `{ impairments { id block { id lastImpairment { id } impairmentCount } kind status reportedBy { id } reason cid reportedAt first last
       firstTonne tonnes shortfall confirmedBy { id } ending { id } transaction { id } } ${VINTAGE} }`,
    {
      impairments: [
        {
          id: "1-1",
          block: { id: "1", lastImpairment: { id: "1-1" }, impairmentCount: 1 },
          kind: "Reversed",
          status: "Reported",
          reportedBy: { id: REGISTRAR },
          reason: "<fire>",
          cid: "bafyimpaired",
          reportedAt: String(timeOf(5)),
          first: "1000",
          last: "1099",
          firstTonne: "0",
          tonnes: "100",
          shortfall: null,
          confirmedBy: null,
          ending: null,
          transaction: { id: txHash(5) },
        },
      ],
      vintages: [vintage(0)],
    },
  )
  .expect(`{ auditEvents(where: { kind: ImpairmentReported }) { actor { id } block { id } impairment { id } detail } }`, {
    auditEvents: [{ actor: { id: REGISTRAR }, block: { id: "1" }, impairment: { id: "1-1" }, detail: "<fire>" }],
  });

export const dismissed = issuedMarket("a dismissed report can be followed by another")
  .tx(impairmentReported(1, "Recalled", "a"))
  .tx(impairmentDismissed(1, "wrong block"))
  .tx(impairmentReported(1, "Reversed", "b"))
  .expect(`{ impairments(orderBy: id) { id status dismissedBy { id } dismissedAt dismissReason } ${VINTAGE} }`, {
    impairments: [
      {
        id: "1-1",
        status: "Dismissed",
        dismissedBy: { id: VERIFIER },
        dismissedAt: String(timeOf(6)),
        dismissReason: "wrong block",
      },
      { id: "1-2", status: "Reported", dismissedBy: null, dismissedAt: null, dismissReason: null },
    ],
    vintages: [vintage(0)],
  })
  .expect(`{ auditEvents(where: { kind: ImpairmentDismissed }) { counterparty { id } impairment { id } detail } }`, {
    auditEvents: [{ counterparty: { id: REGISTRAR }, impairment: { id: "1-1" }, detail: "wrong block" }],
  });

export const confirmed = issuedMarket("what was retired of an impaired block says so, and the rest is a shortfall")
  .tx(transferred(ALICE, NOBODY, t(10.5)), certificateIssued(1, ALICE, 0n, t(10.5)), retired(ALICE, 0n, t(10.5), 1))
  .tx(impairmentReported(1, "Recalled"))
  .tx(blockImpaired(1, "Recalled", { tonnes: 100, shortfall: t(89.5) }))
  .tx(...shortfallCovered(t(20)))
  .expect(`{ ${VINTAGE} impairments { status confirmedBy { id } confirmedAt shortfallTonnes ending { id } } }`, {
    vintages: [vintage(89.5, 20)],
    impairments: [
      {
        status: "Confirmed",
        confirmedBy: { id: VERIFIER },
        confirmedAt: String(timeOf(7)),
        shortfallTonnes: "89.5",
        ending: { id: txHash(7) },
      },
    ],
  })
  .expect(`{ retirements { impairedTonnes settlement } certificates { impaired impairedTonnes } supply(id: "protocol") { cancelledTonnes circulatingTonnes } }`, {
    retirements: [{ impairedTonnes: "10.5", settlement: "Pending" }],
    certificates: [{ impaired: String(t(10.5)), impairedTonnes: "10.5" }],
    supply: { cancelledTonnes: "20", circulatingTonnes: "69.5" },
  })
  .expect(
    `{ cancellations { coversShortfall position amountTonnes reason serials { id } } serialRanges(where: { cancellation_not: null }) { id }
       auditEvents(where: { kind_in: [BlockImpaired, ShortfallCovered] }, orderBy: sortKey) { kind amountTonnes detail } }`,
    {
      cancellations: [{ coversShortfall: true, position: null, amountTonnes: "20", reason: "buy-out", serials: [] }],
      serialRanges: [],
      auditEvents: [
        { kind: "BlockImpaired", amountTonnes: "89.5", detail: "Recalled" },
        { kind: "ShortfallCovered", amountTonnes: "20", detail: "buy-out" },
      ],
    },
  );

export const reserved = issuedMarket("reserved tonnes of an impaired child add to the shortfall when they come back")
  .tx(...detokenisationRequested(1, 0, 30))
  .tx(blockSplit(1, 2, 1020), impairmentReported(2, "Reversed"))
  .tx(blockImpaired(2, "Reversed", { tonnes: 20, shortfall: 0n }))
  .tx(blockSplit(3, 4, 1090), impairmentReported(5, "Reversed"))
  .tx(...detokenisationReverted(1, 30))
  .expect(`{ ${VINTAGE} }`, { vintages: [vintage(20)] });

export const partly = issuedMarket("only the part of a retirement that lies in the impaired child counts")
  .tx(...retirement(ALICE, 0n, t(15.25)))
  .tx(...cancelled([[t(15.25), t(1)]]))
  .tx(blockSplit(1, 2, 1015), impairmentReported(3, "Recalled"))
  .tx(blockImpaired(3, "Recalled", { firstTonne: 15, tonnes: 85, shortfall: t(83.75) }))
  .expect(`{ retirements { impairedTonnes } impairments { firstTonne first last block { id status } } }`, {
    retirements: [{ impairedTonnes: "0.25" }],
    impairments: [{ firstTonne: "15", first: "1015", last: "1099", block: { id: "3", status: "Child" } }],
  });

export const settled = issuedMarket("settling makes retirements partly and wholly settled, and their certificates")
  .tx(transferred(ALICE, NOBODY, t(4)), certificateIssued(1, ALICE, 0n, t(4)), retired(ALICE, 0n, t(4), 1))
  .tx(...retirement(ALICE, t(4), t(2.5)))
  .tx(...cancelled([[t(6.5), t(0.5)]]))
  .tx(serialsSettled(1, 1002, 1004, 2, "VCS-R-1"))
  .tx(serialsSettled(1, 1005, 1006, 5, "VCS-R-2"))
  .expect(`{ retirements(orderBy: position) { settledTonnes settlement certificate { settledTonnes settlement } } }`, {
    retirements: [
      { settledTonnes: "2", settlement: "Partly", certificate: { settledTonnes: "2", settlement: "Partly" } },
      { settledTonnes: "2.5", settlement: "Settled", certificate: null },
    ],
  })
  .expect(
    `{ settlements(orderBy: first) { first last firstTonne tonnes registryReference registrar { id } at batch operator { code } }
       vintages { settled } blocks { settled } custodyAccounts { settled expectedTonnes circulatingTonnes } }`,
    {
      settlements: [
        {
          first: "1002",
          last: "1004",
          firstTonne: "2",
          tonnes: "3",
          registryReference: "VCS-R-1",
          registrar: { id: REGISTRAR },
          at: String(timeOf(8)),
          batch: "19385",
          operator: { code: "VER" },
        },
        {
          first: "1005",
          last: "1006",
          firstTonne: "5",
          tonnes: "2",
          registryReference: "VCS-R-2",
          registrar: { id: REGISTRAR },
          at: String(timeOf(9)),
          batch: "19385",
          operator: { code: "VER" },
        },
      ],
      vintages: [{ settled: "5" }],
      blocks: [{ settled: "5" }],
      custodyAccounts: [{ settled: String(t(5)), expectedTonnes: "95", circulatingTonnes: "93" }],
    },
  )
  .expect(`{ auditEvents(where: { kind: SerialsSettled }, orderBy: sortKey) { settlement { first } amountTonnes detail } }`, {
    auditEvents: [
      { settlement: { first: "1002" }, amountTonnes: "3", detail: "VCS-R-1" },
      { settlement: { first: "1005" }, amountTonnes: "2", detail: "VCS-R-2" },
    ],
  });

export const certifiedLater = issuedMarket("a record certified after it was settled and impaired says both")
  .tx(...retirement(ALICE, 0n, t(4)))
  .tx(blockSplit(1, 2, 1002), serialsSettled(2, 1000, 1001, 0), impairmentReported(3, "Recalled"))
  .tx(blockImpaired(3, "Recalled", { firstTonne: 2, tonnes: 98, shortfall: t(96) }))
  .tx(certificateIssued(1, ALICE, 0n, t(4)))
  .expect(`{ certificates { settledTonnes settlement impairedTonnes issuedLater } blocks { id settled } }`, {
    certificates: [{ settledTonnes: "2", settlement: "Partly", impairedTonnes: "2", issuedLater: true }],
    blocks: [
      { id: "1", settled: "2" },
      { id: "2", settled: "0" },
      { id: "3", settled: "0" },
    ],
  });
