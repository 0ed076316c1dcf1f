import { type Abi, BaseError, decodeErrorResult, formatUnits, type Hex } from "viem";
import { errorAbi } from "./abis.ts";

/**
 * What a failed call means, as one sentence. Custom errors are decoded with the ABIs of all contracts; those that an
 * importer or a seller meets have words of their own, the others are shown by name with their values.
 */
export function explain(error: unknown): string {
  const data = revertData(error);
  if (data !== undefined) {
    const sentence = decodeRevert(data);
    if (sentence !== undefined) return sentence;
    return `the contract refused with unknown data ${data.slice(0, 74)}`;
  }
  if (error instanceof BaseError) return error.shortMessage;
  return error instanceof Error ? error.message : String(error);
}

/** The name of the custom error that a call reverted with, or `undefined`. */
export function revertName(error: unknown): string | undefined {
  const data = revertData(error);
  return data === undefined ? undefined : decode(data)?.name;
}

export function decodeRevert(data: Hex): string | undefined {
  const decoded = decode(data);
  if (decoded === undefined) return undefined;
  const write = SENTENCES[decoded.name];
  const values = decoded.args.map(({ name, value }) => `${name} ${show(value)}`).join(", ");
  const text =
    write === undefined ? words(decoded.name) : write(Object.fromEntries(decoded.args.map((a) => [a.name, a.value])));
  return values === "" ? `${text} (${decoded.name})` : `${text} (${decoded.name}: ${values})`;
}

function decode(data: Hex): { name: string; args: { name: string; value: unknown }[] } | undefined {
  try {
    const result = decodeErrorResult({ abi: [...errorAbi(), ...BUILT_IN], data });
    const item = result.abiItem as { inputs?: readonly { name?: string }[] };
    const args = ((result.args ?? []) as readonly unknown[]).map((value, index) => ({
      name: item.inputs?.[index]?.name || `argument ${index + 1}`,
      value,
    }));
    return { name: result.errorName as string, args };
  } catch {
    return undefined;
  }
}

const BUILT_IN: Abi = [
  { type: "error", name: "Error", inputs: [{ name: "message", type: "string" }] },
  { type: "error", name: "Panic", inputs: [{ name: "code", type: "uint256" }] },
];

/** Revert data can hide in any error of the chain of causes, under `data` or `raw`. */
function revertData(error: unknown): Hex | undefined {
  for (
    let current: unknown = error, depth = 0;
    current !== null && typeof current === "object" && depth < 12;
    depth += 1
  ) {
    const { raw, data, cause } = current as { raw?: unknown; data?: unknown; cause?: unknown };
    for (const candidate of [raw, data, (data as { data?: unknown } | undefined)?.data]) {
      if (typeof candidate === "string" && /^0x[0-9a-fA-F]{8,}$/.test(candidate)) return candidate as Hex;
    }
    current = cause;
  }
  return undefined;
}

function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}

function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (value !== null && typeof value === "object")
    return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? part.toString() : part));
  return typeof value === "string" && !value.startsWith("0x") ? `"${value}"` : String(value);
}

const tonnes = (value: unknown): string => `${formatUnits(BigInt(value as bigint), 18)} t`;
const crbn = (value: unknown): string => `${formatUnits(BigInt(value as bigint), 18)} CRBN`;

const moment = (value: unknown): string => new Date(Number(value) * 1_000).toISOString();

/** Why a pool does not take a vintage: `Ineligibility` of Eligibility.sol. */
const INELIGIBLE: readonly string[] = [
  ...["nothing", "there is no such vintage", "its project is suspended or delisted", "it is blocked", "its registry"],
  ...["its project's class", "its country", "its project's type", "its methodology", "its year", "its labels"],
  "its project's scores",
];

/** `Dimension` of IAllotments.sol. */
const CAP_WORDS: readonly string[] = ["project type", "country", "registry"];

