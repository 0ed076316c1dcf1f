/** "GraphQL equals chain" for the book: signed orders, their fills and makers, and the references that trades are held against. */
import { zeroAddress } from "viem";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { readEnums } from "../../../subgraph/scripts/constants.ts";
import { big, ChainComparison, id, lower, newestMoment, sum } from "./comparison.ts";
import type { Row } from "./index-snapshot.ts";

const ENUMS = readEnums();
const TONNE = 10n ** 18n;
/** `OrderStatus` of ISignedOrders.sol. */
const STATUS = ["Open", "Expired", "Filled", "Cancelled", "NonceTaken", "Suspended"];

/** A signed order as the contract takes it. */
export interface SignedOrder {
  readonly maker: string;
  readonly taker: string;
  readonly side: number;
  readonly vintage: number;
  readonly amount: bigint;
  readonly unitPrice: bigint;
  readonly payToken: string;
  readonly minFill: bigint;
  readonly nonce: bigint;
  readonly counter: bigint;
  readonly deadline: number;
}

/** What the subgraph says of orders, held against what the market answers at the same block. */
export class OrderComparison extends ChainComparison {
  private nonces: readonly Row[] = [];
  private makers: readonly Row[] = [];

  /** Compares everything at the newest block that the subgraph has indexed. `signed` are orders that nobody may have announced. */
  static async run(protocol: Protocol, url: string, signed: readonly SignedOrder[] = []): Promise<OrderComparison> {
    const comparison = new OrderComparison(protocol, url, await newestMoment(protocol, url));
    await comparison.orders(signed);
    await comparison.counters();
    await comparison.references();
    await comparison.routed();
    return comparison;
  }

  /** Every order that the index can know: those that were announced, and those that were filled. */
  async orders(signed: readonly SignedOrder[]): Promise<void> {
    const orders = await this.rows(
      "orders",
      `maker { id } side vintage { id } payToken { id } nonce counter amount filled remaining status fillCount`,
    );
    const announcements = await this.rows(
      "orderAnnouncements",
      `order { id } maker { id } taker side vintage { id } amount unitPrice payToken minFill nonce counter deadline underNonce { id }`,
    );
    this.nonces = await this.rows("orderNonces", "order { id } cancelledAt");
    this.makers = await this.rows("orderMakers", "counter");
    const fills = await this.rows("orderFills", "order { id } amount price commission total side remaining");
    const known = new Map(announcements.map((row) => [String(row.id), termsOf(row)]));
    for (const order of signed) known.set(lower(await this.read("CreditMarket", "hashOrder", order)), order);
    for (const row of orders) {
      const terms = known.get(String(row.id));
      this.equal(`order ${row.id}: is one that was signed`, terms !== undefined, true);
      if (terms === undefined) continue;
      const of = (what: string) => `order ${row.id}: ${what}`;
      for (const name of ["nonce", "counter", "amount"] as const) this.equal(of(name), row[name], terms[name]);
      for (const name of ["maker", "vintage", "payToken"] as const)
        this.equal(of(name), id(row[name]), lower(terms[name]));
      this.equal(of("side"), row.side, ENUMS.Side?.[terms.side]);
      this.fills(
        row,
        terms,
        fills.filter((fill) => id(fill.order) === row.id),
      );
    }
    for (const row of announcements) {
      const nonce = `${id(row.maker)}-${row.nonce}`;
      const used = this.nonces.some((one) => one.id === nonce) ? nonce : undefined;
      this.equal(`order ${row.id}: its nonce`, row.underNonce ? id(row.underNonce) : undefined, used);
      this.equal(`order ${row.id}: its name`, row.id, await this.read("CreditMarket", "hashOrder", termsOf(row)));
    }
    for (const [name, terms] of known)
      await this.status(
        name,
        terms,
        orders.find((row) => row.id === name),
      );
  }

  private fills(row: Row, { unitPrice, side }: SignedOrder, fills: Row[]): void {
    const of = (what: string) => `order ${row.id}: ${what}`;
    this.equal(of("fills"), [fills.length, sum(fills, "amount")], [row.fillCount, row.filled]);
    if (row.status !== "Cancelled") this.equal(of("filled and left"), big(row.filled) + big(row.remaining), row.amount);
    for (const fill of fills) {
      const price = (big(fill.amount) * unitPrice + TONNE - 1n) / TONNE;
      const commission = side === 0 ? big(fill.commission) : -big(fill.commission);
      this.equal(of(`price of ${fill.id}`), fill.price, price);
      this.equal(of(`total of ${fill.id}`), fill.total, price + commission);
    }
  }

