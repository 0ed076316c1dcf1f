/**
 * A certificate as one machine-readable record: our own words, and beside them Climate Action Data Trust's names. Its shape
 * is `schema.json`; docs/CERTIFICATE.md explains every field. Amounts and serial numbers are strings, because JSON's
 * numbers end at 2^53.
 */
import { formatUnits, isAddressEqual, zeroAddress } from "viem";
import type { Claim, Price } from "../certificate.ts";
import type { Notes } from "../notes.ts";
import { countryOf, courtAndCaseOf, dayOf, purposeOf, timeOf } from "../words.ts";
import { climateActionData } from "./climateActionData.ts";
import type { CertificateFacts, CertifiedLine } from "./facts.ts";
import { escapeInvisible } from "./invisible.ts";

export type CertificateRecord = ReturnType<typeof certificateRecord>;

export function certificateRecord(facts: CertificateFacts) {
  const units = facts.lines.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    schema: "carbontrace/certificate/3",
    certificate: {
      id: facts.certificate.toString(),
      contract: facts.contract,
      chainId: facts.chainId,
      block: facts.blockNumber,
      time: timeOf(facts.time),
      transaction: facts.transaction ?? null,
    },
    verification: {
      verified: facts.checks.every(({ passed }) => passed),
      block: facts.at.toString(),
      checks: facts.checks.map(({ passed, statement, detail }) => ({ passed, statement, detail })),
    },
    tonnes: formatUnits(units, 18),
    units: units.toString(),
    retiringAddress: facts.account,
    operator: facts.operator,
    price: facts.terms.price === undefined ? null : priceRecord(facts.terms.price),
    claim: claimOf(facts.claim),
    terms: {
      confirmedAtIssue: facts.terms.confirmed,
      claimKey: facts.terms.claimKey ?? null,
      commitment: facts.terms.commitment ?? null,
    },
    notes: notesOf(facts.notes),
    lines: facts.lines.map(lineOf),
    climateActionData: climateActionData(facts),
  };
}

function claimOf(claim: Claim) {
  const { court, courtCase } = courtAndCaseOf(claim);
  return {
    retiringEntity: claim.retiringEntity,
    beneficiary: claim.beneficiaryName,
    beneficiaryAddress: isAddressEqual(claim.beneficiary, zeroAddress) ? null : claim.beneficiary,
    beneficiaryLocation: claim.beneficiaryLocation,
    purpose: purposeOf(claim.purpose),
    purposeReference: claim.purposeReference,
    court,
    case: courtCase,
    message: claim.message,
    consumptionCountry: countryOf(claim.consumptionCountry) || null,
    consumptionStart: dayOf(claim.consumptionStart),
    consumptionEnd: dayOf(claim.consumptionEnd),
  };
}

function priceRecord({ token, paid, symbol, decimals }: Price) {
  return { token, symbol, decimals, amount: formatUnits(paid, decimals), units: paid.toString() };
}

function notesOf({ beneficiary, claimed, word, wordAt, reason, amendments }: Notes) {
  return {
    beneficiaryAddress: beneficiary ?? null,
    claimed,
    word,
    wordTime: wordAt === 0 ? null : timeOf(wordAt),
    reason,
    amendments: amendments.map(({ number, at, countersigned, text }) => ({
      number,
      time: timeOf(at),
      countersigned,
      text,
    })),
  };
}

function settlementOf(amount: bigint, settled: bigint): "pending" | "partly" | "settled" {
  return settled === 0n ? "pending" : settled < amount ? "partly" : "settled";
}

function lineOf({ retirementId, position, amount, settled, impaired, credit, serials }: CertifiedLine) {
  return {
    retirementId: retirementId.toString(),
    vintageId: credit.vintage,
    position: position.toString(),
    tonnes: formatUnits(amount, 18),
    units: amount.toString(),
    settlement: settlementOf(amount, settled),
    settledTonnes: formatUnits(settled, 18),
    impairedTonnes: formatUnits(impaired, 18),
    registry: credit.registryName,
    registryCode: credit.registryCode,
    projectId: credit.projectId,
    projectName: credit.projectName,
    country: credit.country,
    projectClass: credit.projectClass,
    projectType: credit.projectType,
    methodology: credit.methodology || null,
    proponent: credit.proponent || null,
    vintageYear: credit.year,
    periodStart: dayOf(credit.periodStart),
    periodEnd: dayOf(credit.periodEnd),
    kind: credit.kind,
    labels: credit.labels,
    serials: serials.map((range) => ({
      operator: range.operatorCode,
      batch: range.batch.toString(),
      first: range.first.toString(),
      last: range.last.toString(),
      firstFrom: formatUnits(range.firstFrom, 18),
      lastTo: formatUnits(range.lastTo, 18),
      tonnes: formatUnits(range.amount, 18),
      block: range.blockId,
      registrar: range.provenance?.registrar ?? null,
      verifier: range.provenance?.verifier ?? null,
      confirmed: range.provenance?.confirmed ?? null,
      evidenceCid: range.provenance?.evidenceCid ?? null,
    })),
  };
}

/** The record as JSON that is safe to look at: what is not seen is written as escapes. */
export function recordJson(record: CertificateRecord): string {
  return escapeInvisible(JSON.stringify(record, null, 2));
}