type Values = Readonly<Record<string, unknown>>;
const SENTENCES: Readonly<Record<string, (values: Values) => string>> = {
  Error: (v) => String(v.message),
  AccessManagedUnauthorized: (v) => `${v.caller} does not have the role that this call needs`,
  EntriesPaused: (v) => `entries are paused until ${new Date(Number(v.until) * 1_000).toISOString()}`,
  TierTooLow: (v) => `${v.proposer ?? v.opener} has no locked position of the tier that this takes`,
  GovernorInsufficientProposerVotes: (v) => `${v.proposer} has ${crbn(v.votes)} of votes, not ${crbn(v.threshold)}`,
  ProjectAlreadyRegistered: (v) => `the project is already registered as number ${v.project}`,
  ProjectUnknown: (v) => `there is no project number ${v.project}`,
  CurationInsufficient: (v) =>
    `project number ${v.project} needs three curators who give every criterion 60 or more on average`,
  CuratorNotIndependent: (v) => `${v.curator} registers or verifies credits, or once did, and cannot score projects`,
  CallerIsCurator: (v) =>
    `${v.caller ?? v.account} scored project number ${v.project} and can have no other part in it`,
  SuspensionRests: (v) =>
    `project number ${v.project} cannot be suspended again without a vote until ${new Date(Number(v.restUntil) * 1_000).toISOString()}`,
  PlatinumRequired: (v) => `${v.account} has no locked Platinum position`,
  ProjectNotListed: (v) => `project number ${v.project} is not listed yet: the curation council lists it first`,
  ProjectClosed: (v) => `project number ${v.project} is suspended or delisted`,
  RegistryNotAdmitted: (v) => `registry number ${v.registry} is not admitted`,
  OperatorsUnnamed: (v) => `the serial numbers of registry number ${v.registry} name no operator: it has one`,
  OperatorNotAdmitted: (v) => `serial operator number ${v.operator} is not admitted for registry number ${v.registry}`,
  VintageAlreadyRegistered: (v) => `the vintage is already registered as number ${v.vintage}`,
  VintageShort: (v) =>
    `serial numbers of vintage ${v.vintage} are recalled and not made good, so pools take none of it`,
  VintageUnknown: (v) => `there is no vintage number ${v.vintage}`,
  LabelsUnknown: () => "the label set has a label that the protocol does not admit",
  SerialsInvalid: (v) => `the serial range ${v.serialStart}–${v.serialEnd} is not a range`,
  QuantityMismatch: (v) => `the quantity ${v.quantity} is not the number of serials, ${v.serials}`,
  SerialsOverlap: (v) => `block ${v.blockId} overlaps serials that were accepted in block ${v.other}`,
  NeighbourWrong: (v) => `block ${v.neighbour} is not the nearest accepted block below block ${v.blockId}`,
  BatchBoundElsewhere: (v) => `the batch ${v.batch} is bound to project number ${v.project} and another period`,
  BlockNotPending: (v) => `block ${v.blockId} is no longer pending`,
  DigestMismatch: (v) => `block ${v.blockId} is not what the verifier read`,
  AllotmentExceeded: (v) => `of vintage ${v.vintage} ${v.allotted} t are allotted, not ${v.tonnes} t`,
  AllotmentBelowIssued: (v) => `of vintage ${v.vintage} ${v.issued} t are issued, more than ${v.tonnes} t`,
  VerifiedTotalExceeded: (v) =>
    `of project number ${v.project}, ${v.periodStart}–${v.periodEnd}, ${v.verified} t are verified, less than ${v.allotted} t`,
  RegistrarIsVerifier: (v) => `${v.registrar} verified the period of vintage ${v.vintage} and cannot allot it too`,
  // Pools have a cap too, of another shape.
  CapExceeded: (v) =>
    v.supply !== undefined
      ? `the pool would hold ${tonnes(v.supply)}, its cap is ${tonnes(v.cap)}`
      : `its ${CAP_WORDS[Number(v.dimension)] ?? "share"} is above the stakers' cap: ${Number(v.share) / 100} % of all allotted tonnes, ${Number(v.cap) / 100} % at most`,
  NotAboveItsCaps: (v) => `neither type, country nor registry of vintage ${v.vintage} is above its cap`,
  CallerIsRegistrar: (v) => `${v.caller} is a registrar and does not state what covers its own blocks`,
  CustodyUnknown: (v) => `registry number ${v.registry} has no custody statement number ${v.custody}`,
  CustodyDateInvalid: (v) => `${v.date} is no calendar day, or lies in the future`,
  VerifierIsRegistrar: (v) => `${v.verifier} submitted block ${v.blockId} and cannot confirm it too`,
  RetirementExceedsBalance: (v) => `${v.account} holds ${tonnes(v.balance)}, not ${tonnes(v.amount)}`,
  AmountExceedsRemaining: (v) => `the listing has ${tonnes(v.remaining)} left, not ${tonnes(v.amount)}`,
  AmountBelowMinFill: (v) => `the listing sells at least ${tonnes(v.minFill)} at a time`,
  ERC1155InsufficientBalance: (v) => `${v.sender} holds ${tonnes(v.balance)}, not ${tonnes(v.needed)}`,
  RoundNumberMismatch: (v) => `the next round is number ${v.next}, not ${v.round}`,
  BucketExhausted: (v) => `the bucket has ${crbn(v.left)} left, not ${crbn(v.amount)}`,
  InsufficientRewardReserve: (v) => `the reward reserve has ${crbn(v.available)} to promise, not ${crbn(v.needed)}`,
  VintageIneligible: (v) =>
    `the pool does not take vintage ${v.vintage}: ${INELIGIBLE[Number(v.reason)] ?? `reason ${v.reason}`}`,
  MintedBelowMinimum: (v) => `the deposit mints ${tonnes(v.minted)}, less than the ${tonnes(v.minimum)} asked for`,
  FeeAboveMaximum: (v) => `the redemption costs a fee of ${tonnes(v.fee)}, more than the ${tonnes(v.maximum)} allowed`,
  HoldingTooSmall: (v) => `the pool holds ${tonnes(v.held)} of vintage ${v.vintage}, not ${tonnes(v.amount)}`,
  QueueTooShort: (v) => `in so much of the pool's queue there are ${tonnes(v.found)}, not ${tonnes(v.amount)}`,
  VintageNotHeld: (v) => `the pool does not hold vintage ${v.vintage}`,
  DeadlinePassed: (v) => `the deadline passed on ${moment(v.deadline)}`,
  AmountNotInLots: (v) => `the listing sells in lots of ${tonnes(v.lot)}, and ${tonnes(v.amount)} are none`,
  PriceOutsideBand: (v) => `the price ${v.unitPrice} lies outside the stakers' band, ${v.low} to ${v.high}`,
  OrderExpired: (v) => `the order's time was over on ${moment(v.deadline)}`,
  CounterDiffers: (v) => `${v.maker} cancelled all orders of the counter ${v.given}`,
  NonceUsed: (v) => `what ${v.maker} signed under the nonce ${v.nonce} is filled or cancelled`,
  TakerNotNamed: (v) => `the order is for ${v.named}, not for ${v.taker}`,
  SignatureInvalid: (v) => `this is not what ${v.maker ?? v.signer} signed`,
  AmountExceedsOrder: (v) => `the order has ${tonnes(v.remaining)} left, not ${tonnes(v.amount)}`,
  AmountBelowOrderMinFill: (v) => `the order is filled by at least ${tonnes(v.minFill)} at a time`,
  PaymentExceedsMaximum: (v) => `the retirement costs ${v.payment}, more than the ${v.maximum} allowed`,
  TonnesBelowMinimum: (v) => `the payment retires ${tonnes(v.tonnes)}, less than the ${tonnes(v.minimum)} asked for`,
  SourceTooSmall: (v) => `there are ${tonnes(v.available)} to be had, not ${tonnes(v.tonnes)}`,
  FarmUnknown: (v) => `nothing farms ${v.farm}`,
  StakeTooSmall: (v) => `${v.staked} are staked in the farm, not ${v.amount}`,
  CertificateTooLarge: (v) => `one certificate stands for at most ${tonnes(v.maximum)}, not for ${tonnes(v.amount)}`,
  CertificateUnknown: (v) => `there is no certificate number ${v.certificate}`,
};
