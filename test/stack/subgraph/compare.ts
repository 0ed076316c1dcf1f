/** "GraphQL equals chain": everything that the subgraph says, held against what the contracts answer at the same block. */
import { type Hex, hexToString, size, trim, zeroAddress } from "viem";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { readEnums } from "../../../subgraph/scripts/constants.ts";
import { STATUS, suspendedNow } from "./compare-curation.ts";
import { ChainComparison, id, lower, newestMoment, sum } from "./comparison.ts";
import { ask, type IndexedBlock, type Row } from "./index-snapshot.ts";

export interface Comparison {
  block: IndexedBlock;
  /** One sentence for each fact on which the two disagree. */
  differences: string[];
  /** How many of each were compared, so that a test can ask for more than nothing. */
  compared: Record<string, number>;
}

const ENUMS = readEnums();
const SUPPLY_TERMS = ["issued", "circulating", "pooled", "locked", "retired", "cancelled", "detokenised"] as const;
const SUPPLY = `supply { ${SUPPLY_TERMS.join(" ")} listed issuedTonnes circulatingTonnes retiredTonnes listedTonnes }`;

/** Compares everything at the newest block that the subgraph has indexed. */
export async function compareChainAndSubgraph(protocol: Protocol, graphqlUrl: string): Promise<Comparison> {
  const moment = await newestMoment(protocol, graphqlUrl);
  const comparer = new Comparer(protocol, graphqlUrl, moment);
  await comparer.blockHash();
  await comparer.projects();
  await comparer.vintages();
  await comparer.blocks();
  await comparer.holdings();
  await comparer.listings();
  await comparer.retirements();
  await comparer.certificates();
  await comparer.protocolTotals();
  return { block: moment.block, differences: comparer.differences, compared: comparer.counted };
}

class Comparer extends ChainComparison {
  async blockHash(): Promise<void> {
    const { hash } = await this.protocol.client.getBlock({ blockNumber: BigInt(this.block.number) });
    this.equal(`hash of block ${this.block.number}`, this.block.hash, hash);
  }

  async projects(): Promise<void> {
    const fields = `registry { id } registryProjectId name country projectType methodology proponent metadataCid ${STATUS}
      projectClass registeredAt vintageCount`;
    const rows = await this.rows("projects", fields);
    const { timestamp } = await this.protocol.client.getBlock({ blockNumber: BigInt(this.block.number) });
    this.equal("number of projects", rows.length, await this.read("ProjectRegistry", "projectCount"));
    for (const row of rows) {
      const project = await this.read<Row>("ProjectRegistry", "projectOf", row.id);
      const of = (what: string) => `project ${row.id}: ${what}`;
      for (const name of ["registryProjectId", "name", "projectType", "methodology", "proponent", "metadataCid"]) {
        this.equal(of(name), row[name], project[name]);
      }
      this.equal(of("registry"), id(row.registry), project.registry);
      this.equal(of("country"), row.country, hexToString(project.country as Hex));
      const { status, since } = suspendedNow(row, timestamp);
      this.equal(of("status"), status, ENUMS.ProjectStatus?.[project.status as number]);
      this.equal(of("class"), row.projectClass, ENUMS.ProjectClass?.[project.class as number]);
      this.equal(of("registeredAt"), row.registeredAt, project.registeredAt);
      this.equal(of("statusSince"), since, project.statusSince);
      this.equal(of("vintageCount"), row.vintageCount, await this.read("CarbonCredit", "vintageCountOf", row.id));
    }
  }

  async vintages(): Promise<void> {
    const rows = await this.rows(
      "vintages",
      `project { id } year periodStart periodEnd kind labelMask consumed issuanceCount ${SUPPLY}`,
    );
    const market = this.protocol.address("CreditMarket");
    for (const row of rows) {
      const of = (what: string) => `vintage ${row.id}: ${what}`;
      const identity = await this.read<Row>("CarbonCredit", "vintageOf", row.id);
      for (const name of ["year", "periodStart", "periodEnd"]) this.equal(of(name), row[name], identity[name]);
      this.equal(of("project"), id(row.project), identity.project);
      this.equal(of("kind"), row.kind, ENUMS.UnitKind?.[identity.kind as number]);
      this.equal(of("labels"), row.labelMask, identity.labels);
      this.equal(of("consumed"), row.consumed, await this.read("CarbonCredit", "consumedOf", row.id));
      this.equal(of("blocks"), row.issuanceCount, await this.read("CreditIssuance", "blockCountOf", row.id));
      const supply = row.supply as Row;
      const onChain = await this.read<Row>("CarbonCredit", "supplyOf", row.id);
      for (const term of SUPPLY_TERMS) this.equal(of(term), supply[term], onChain[term]);
      this.equal(of("listed"), supply.listed, await this.read("CarbonCredit", "balanceOf", market, row.id));
      this.supplyAddsUp(of("supply"), supply);
    }
  }