  /** What the index tells of an order, from its fills, its nonce and its maker's counter, is what the chain tells. */
  private async status(name: string, terms: SignedOrder, row: Row | undefined): Promise<void> {
    const [status, remaining] = await this.read<[number, bigint]>("CreditMarket", "orderStatus", terms);
    const of = (what: string) => `order ${name}: ${what}`;
    const told = await this.told(name, terms, row);
    this.equal(
      of("status"),
      told.status.includes(STATUS[status] as string) ? STATUS[status] : told.status,
      STATUS[status],
    );
    this.equal(of("remaining"), told.remaining, remaining);
  }

  /** One that is filled whole at once is, on the chain, no more than a nonce that is used up. */
  private async told(
    name: string,
    terms: SignedOrder,
    row: Row | undefined,
  ): Promise<{ status: string[]; remaining: bigint }> {
    if (row?.status === "Filled") return { status: ["Filled", "NonceTaken"], remaining: 0n };
    const nonce = this.nonces.find((one) => one.id === `${lower(terms.maker)}-${terms.nonce}`);
    if (nonce !== undefined && nonce.cancelledAt !== null) return { status: ["Cancelled"], remaining: 0n };
    if (nonce !== undefined && id(nonce.order) !== name) return { status: ["NonceTaken"], remaining: 0n };
    const maker = this.makers.find((one) => one.id === lower(terms.maker));
    if (big(maker?.counter ?? 0) !== terms.counter) return { status: ["Cancelled"], remaining: 0n };
    const remaining = row === undefined ? terms.amount : big(row.remaining);
    if (this.now > BigInt(terms.deadline)) return { status: ["Expired"], remaining };
    const tradable = await this.read("CarbonCredit", "isTradable", terms.vintage);
    return { status: [tradable ? "Open" : "Suspended"], remaining };
  }

  async counters(): Promise<void> {
    for (const row of this.makers)
      this.equal(`maker ${row.id}: counter`, row.counter, await this.read("CreditMarket", "counterOf", row.id));
  }

  async references(): Promise<void> {
    const rows = await this.rows(
      "priceReferences",
      "vintage { id } projectClass payToken { id } active unitPrice bandBps low high",
    );
    for (const row of rows) {
      const of = (what: string) => `price reference ${row.id}: ${what}`;
      const token = id(row.payToken);
      const subject = row.vintage ? id(row.vintage) : (ENUMS.ProjectClass ?? []).indexOf(String(row.projectClass));
      const view = row.vintage ? "referenceOf" : "classReferenceOf";
      const told = await this.read<Row>("CreditMarket", view, subject, token);
      for (const name of ["unitPrice", "bandBps"]) this.equal(of(name), row[name], told[name]);
      this.equal(of("active"), row.active, told.bandBps !== 0);
      if (!row.vintage || !row.active) continue;
      const [low, high] = await this.read<[bigint, bigint]>("CreditMarket", "bandOf", subject, token);
      this.equal(of("band"), [row.low, row.high], [low, high]);
    }
  }

  /** What the router retired is what its certificates say. */
  async routed(): Promise<void> {
    for (const row of await this.rows("routerRetirements", "account { id } certificate { id } amount")) {
      const [told] = await this.read<[Row]>("RetirementCertificate", "certificateOf", id(row.certificate));
      const onChain = [told.amount, lower(told.account)];
      this.equal(`routed ${row.id}`, [row.amount, id(row.account)], onChain);
    }
  }
}

/** An order as its maker signed it, out of its announcement. */
function termsOf(row: Row): SignedOrder {
  return {
    maker: String(id(row.maker)),
    taker: String(row.taker ?? zeroAddress),
    side: (ENUMS.Side ?? []).indexOf(String(row.side)),
    vintage: Number(id(row.vintage)),
    ...{ amount: big(row.amount), unitPrice: big(row.unitPrice), payToken: String(row.payToken) },
    ...{ minFill: big(row.minFill), nonce: big(row.nonce), counter: big(row.counter), deadline: Number(row.deadline) },
  };
}
