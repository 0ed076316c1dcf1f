/** "GraphQL equals chain" for what becomes of serial numbers: supply, every tonne's state, requests, certificates, custody, shares. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { zeroAddress, zeroHash } from "viem";
import type { Protocol } from "../../script/chain/protocol.ts";
import { ROOT } from "../../script/dev/paths.ts";
import { readEnums } from "../../subgraph/scripts/constants.ts";
import { ChainComparison, id, lower, newestMoment, sum } from "./subgraph/comparison.ts";
import { ask, type Row } from "./subgraph/index-snapshot.ts";

const ENUMS = readEnums();
const TONNE = 10n ** 18n;
const TERMS = ["issued", "circulating", "pooled", "locked", "retired", "cancelled", "detokenised"] as const;
const SERIAL_STATES = ["Unassigned", "Partly", "Consumed", "Settled", "Reserved", "Released", "Impaired"];
const WHERE_IS = readFileSync(join(ROOT, "subgraph/queries/serial.graphql"), "utf8");

/** Of {@link ChainComparison.counted}, also how many tonnes are in each state. */
export class ProvenanceComparison extends ChainComparison {
  /** Compares everything at the newest block that the subgraph has indexed. */
  static async run(protocol: Protocol, url: string): Promise<ProvenanceComparison> {
    const comparison = new ProvenanceComparison(protocol, url, await newestMoment(protocol, url));
    await comparison.vintages();
    await comparison.requests();
    await comparison.pieces();
    await comparison.tonnes();
    await comparison.certificates();
    await comparison.custody();
    await comparison.shares();
    return comparison;
  }

  private async vintages(): Promise<void> {
    const fields = `consumed allotted impaired covered shortfall requestCount issuanceCount supply { ${TERMS.join(" ")} }`;
    for (const row of await this.rows("vintages", fields)) {
      const of = (what: string) => `vintage ${row.id}: ${what}`;
      const supply = row.supply as Row;
      const onChain = await this.read<Row>("Provenance", "supplyOf", row.id);
      for (const term of TERMS) this.equal(of(term), supply[term], onChain[term]);
      const outflows = await this.read<Row>("Provenance", "outflowsOf", row.id);
      for (const name of ["impaired", "covered"]) this.equal(of(name), row[name], outflows[name]);
      const [sound, shortfall] = await this.read<[bigint, bigint]>("Provenance", "soundOf", row.id);
      this.equal(of("shortfall"), row.shortfall, shortfall);
      this.equal(of("sound"), BigInt(supply.circulating as string) - BigInt(row.shortfall as string), sound);
      this.equal(of("head"), row.consumed, await this.read("CarbonCredit", "consumedOf", row.id));
      this.equal(of("allotted"), row.allotted, await this.read("CarbonCredit", "allottedOf", row.id));
      this.equal(of("requests"), row.requestCount, await this.read("Provenance", "requestCountOf", row.id));
      this.equal(of("blocks"), row.issuanceCount, await this.read("CreditIssuance", "blockCountOf", row.id));
    }
  }

  private async requests(): Promise<void> {
    const fields = "vintage { id } owner { id } firstTonne tonnes requestedAt status";
    for (const row of await this.rows("detokenisationRequests", fields)) {
      const of = (what: string) => `request ${row.id}: ${what}`;
      const request = await this.read<Row>("Provenance", "requestOf", row.id);
      const status = ENUMS.RequestStatus?.[request.status as number];
      this.equal(of("status"), row.status, status);
      this.equal(of("vintage"), id(row.vintage), request.vintage);
      this.equal(of("owner"), id(row.owner), lower(request.owner));
      this.equal(of("first tonne"), row.firstTonne, request.firstTonne);
      this.equal(of("requested at"), row.requestedAt, request.requestedAt);
      this.equal(of("tonnes"), row.tonnes, request.tonnes);
    }
  }