  async blocks(): Promise<void> {
    const fields = "vintage { id } registry { id } operator { id } batch serialStart serialEnd status registrar { id }";
    const rows = await this.rows("blocks", fields);
    this.equal("number of blocks", rows.length, await this.read("CreditIssuance", "blockCount"));
    for (const row of rows) {
      const block = await this.read<Row>("CreditIssuance", "blockOf", row.id);
      const of = (what: string) => `block ${row.id}: ${what}`;
      for (const name of ["batch", "serialStart", "serialEnd"]) this.equal(of(name), row[name], block[name]);
      for (const name of ["vintage", "registry", "operator"]) this.equal(of(name), id(row[name]), block[name]);
      this.equal(of("status"), row.status, ENUMS.BlockStatus?.[block.status as number]);
    }
  }

  /** Every holding equals the balance, and together with escrow they are all that circulates: none is missing. */
  async holdings(): Promise<void> {
    const rows = await this.rows("holdings", "account { id } vintage { id } amount listed");
    for (const row of rows) {
      const balance = await this.read("CarbonCredit", "balanceOf", id(row.account), id(row.vintage));
      this.equal(`holding ${row.id}`, row.amount, balance);
    }
    for (const vintage of await this.rows("vintages", `holderCount ${SUPPLY}`)) {
      const own = rows.filter((row) => id(row.vintage) === vintage.id);
      const supply = vintage.supply as Row;
      const of = (what: string) => `vintage ${vintage.id}: ${what}`;
      this.equal(of("holdings and escrow"), sum(own, "amount") + BigInt(supply.listed as string), supply.circulating);
      this.equal(of("escrow by sellers"), sum(own, "listed"), supply.listed);
      this.equal(of("holders"), own.filter((row) => row.amount !== "0").length, vintage.holderCount);
    }
  }

  async listings(): Promise<void> {
    const fields =
      "seller { id } vintage { id } payToken { id } remaining minFill unitPrice expiry lot status sold returned amount";
    const rows = await this.rows("listings", fields);
    for (const row of rows) {
      const of = (what: string) => `listing ${row.id}: ${what}`;
      const listing = await this.read<Row>("CreditMarket", "listingOf", row.id);
      this.equal(of("remaining"), row.remaining, listing.remaining);
      this.equal(of("status"), row.status === "Active", listing.remaining !== 0n);
      this.equal(of("amount"), row.amount, sum([row], "remaining") + sum([row], "sold") + sum([row], "returned"));
      for (const name of ["minFill", "unitPrice", "lot"]) this.equal(of(name), row[name], listing[name]);
      // The chain forgets until when a cancelled listing was offered; its history does not.
      this.equal(of("expiry"), row.status === "Cancelled" ? 0n : row.expiry, listing.expiry);
      for (const name of ["seller", "vintage", "payToken"]) this.equal(of(name), id(row[name]), lower(listing[name]));
    }
  }

  async retirements(): Promise<void> {
    const rows = await this.rows("retirements", "vintage { id } position amount rangeCount");
    const ranges = await this.rangesByRetirement();
    for (const row of rows) {
      const of = (what: string) => `retirement ${row.id}: ${what}`;
      const expected = await this.read<Row[]>("CreditIssuance", "serialsOf", id(row.vintage), row.position, row.amount);
      const own = ranges.get(String(row.id)) ?? [];
      this.equal(of("ranges"), own.length, expected.length);
      this.equal(of("rangeCount"), row.rangeCount, expected.length);
      for (const [index, serials] of expected.entries()) {
        for (const name of Object.keys(serials))
          this.equal(of(`range ${index} ${name}`), own[index]?.[name], serials[name]);
      }
      this.equal(of("sum of ranges"), sum(own, "amount"), row.amount);
    }
    for (const vintage of await this.rows("vintages", SUPPLY)) {
      const own = rows.filter((row) => id(row.vintage) === vintage.id);
      this.equal(`vintage ${vintage.id}: retirements`, sum(own, "amount"), (vintage.supply as Row).retired);
    }
  }

