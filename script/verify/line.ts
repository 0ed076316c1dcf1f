/** One line of a certificate: a contiguous piece of serial numbers that was retired, checked against all of its vintage. */
import { type Address, type Hash, isAddressEqual } from "viem";
import { formatTonnes, TONNE } from "../chain/amounts.ts";
import type { Protocol, ProtocolEvent } from "../chain/protocol.ts";
import { type Provenance, type Read, readProvenance, readSequence, type Verdict } from "./blocks.ts";
import { type SerialRange, sameRanges, serialsOfInterval, tiles } from "./serials.ts";

/** `CertificateLine` of IRetirementCertificate.sol. */
export interface Line {
  readonly vintage: number;
  readonly position: bigint;
  readonly amount: bigint;
}

export interface VerifiedLine extends Line {
  readonly ranges: readonly SerialRange[];
  readonly provenance: readonly Provenance[];
  /** how much of it was retired at the registry too {unit} */
  readonly settled: bigint;
  /** how much of it the registry recalled or reversed, before or after {unit} */
  readonly impaired: bigint;
}

/** What the certificate says of the retirement as a whole. */
export interface Whole {
  readonly certificate: bigint;
  readonly account: Address;
  readonly operator: Address;
  readonly blockNumber: number;
}

interface RetiredArgs {
  readonly account: Address;
  readonly vintage: number;
  readonly retirement: bigint;
  readonly amount: bigint;
  readonly operator: Address;
  readonly certificate: bigint;
}

const POSITION = (1n << 96n) - 1n;

export function retirementId({ vintage, position }: Line): bigint {
  return (BigInt(vintage) << 96n) | position;
}

/** Checks a line. `transaction` is that of its burn. */
export async function verifyLine(
  protocol: Protocol,
  read: Read,
  whole: Whole,
  line: Line,
  at: bigint,
  check: Verdict,
): Promise<{ readonly line: VerifiedLine; readonly burn: ProtocolEvent<RetiredArgs> | undefined }> {
  const { vintage, position, amount } = line;
  const id = retirementId(line);
  const end = position + amount;

  // The burn.
  const retirements = await protocol.events<RetiredArgs>("CarbonCredit", "Retired", { indexed: { vintage }, to: at });
  const own = retirements.filter(({ args }) => args.retirement === id);
  const burn = own[0];
  const linked =
    burn === undefined
      ? 0n
      : burn.args.certificate !== 0n
        ? burn.args.certificate
        : await read<bigint>("RetirementCertificate", "certificateOfRecord", [id]);
  check(
    own.length === 1 &&
      burn !== undefined &&
      burn.args.amount === amount &&
      isAddressEqual(burn.args.account, whole.account) &&
      isAddressEqual(burn.args.operator, whole.operator) &&
      burn.blockNumber === BigInt(whole.blockNumber),
    `exactly one burn of ${formatTonnes(amount)} of vintage ${vintage} stands behind it`,
    burn === undefined
      ? "no Retired event with its id"
      : `block ${burn.blockNumber}, transaction ${burn.transactionHash}`,
  );
  check(linked === whole.certificate, "the burn names this certificate and no other", `certificate ${linked}`);
  const consumed = await read<bigint>("CarbonCredit", "consumedOf", [vintage]);
  check(
    end <= consumed,
    "its interval is consumed",
    `${formatTonnes(position)} to ${formatTonnes(end)} of ${formatTonnes(consumed)}`,
  );
  const rival = retirements.find(({ args }) => {
    const from = args.retirement & POSITION;
    return args.retirement !== id && from < end && position < from + args.amount;
  });
  check(
    rival === undefined,
    "no other retirement consumed any part of it",
    rival === undefined
      ? `${retirements.length} retirements of the vintage compared`
      : `retirement in ${rival.transactionHash} overlaps`,
  );
  const gone = await otherExits(protocol, vintage, at);
  const other = gone.find(({ from, to }) => from < end && position < to);
  check(
    other === undefined,
    "no part of it was cancelled or released to a registry account",
    other === undefined ? `${gone.length} such exits of the vintage compared` : other.what,
  );

  // The serial numbers.
  const sequence = await readSequence(read, vintage);
  const ranges = await read<readonly SerialRange[]>("CreditIssuance", "serialsOf", [vintage, position, amount]);
  check(tiles(ranges, amount), "its serial ranges add up to its amount exactly", `${ranges.length} ranges`);
  check(
    sameRanges(ranges, serialsOfInterval(sequence.blocks, position, amount)),
    "they are the ranges that follow from the blocks, computed independently",
    `${sequence.blocks.length} blocks of the vintage`,
  );
  check(sequence.sound, "the vintage's blocks are confirmed and follow each other without gap", sequence.detail);
  const provenance = await readProvenance(protocol, ranges, vintage, at, check);
  const [settled, impaired] = await read<[bigint, bigint]>("Provenance", "statusOf", [vintage, position, amount]);
  return { line: { ...line, ranges, provenance, settled, impaired }, burn };
}

interface Exit {
  readonly from: bigint;
  readonly to: bigint;
  readonly what: string;
}

/** What left a vintage for ever in another way: cancelled, or released to its owner's account at the registry. */
async function otherExits(protocol: Protocol, vintage: number, at: bigint): Promise<readonly Exit[]> {
  const filter = { indexed: { vintage }, to: at };
  type Cancelled = { position: bigint; amount: bigint };
  const cancelled = await protocol.events<Cancelled>("Provenance", "Cancelled", filter);
  type Requested = { request: bigint; firstTonne: bigint; tonnes: bigint };
  const requested = await protocol.events<Requested>("Provenance", "DetokenisationRequested", filter);
  const finalised =
    requested.length === 0
      ? []
      : await protocol.events<{ request: bigint }>("Provenance", "DetokenisationFinalised", { to: at });
  const released = new Map(finalised.map(({ args, transactionHash }) => [args.request, transactionHash as Hash]));
  return [
    ...cancelled.map(
      ({ args, transactionHash }): Exit => ({
        from: args.position,
        to: args.position + args.amount,
        what: `cancelled in ${transactionHash}`,
      }),
    ),
    ...requested
      .filter(({ args }) => released.has(args.request))
      .map(
        ({ args }): Exit => ({
          from: args.firstTonne * TONNE,
          to: (args.firstTonne + args.tonnes) * TONNE,
          what: `released in ${released.get(args.request)}`,
        }),
      ),
  ];
}
