import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";

/** What a registrar says of a project. */
export class ProjectFacts {
  constructor(
    public registrar: Address,
    public registry: i32,
    public country: string,
    public registryProjectId: string,
    public name: string,
    public projectType: string,
    public methodology: string,
    public proponent: string,
    public metadataCid: string,
    public evidenceCids: string[],
  ) {}
}

/** How a registry numbers its units. */
export class SerialRules {
  constructor(
    public operators: string,
    public scope: string,
  ) {}
}

/** A curator's judgement of a project, each criterion from 0 to 100. */
export class ScoreFacts {
  constructor(
    public curator: Address,
    public additionality: i32,
    public integrity: i32,
    public socialBenefit: i32,
    public permanence: i32,
    public rationaleCid: string,
  ) {}
}

/** A suspension that begins, or that the stakers make theirs. */
export class SuspensionFacts {
  /** The challenge that began it, or that was upheld; null without. */
  challenge: string | null = null;

  constructor(
    public account: Address,
    public by: string,
    /** When it ends by itself {s}; null for never. */
    public until: BigInt | null,
    public reason: string,
    public cid: string,
  ) {}
}

/** A challenge that is made. */
export class ChallengeFacts {
  constructor(
    public challenger: Address,
    public bond: BigInt,
    public until: BigInt,
    public reason: string,
    public cid: string,
  ) {}
}

/** How a challenge ended, and what became of its bond {wei}. */
export class RulingFacts {
  constructor(
    public status: string,
    public returned: BigInt,
    public reward: BigInt,
    public lost: BigInt,
    /** Why it was dismissed; null otherwise. */
    public reason: string | null,
  ) {}
}

/** What a vintage is. */
export class VintageFacts {
  constructor(
    public project: BigInt,
    public year: i32,
    public periodStart: BigInt,
    public periodEnd: BigInt,
    public kind: string,
    public labels: BigInt,
  ) {}
}

/** What a registrar submits. */
export class BlockFacts {
  constructor(
    public vintage: BigInt,
    public registry: i32,
    public operator: i32,
    public batch: BigInt,
    public serialStart: BigInt,
    public serialEnd: BigInt,
    public quantity: BigInt,
    public recipient: Address,
    public evidenceCid: string,
  ) {}
}

/** What a seller offers. */
export class ListingFacts {
  constructor(
    public seller: Address,
    public vintage: BigInt,
    public amount: BigInt,
    public unitPrice: BigInt,
    public payToken: Address,
    public minFill: BigInt,
    public expiry: BigInt,
  ) {}
}

/** A fill of a signed order. */
export class OrderFacts {
  constructor(
    public order: Bytes,
    public maker: Address,
    public taker: Address,
    public side: string,
    public vintage: BigInt,
    public payToken: Address,
    public amount: BigInt,
    public price: BigInt,
    public commission: BigInt,
    public remaining: BigInt,
    public nonce: BigInt,
  ) {}
}

/** An order as its maker signed it. */
export class SignedOrderFacts {
  constructor(
    public order: Bytes,
    public maker: Address,
    /** Zero for anybody. */
    public taker: Address,
    public side: string,
    public vintage: BigInt,
    public amount: BigInt,
    public unitPrice: BigInt,
    public payToken: Address,
    public minFill: BigInt,
    public nonce: BigInt,
    public counter: BigInt,
    public deadline: BigInt,
    public signature: Bytes,
  ) {}
}

/** What a pool takes {1e3 = 100 %}, and how much may lie in it {t}. */
export class PoolTermsFacts {
  constructor(
    public depositFee: i32,
    public selectiveFee: i32,
    public automaticFee: i32,
    public cap: BigInt,
  ) {}
}

/** What may be deposited in a pool. What is empty or 0 is not asked. */
export class CriteriaFacts {
  constructor(
    public registries: BigInt,
    public classes: i32,
    public firstYear: i32,
    public lastYear: i32,
    public rollingYears: i32,
    public labels: BigInt,
    public leastScores: LeastScores,
    public countries: string[],
    public types: string[],
    public methodologies: string[],
    public allowed: BigInt[],
    public blocked: BigInt[],
  ) {}
}

/** What the curators' averages must reach, each from 0 to 100. */
export class LeastScores {
  constructor(
    public additionality: i32,
    public integrity: i32,
    public socialBenefit: i32,
    public permanence: i32,
  ) {}
}

/** One line of a redemption. */
export class RedemptionFacts {
  constructor(
    public account: Address,
    public operator: Address,
    public vintage: BigInt,
    public amount: BigInt,
    public fee: BigInt,
    public automatic: boolean,
    public retired: boolean,
  ) {}
}

/** What the router did for a payment. */
export class RouterFacts {
  constructor(
    public payer: Address,
    public account: Address,
    public certificate: BigInt,
    public source: string,
    /** Zero for none. */
    public pool: Address,
    public amount: BigInt,
    public payToken: Address,
    public paid: BigInt,
  ) {}
}

/** A stretch of a schedule of liquidity mining. */
export class EpochFacts {
  constructor(
    public duration: BigInt,
    public emission: BigInt,
  ) {}
}

