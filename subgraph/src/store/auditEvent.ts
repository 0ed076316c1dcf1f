import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import {
  AirdropRound,
  Amendment,
  AuditEvent,
  Block,
  Cancellation,
  Certificate,
  Challenge,
  Consent,
  CurationScore,
  CustodyStatement,
  DetokenisationRequest,
  Farm,
  Impairment,
  Listing,
  OrderFill,
  Pool,
  Retirement,
  Settlement,
  SignalPoll,
  StakePosition,
  Suspension,
  Trade,
  Transfer,
  VerifiedPeriod,
  VestingGrant,
  Vintage,
} from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { logId, logItemId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** One entry of the timeline in the making: say what it concerns, then {@link Entry.record} it. */
export class Entry {
  private event: AuditEvent;

  constructor(id: string, log: Log, kind: string, actor: Bytes) {
    const event = new AuditEvent(id);
    event.kind = kind;
    event.actor = actor;
    event.sortKey = log.sortKey();
    event.timestamp = log.timestamp;
    event.blockNumber = log.blockNumber;
    event.blockHash = log.blockHash;
    event.logIndex = log.index.toI32();
    event.transaction = log.transaction;
    this.event = event;
  }

  with(counterparty: Bytes): Entry {
    this.event.counterparty = counterparty;
    return this;
  }

  withAccount(counterparty: Address): Entry {
    return this.with(ensureAccount(counterparty));
  }

  ofProject(project: string): Entry {
    this.event.project = project;
    return this;
  }

  ofVintage(vintage: Vintage): Entry {
    this.event.vintage = vintage.id;
    return this.ofProject(vintage.project);
  }

  ofBlock(block: Block): Entry {
    this.event.block = block.id;
    this.event.vintage = block.vintage;
    return this.ofProject(block.project);
  }

  ofTransfer(transfer: Transfer): Entry {
    this.event.transfer = transfer.id;
    return this;
  }

  ofListing(listing: Listing): Entry {
    this.event.listing = listing.id;
    this.event.vintage = listing.vintage;
    return this.ofProject(listing.project);
  }

  ofTrade(trade: Trade): Entry {
    this.event.trade = trade.id;
    return this;
  }

  ofOrderFill(fill: OrderFill): Entry {
    this.event.orderFill = fill.id;
    this.event.vintage = fill.vintage;
    return this.ofProject(fill.project);
  }

  ofPool(pool: Pool): Entry {
    this.event.pool = pool.id;
    return this;
  }

  ofFarm(farm: Farm): Entry {
    this.event.farm = farm.id;
    return this;
  }

  ofRetirement(retirement: Retirement): Entry {
    this.event.retirement = retirement.id;
    return this;
  }

  ofCertificate(certificate: Certificate): Entry {
    this.event.certificate = certificate.id;
    this.event.retirement = certificate.retirement;
    return this;
  }

  ofRequest(request: DetokenisationRequest): Entry {
    this.event.request = request.id;
    this.event.vintage = request.vintage;
    return this.ofProject(request.project);
  }

  ofCancellation(cancellation: Cancellation): Entry {
    this.event.cancellation = cancellation.id;
    this.event.vintage = cancellation.vintage;
    return this.ofProject(cancellation.project);
  }

  ofSettlement(settlement: Settlement): Entry {
    this.event.settlement = settlement.id;
    return this;
  }

  ofImpairment(impairment: Impairment): Entry {
    this.event.impairment = impairment.id;
    return this;
  }

  ofCustody(statement: CustodyStatement): Entry {
    this.event.custody = statement.id;
    return this;
  }

  ofPeriod(period: VerifiedPeriod): Entry {
    this.event.period = period.id;
    return this.ofProject(period.project);
  }

  ofConsent(consent: Consent): Entry {
    this.event.consent = consent.id;
    return this;
  }

  ofAmendment(amendment: Amendment): Entry {
    this.event.amendment = amendment.id;
    return this;
  }

  ofContract(contract: Bytes): Entry {
    this.event.contract = contract;
    return this;
  }

  ofGrant(grant: VestingGrant): Entry {
    this.event.grant = grant.id;
    return this;
  }

  ofRound(round: AirdropRound): Entry {
    this.event.round = round.id;
    return this;
  }

  ofPosition(position: StakePosition): Entry {
    this.event.position = position.id;
    return this;
  }

  ofProposal(proposal: string): Entry {
    this.event.proposal = proposal;
    return this;
  }

  ofPoll(poll: SignalPoll): Entry {
    this.event.poll = poll.id;
    return this;
  }

  ofScore(score: CurationScore): Entry {
    this.event.score = score.id;
    return this.ofProject(score.project);
  }

  ofChallenge(challenge: Challenge): Entry {
    this.event.challenge = challenge.id;
    return this.ofProject(challenge.project);
  }

  ofSuspension(suspension: Suspension): Entry {
    this.event.suspension = suspension.id;
    if (suspension.challenge !== null) this.event.challenge = suspension.challenge;
    return this.ofProject(suspension.project);
  }

  /** CRBN {wei}. */
  tokens(amount: BigInt): Entry {
    this.event.tokens = amount;
    return this;
  }

  amount(amount: BigInt): Entry {
    this.event.amount = amount;
    this.event.amountTonnes = toTonnes(amount);
    return this;
  }

  detail(text: string): Entry {
    this.event.detail = text;
    return this;
  }

  record(): void {
    this.event.save();
  }
}

/** An entry for an event that makes one. */
export function entry(log: Log, kind: string, actor: Address): Entry {
  return new Entry(logId(log), log, kind, ensureAccount(actor));
}

/** An entry for an event that makes several. */
export function entryOfMany(log: Log, index: i32, kind: string, actor: Address): Entry {
  return new Entry(logItemId(log, index), log, kind, ensureAccount(actor));
}
