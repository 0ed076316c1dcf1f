/** Everything that can be checked about a certificate from chain data alone: no indexer, no content store, no cache. */
import { type Address, getContractAddress, type Hash, type Hex, isAddressEqual, zeroAddress } from "viem";
import { formatTonnes, TONNE } from "../chain/amounts.ts";
import { CommandError } from "../chain/fail.ts";
import type { Protocol } from "../chain/protocol.ts";
import { printable } from "../registry/text.ts";
import { type SequenceBlock, type SerialRange, sameRanges, serialsOfInterval, tiles } from "./serials.ts";

export interface Claim {
  readonly beneficiary: Address;
  readonly purpose: number;
  readonly consumptionCountry: string;
  readonly consumptionStart: number;
  readonly consumptionEnd: number;
  readonly retiringEntity: string;
  readonly beneficiaryName: string;
  readonly beneficiaryLocation: string;
  readonly purposeReference: string;
  readonly message: string;
}

export interface Retirement {
  readonly account: Address;
  readonly operator: Address;
  readonly vintage: number;
  readonly position: bigint;
  readonly amount: bigint;
  readonly time: number;
  readonly blockNumber: number;
}

/** One statement, and whether the chain bears it out. `detail` says what was found. */
export interface Check {
  readonly passed: boolean;
  readonly statement: string;
  readonly detail: string;
}

/** A block of serial numbers that the retirement consumed, with who let it in. */
export interface Provenance {
  readonly blockId: number;
  readonly registrar: Address;
  readonly submitted: Hash;
  readonly verifier: Address;
  readonly confirmed: Hash;
  readonly evidenceCid: string;
}

export interface Verification {
  readonly at: bigint;
  readonly retirement: Retirement;
  readonly claim: Claim;
  readonly transaction: Hash | undefined;
  readonly ranges: readonly SerialRange[];
  readonly provenance: readonly Provenance[];
  readonly checks: readonly Check[];
}

interface RetiredArgs {
  readonly account: Address;
  readonly vintage: number;
  readonly retirement: bigint;
  readonly amount: bigint;
  readonly operator: Address;
  readonly certificate: bigint;
}

interface StoredBlock extends Omit<SequenceBlock, "blockId"> {
  readonly vintage: number;
  readonly status: number;
}

const CONFIRMED = 2;

/** The number in a command's argument: digits without a leading zero. The chain says whether there is such a certificate. */
export function certificateNumber(text: string): bigint {
  if (!/^[1-9][0-9]{0,19}$/.test(text))
    throw new CommandError(`"${printable(text, 40)}" is not the number of a certificate (1, 2, 3, …)`);
  return BigInt(text);
}

/** Reads are pinned to one block, so that all of them speak of the same state. */
export async function verifyCertificate(protocol: Protocol, certificate: bigint): Promise<Verification> {
  const at = await protocol.client.getBlockNumber();
  const read = <T>(contract: string, name: string, args: readonly unknown[]): Promise<T> =>
    protocol.read<T>(contract, name, args, at);
  const [retirement, claim] = await read<[Retirement, Claim]>("RetirementCertificate", "certificateOf", [certificate]);
  const checks: Check[] = [];
  const check = (passed: boolean, statement: string, detail: string): void => {
    checks.push({ passed, statement, detail });
  };
  const { vintage, position, amount } = retirement;
  const id = (BigInt(vintage) << 96n) | position;

  // The certificate.
  const owner = await read<Address>("RetirementCertificate", "ownerOf", [certificate]);
  check(isAddressEqual(owner, retirement.account), "the certificate belongs to the retiree", owner);
  const issued = await protocol.events<{ retirement: bigint; account: Address; amount: bigint; text: Hex }>(
    "RetirementCertificate",
    "CertificateIssued",
    { indexed: { certificate }, to: at },
  );
  const issue = issued[0];
  check(
    issued.length === 1 &&
      issue?.args.retirement === id &&
      issue.args.amount === amount &&
      isAddressEqual(issue.args.account, retirement.account),
    "it was issued once, for this retirement",
    issue === undefined ? "no CertificateIssued event" : `${issued.length} event, transaction ${issue.transactionHash}`,
  );
  // The text is the code of a contract that the certificate contract created with the certificate's number as nonce.
  const textAddress = getContractAddress({ from: protocol.address("RetirementCertificate"), nonce: certificate });
  const code = await protocol.client.getCode({ address: textAddress, blockNumber: at });
  check(
    issue !== undefined && code === `0x00${issue.args.text.slice(2)}`,
    "its text is, byte for byte, the text of its issue event, and nothing can change it",
    `code of ${textAddress}`,
  );

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
      isAddressEqual(burn.args.account, retirement.account) &&
      isAddressEqual(burn.args.operator, retirement.operator) &&
      burn.blockNumber === BigInt(retirement.blockNumber),
    `exactly one burn of ${formatTonnes(amount)} stands behind it`,
    burn === undefined
      ? "no Retired event with its id"
      : `block ${burn.blockNumber}, transaction ${burn.transactionHash}`,
  );
  check(linked === certificate, "the burn names this certificate and no other", `certificate ${linked}`);
  if (burn !== undefined) {
    const [receipt, block] = await Promise.all([
      protocol.client.getTransactionReceipt({ hash: burn.transactionHash }),
      protocol.client.getBlock({ blockNumber: burn.blockNumber }),
    ]);
    check(
      receipt.status === "success" && receipt.blockHash === block.hash && block.timestamp === BigInt(retirement.time),
      "its transaction succeeded at the time that the certificate states",
      `${new Date(Number(block.timestamp) * 1000).toISOString()}, block ${block.hash}`,
    );
  }
  const consumed = await read<bigint>("CarbonCredit", "consumedOf", [vintage]);
  check(
    position + amount <= consumed,
    "its interval is consumed",
    `${formatTonnes(position)} to ${formatTonnes(position + amount)} of ${formatTonnes(consumed)}`,
  );
  const rival = retirements.find(({ args }) => {
    const otherPosition = args.retirement & ((1n << 96n) - 1n);
    return args.retirement !== id && otherPosition < position + amount && position < otherPosition + args.amount;
  });
  check(
    rival === undefined,
    "no other retirement consumed any part of it",
    rival === undefined
      ? `${retirements.length} retirements of the vintage compared`
      : `retirement in ${rival.transactionHash} overlaps`,
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

  return { at, retirement, claim, transaction: burn?.transactionHash, ranges, provenance, checks };
}