  /** The serial numbers of every retirement, request and cancellation, and what the registry did with those of retirements. */
  private async pieces(): Promise<void> {
    const ranges = "block { id } first last firstFrom lastTo amount";
    const retired = await this.rows(
      "retirements",
      `vintage { id } position amount settled settlement impaired serials: ranges(orderBy: index) { ${ranges} }`,
    );
    for (const row of retired) {
      const { id: vintage } = row.vintage as Row;
      const [settled, impaired] = await this.read<[bigint, bigint]>(
        "Provenance",
        "statusOf",
        vintage,
        row.position,
        row.amount,
      );
      this.equal(`retirement ${row.id}: settled`, row.settled, settled);
      this.equal(`retirement ${row.id}: impaired`, row.impaired, impaired);
      const word = settled === 0n ? "Pending" : settled === BigInt(row.amount as string) ? "Settled" : "Partly";
      this.equal(`retirement ${row.id}: settlement`, row.settlement, word);
    }
    const cancelled = await this.rows(
      "cancellations",
      `vintage { id } position amount serials(orderBy: index) { ${ranges} }`,
    );
    const requested = await this.rows(
      "detokenisationRequests",
      `vintage { id } firstTonne tonnes serials(orderBy: index) { ${ranges} }`,
    );
    const inUnits = requested.map((row) => ({
      ...row,
      position: BigInt(row.firstTonne as string) * TONNE,
      amount: BigInt(row.tonnes as string) * TONNE,
    }));
    for (const row of [...retired, ...cancelled.filter(({ position }) => position !== null), ...inUnits] as Row[]) {
      const expected = await this.read<Row[]>("CreditIssuance", "serialsOf", id(row.vintage), row.position, row.amount);
      const serials = row.serials as Row[];
      this.equal(`${row.id}: ranges`, serials.length, expected.length);
      for (const [index, range] of expected.entries()) {
        this.equal(`${row.id}: block`, id(serials[index]?.block), range.blockId);
        for (const name of ["first", "last", "firstFrom", "lastTo", "amount"]) {
          this.equal(`${row.id}: ${name}`, serials[index]?.[name], range[name]);
        }
      }
    }
  }

  /** Asks for every serial number as an auditor does, and the chain for its state. */
  private async tonnes(): Promise<void> {
    const fields = "vintage { id } registry { id } operator { id } batch serialStart serialEnd firstTonne";
    const blocks = (await this.rows("blocks", `status ${fields}`)).filter(({ status }) => status === "Confirmed");
    for (const block of blocks) {
      const start = BigInt(block.serialStart as string);
      for (let serial = start; serial <= BigInt(block.serialEnd as string); serial++) {
        const tonne = BigInt(block.firstTonne as string) + serial - start;
        const state = SERIAL_STATES[await this.read<number>("Provenance", "stateOf", id(block.vintage), tonne)];
        const found = await ask<Record<string, Row[]>>(this.url, WHERE_IS, {
          registry: id(block.registry),
          operator: id(block.operator),
          batch: block.batch,
          serial: String(serial),
        });
        this.equal(`serial ${serial} of batch ${block.batch}`, stateIn(found, serial), state);
        this.counted[state as string] = (this.counted[state as string] ?? 0) + 1;
      }
    }
  }

  private async certificates(): Promise<void> {
    const rows = await this.rows(
      "certificates",
      `amount settled impaired owner { id } claimKey commitment payToken paid consentedBefore word wordAt claimed claimedBy { id } beneficiary { id } amendmentCount
       lines(orderBy: index) { vintage { id } position amount retirement { settled impaired certificate { id } } }`,
    );
    for (const row of rows) {
      const of = (what: string) => `certificate ${row.id}: ${what}`;
      const lines = row.lines as Row[];
      const expected = await this.read<Row[]>("RetirementCertificate", "linesOf", row.id);
      this.equal(of("lines"), lines.length, expected.length);
      for (const [index, line] of expected.entries()) {
        this.equal(of("vintage"), id(lines[index]?.vintage), line.vintage);
        for (const name of ["position", "amount"]) this.equal(of(name), lines[index]?.[name], line[name]);
        this.equal(of("linked"), id((lines[index]?.retirement as Row | undefined)?.certificate), row.id);
      }
      const retirements = lines.map(({ retirement }) => retirement as Row);
      for (const name of ["settled", "impaired"]) this.equal(of(name), row[name], sum(retirements, name));
      this.equal(of("amount"), row.amount, sum(lines, "amount"));
      this.equal(of("owner"), id(row.owner), lower(await this.read("RetirementCertificate", "ownerOf", row.id)));
      const terms = await this.read<Row>("RetirementCertificate", "termsOf", row.id);
      this.equal(of("consented before"), row.consentedBefore, terms.confirmed);
      this.equal(of("claim key"), row.claimKey ?? zeroAddress, lower(terms.claimKey));
      this.equal(of("commitment"), row.commitment ?? zeroHash, terms.commitment);
      this.equal(of("pay token"), row.payToken ?? zeroAddress, lower(terms.payToken));
      this.equal(of("paid"), row.paid ?? "0", String(terms.paid));
      const note = await this.read<Row>("CertificateNotes", "noteOf", row.id);
      this.equal(of("word"), row.word, ENUMS.BeneficiaryWord?.[note.word as number]);
      this.equal(of("word at"), row.wordAt ?? 0, note.wordAt);
      this.equal(of("claimed"), row.claimed, note.claimed);
      this.equal(of("beneficiary"), id(row.claimedBy) ?? id(row.beneficiary) ?? zeroAddress, lower(note.beneficiary));
      this.equal(of("amendments"), row.amendmentCount, note.amendments);
    }
    for (const row of await this.rows("amendments", "certificate { id } number at countersigned text")) {
      const amendment = await this.read<Row>("CertificateNotes", "amendmentOf", id(row.certificate), row.number);
      for (const name of ["at", "countersigned", "text"]) {
        this.equal(`amendment ${row.id}: ${name}`, row[name], amendment[name]);
      }
    }
  }