  /** The ranges of every retirement in order, with the names that the contract gives the fields. */
  private async rangesByRetirement(): Promise<Map<string, Row[]>> {
    const fields = "block { id } registry { id } operator { id } batch first last firstFrom lastTo amount";
    const rows = await this.rows("serialRanges", `retirement { id } index ${fields}`);
    const found = new Map<string, Row[]>();
    for (const row of rows) {
      const own = found.get(String(id(row.retirement))) ?? [];
      own[row.index as number] = {
        ...row,
        blockId: id(row.block),
        registry: id(row.registry),
        operator: id(row.operator),
      };
      found.set(String(id(row.retirement)), own);
    }
    return found;
  }

  async certificates(): Promise<void> {
    const texts = ["retiringEntity", "beneficiaryName", "beneficiaryLocation", "purposeReference", "message"];
    const rows = await this.rows(
      "certificates",
      `account { id } vintage { id } amount beneficiary { id } purpose consumptionCountry consumptionStart consumptionEnd
       ${texts.join(" ")} retirement { id position operator { id } timestamp blockNumber certificate { id } }
       lines(first: 64, orderBy: index) { retirement { id amount } }`,
    );
    this.equal("number of certificates", rows.length, await this.read("RetirementCertificate", "certificateCount"));
    for (const row of rows) {
      const of = (what: string) => `certificate ${row.id}: ${what}`;
      const [told, claim] = await this.read<[Row, Row]>("RetirementCertificate", "certificateOf", row.id);
      const retirement = row.retirement as Row;
      const lines = (row.lines as Row[]).map((line) => line.retirement as Row);
      this.equal(of("first line"), lines[0]?.id, retirement.id);
      this.equal(of("lines"), sum(lines, "amount"), told.amount);
      this.equal(of("amount"), row.amount, told.amount);
      this.equal(of("position"), retirement.position, told.position);
      this.equal(of("time"), retirement.timestamp, told.time);
      this.equal(of("block number"), retirement.blockNumber, told.blockNumber);
      this.equal(of("operator"), id(retirement.operator), lower(told.operator));
      this.equal(of("its retirement's certificate"), id(retirement.certificate), row.id);
      for (const name of ["account", "vintage"]) this.equal(of(name), id(row[name]), lower(told[name]));
      for (const name of texts) this.equal(of(name), row[name], claim[name]);
      this.equal(of("purpose"), row.purpose, ENUMS.Purpose?.[claim.purpose as number]);
      this.equal(of("beneficiary"), id(row.beneficiary) ?? zeroAddress, lower(claim.beneficiary));
      this.equal(of("country"), row.consumptionCountry ?? "", country(claim.consumptionCountry as Hex));
      for (const name of ["consumptionStart", "consumptionEnd"]) this.equal(of(name), row[name] ?? 0, claim[name]);
    }
  }

  async protocolTotals(): Promise<void> {
    const { protocol } = await ask<{ protocol: Row }>(
      this.url,
      `{ protocol(id: "carbontrace", block: { number: ${this.block.number} }) {
         commissionRate treasury projectCount vintageCount blockCount retirementCount certificateCount listingCount
         activeListingCount ${SUPPLY} } }`,
    );
    this.equal("commission", protocol.commissionRate, await this.read("CreditMarket", "commissionRate"));
    this.equal("treasury", protocol.treasury, lower(this.protocol.address("TreasurySafe")));
    for (const [field, entity] of Object.entries({
      projectCount: "projects",
      vintageCount: "vintages",
      blockCount: "blocks",
      retirementCount: "retirements",
      certificateCount: "certificates",
      listingCount: "listings",
    })) {
      this.equal(field, protocol[field], this.counted[entity]);
    }
    const supplies = (await this.rows("vintages", SUPPLY)).map((row) => row.supply as Row);
    for (const term of [...SUPPLY_TERMS, "listed"]) {
      this.equal(`protocol: ${term}`, (protocol.supply as Row)[term], sum(supplies, term));
    }
    this.supplyAddsUp("protocol: supply", protocol.supply as Row);
  }

  private supplyAddsUp(what: string, supply: Row): void {
    const [issued, ...parts] = SUPPLY_TERMS.map((term) => BigInt(supply[term] as string));
    const total = parts.reduce((before, part) => before + part, 0n);
    this.equal(`${what} adds up`, total, issued);
  }
}

const country = (code: Hex): string => (size(trim(code, { dir: "right" })) === 2 ? hexToString(code) : "");