/** What came into a pair of Uniswap, and what went out. */
export class SwapFacts {
  constructor(
    public caller: Address,
    public recipient: Address,
    public in0: BigInt,
    public in1: BigInt,
    public out0: BigInt,
    public out1: BigInt,
  ) {}
}

/** What a retiree claims. Zero, or an empty text, means "none named". */
export class ClaimFacts {
  purpose: string;
  beneficiary: Address = Address.zero();
  consumptionCountry: string = "";
  consumptionStart: BigInt = BigInt.zero();
  consumptionEnd: BigInt = BigInt.zero();
  retiringEntity: string = "";
  beneficiaryName: string = "";
  beneficiaryLocation: string = "";
  purposeReference: string = "";
  message: string = "";

  constructor(purpose: string) {
    this.purpose = purpose;
  }
}

/** One contiguous piece of serial numbers that a certificate stands for. */
export class LineFacts {
  constructor(
    public vintage: BigInt,
    public position: BigInt,
    public amount: BigInt,
  ) {}
}

/** What a certificate says beside its claim. Zero addresses and null mean "none". */
export class CertificateFacts {
  lines: LineFacts[] = [];
  /** Whether the beneficiary consented before: the certificate is theirs. */
  confirmed: boolean = false;
  claimKey: Address = Address.zero();
  commitment: Bytes | null = null;
  /** What the credits were bought with in the same transaction, and for how much. */
  payToken: Address = Address.zero();
  paid: BigInt = BigInt.zero();

  constructor(public claim: ClaimFacts) {}
}

/** What a verifier states of an account of ours at a registry. */
export class CustodyFacts {
  constructor(
    public registry: string,
    public number: BigInt,
    public verifier: Address,
    public account: string,
    public date: i32,
    public tonnes: BigInt,
    public documentCid: string,
  ) {}
}

/** What a verifier states of a project's monitoring period. */
export class PeriodFacts {
  constructor(
    public project: string,
    public periodStart: i32,
    public periodEnd: i32,
    public verifier: Address,
    public tonnes: BigInt,
    public reportCid: string,
  ) {}
}

/** A request for detokenisation that is made. */
export class RequestFacts {
  constructor(
    public id: BigInt,
    public owner: Address,
    public firstTonne: BigInt,
    public tonnes: BigInt,
    public registryAccount: string,
  ) {}
}

/** What a registrar records as retired at the registry, too. */
export class SettlementFacts {
  constructor(
    public registrar: Address,
    public first: BigInt,
    public last: BigInt,
    public firstTonne: BigInt,
    public reference: string,
  ) {}
}

/** What a registrar reports of a block. */
export class ImpairmentFacts {
  constructor(
    public registrar: Address,
    public kind: string,
    public reason: string,
    public cid: string,
  ) {}
}

/** A grant that is made. */
export class GrantFacts {
  /** What a milestone grant is for; null for a grant that vests with time. */
  name: string | null = null;
  start: BigInt = BigInt.zero();
  cliff: BigInt = BigInt.zero();
  end: BigInt = BigInt.zero();

  constructor(
    public beneficiary: Address,
    public bucket: i32,
    public amount: BigInt,
  ) {}
}

/** An airdrop round that is opened. */
export class RoundFacts {
  constructor(
    public root: Bytes,
    public total: BigInt,
    public start: BigInt,
    public deadline: BigInt,
    public proofsCid: string,
  ) {}
}

/** A lock of a staking position that begins. */
export class LockFacts {
  constructor(
    public owner: Address,
    public tier: string,
    /** What came in {wei}. */
    public added: BigInt,
    /** What is staked now {wei}. */
    public amount: BigInt,
    public unlock: BigInt,
    public apyBps: i32,
    public reward: BigInt,
    /** What the old lock had promised and not yet accrued {wei}. */
    public cancelled: BigInt,
  ) {}
}

/** One entry of an ERC-1155 transfer event. */
export class Movement {
  constructor(
    public operator: Address,
    public from: Address,
    public to: Address,
    public tokenId: BigInt,
    public amount: BigInt,
    /** Its place in the batch, from 0. */
    public index: i32,
  ) {}
}

/** What somebody proposes. */
export class ProposalFacts {
  constructor(
    public proposer: Address,
    public targets: Address[],
    public values: BigInt[],
    public calldatas: Bytes[],
    public snapshot: BigInt,
    public deadline: BigInt,
    public description: string,
  ) {}
}

/** One call that is proposed or scheduled. */
export class CallFacts {
  constructor(
    public index: i32,
    public target: Address,
    public value: BigInt,
    public data: Bytes,
  ) {}
}

/** A vote on a proposal. */
export class VoteFacts {
  constructor(
    public voter: Address,
    public support: i32,
    public weight: BigInt,
    public reason: string,
    /** Null without. */
    public params: Bytes | null,
  ) {}
}

/** A signal poll that is opened. */
export class PollFacts {
  constructor(
    public opener: Address,
    public snapshot: BigInt,
    public end: BigInt,
    public options: i32,
    public questionCid: string,
  ) {}
}

/** A payment into or out of the treasury. */
export class PaymentFacts {
  constructor(
    public direction: string,
    public kind: string,
    public token: Address,
    /** Zero for nobody. */
    public counterparty: Address,
    public amount: BigInt,
  ) {}
}