type Read = <T>(contract: string, name: string, args: readonly unknown[]) => Promise<T>;

async function readSequence(
  read: Read,
  vintage: number,
): Promise<{ blocks: readonly SequenceBlock[]; sound: boolean; detail: string }> {
  const count = Number(await read<bigint>("CreditIssuance", "blockCountOf", [vintage]));
  const blocks: SequenceBlock[] = [];
  let next = 0n;
  let sound = true;
  for (let offset = 0; offset < count; offset += 200) {
    const ids = await read<readonly number[]>("CreditIssuance", "blocksOf", [vintage, offset, 200]);
    const stored = await Promise.all(ids.map((blockId) => read<StoredBlock>("CreditIssuance", "blockOf", [blockId])));
    for (const [index, block] of stored.entries()) {
      const sequenceStart = BigInt(block.sequenceStart);
      sound &&= block.status === CONFIRMED && block.vintage === vintage && sequenceStart === next;
      next = sequenceStart + block.serialEnd - block.serialStart + 1n;
      blocks.push({ ...block, blockId: Number(ids[index]), sequenceStart });
    }
  }
  const { issued } = await read<{ issued: bigint }>("CarbonCredit", "supplyOf", [vintage]);
  return {
    blocks,
    sound: sound && issued === next * TONNE,
    detail: `${formatTonnes(issued)} issued in ${count} blocks`,
  };
}

async function readProvenance(
  protocol: Protocol,
  ranges: readonly SerialRange[],
  vintage: number,
  at: bigint,
  check: (passed: boolean, statement: string, detail: string) => void,
): Promise<readonly Provenance[]> {
  const provenance: Provenance[] = [];
  for (const blockId of new Set(ranges.map((range) => range.blockId))) {
    const range = ranges.find((candidate) => candidate.blockId === blockId) as SerialRange;
    const filter = { indexed: { blockId }, to: at };
    const submitted = await protocol.events<{
      registrar: Address;
      submission: { serialStart: bigint; serialEnd: bigint; evidenceCid: string };
    }>("CreditIssuance", "BlockSubmitted", filter);
    const confirmed = await protocol.events<{ verifier: Address; vintage: number; tonnes: bigint }>(
      "CreditIssuance",
      "BlockConfirmed",
      filter,
    );
    const [submission, confirmation] = [submitted[0], confirmed[0]];
    const passed =
      submitted.length === 1 &&
      confirmed.length === 1 &&
      submission !== undefined &&
      confirmation !== undefined &&
      confirmation.args.vintage === vintage &&
      submission.args.submission.serialStart <= range.first &&
      submission.args.submission.serialEnd >= range.last &&
      confirmation.args.tonnes === submission.args.submission.serialEnd - submission.args.submission.serialStart + 1n &&
      !isAddressEqual(submission.args.registrar, confirmation.args.verifier);
    check(
      passed,
      `block ${blockId} was submitted by a registrar and confirmed by somebody else`,
      confirmation === undefined
        ? "no BlockConfirmed event"
        : `verifier ${confirmation.args.verifier}, transaction ${confirmation.transactionHash}`,
    );
    if (submission === undefined || confirmation === undefined) continue;
    provenance.push({
      blockId,
      registrar: submission.args.registrar,
      submitted: submission.transactionHash,
      verifier: confirmation.args.verifier,
      confirmed: confirmation.transactionHash,
      evidenceCid: submission.args.submission.evidenceCid,
    });
  }
  return provenance;
}

export function isNobody(address: Address): boolean {
  return address === zeroAddress;
}