  private async custody(): Promise<void> {
    const rows = await this.rows(
      "custodyStatements",
      "registry { id } number account date tonnes verifier { id } documentCid statedAt",
    );
    for (const row of rows) {
      const statement = await this.read<Row>("Custody", "custodyOf", id(row.registry), row.number);
      for (const name of ["account", "date", "tonnes", "documentCid", "statedAt"]) {
        this.equal(`statement ${row.id}: ${name}`, row[name], statement[name]);
      }
      this.equal(`statement ${row.id}: verifier`, id(row.verifier), lower(statement.verifier));
    }
    const periods = "project { id } periodStart periodEnd verified allotted verifier { id }";
    for (const row of await this.rows("verifiedPeriods", periods)) {
      const period = await this.read<Row>("Allotments", "periodOf", id(row.project), row.periodStart, row.periodEnd);
      for (const name of ["verified", "allotted"]) this.equal(`period ${row.id}: ${name}`, row[name], period[name]);
      this.equal(`period ${row.id}: verifier`, id(row.verifier), lower(period.verifier));
    }
  }

  private async shares(): Promise<void> {
    const { protocol } = await ask<{ protocol: Row }>(
      this.url,
      `{ protocol(id: "carbontrace", block: { number: ${this.block.number} }) { allotted } }`,
    );
    for (const row of await this.rows("shares", "dimension key allotted cap")) {
      const dimension = ENUMS.Dimension?.indexOf(row.dimension as string);
      const [tonnes, total, cap] = await this.read<bigint[]>("Allotments", "shareOf", dimension, row.key);
      this.equal(`share ${row.id}: allotted`, row.allotted, tonnes);
      this.equal(`share ${row.id}: of`, protocol.allotted, total);
      this.equal(`share ${row.id}: cap`, row.cap, cap);
    }
  }
}

/** Where a serial number is, as the auditor's query explains how to read its answer. */
function stateIn(found: Record<string, Row[]>, serial: bigint): string {
  const { ranges = [], settlements = [], impairments = [] } = found;
  const status = ranges.map(({ request }) => (request as Row | null)?.status);
  if (status.includes("Finalised")) return "Released";
  if (status.includes("Requested") || status.includes("Accepted")) return "Reserved";
  if (settlements.length > 0) return "Settled";
  if (impairments.some((impairment) => impairment.status === "Confirmed")) return "Impaired";
  const consumed = ranges.filter(({ request }) => request === null).map((range) => consumedOf(range, serial));
  const total = consumed.reduce((before, part) => before + part, 0n);
  if (total === TONNE) return "Consumed";
  return total === 0n ? "Unassigned" : "Partly";
}

/** How much of a serial number lies in a range that holds it {unit}. */
function consumedOf(range: Row, serial: bigint): bigint {
  const from = range.first === String(serial) ? BigInt(range.firstFrom as string) : 0n;
  const to = range.last === String(serial) ? BigInt(range.lastTo as string) : TONNE;
  return to - from;
}
