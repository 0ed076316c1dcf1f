/** Everything that can be checked about a certificate from chain data alone: no indexer, no content store, no cache. */
import { type Address, getContractAddress, type Hash, type Hex, isAddressEqual, zeroAddress, zeroHash } from "viem";
import { formatTonnes } from "../chain/amounts.ts";
import { CommandError } from "../chain/fail.ts";
import type { Protocol } from "../chain/protocol.ts";
import { printable } from "../registry/text.ts";
import type { Check, Read } from "./blocks.ts";
import { type Line, retirementId, type VerifiedLine, verifyLine } from "./line.ts";
import { type Notes, readNotes } from "./notes.ts";

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

/** What a certificate says beside its claim. */
export interface Terms {
  /** the beneficiary consented before it was issued: it is theirs */
  readonly confirmed: boolean;
  /** address of the code with which a beneficiary may name themselves later */
  readonly claimKey: Address | undefined;
  /** of a private claim, whose names are not written */
  readonly commitment: Hex | undefined;
  /** of credits that were bought in the transaction that retired them */
  readonly price: Price | undefined;
}

/** What credits cost that were retired at once. */
export interface Price {
  readonly token: Address;
  /** in the token's smallest unit */
  readonly paid: bigint;
  /** what the token calls itself now; empty where it says nothing, or nothing that is text */
  readonly symbol: string;
  /** where its decimal point stands; 0 where it does not say */
  readonly decimals: number;
}

export interface Verification {
  readonly at: bigint;
  readonly retirement: Retirement;
  readonly claim: Claim;
  readonly terms: Terms;
  readonly notes: Notes;
  readonly transaction: Hash | undefined;
  readonly lines: readonly VerifiedLine[];
  readonly checks: readonly Check[];
}

/** The number in a command's argument: digits without a leading zero. The chain says whether there is such a certificate. */
export function certificateNumber(text: string): bigint {
  if (!/^[1-9][0-9]{0,19}$/.test(text))
    throw new CommandError(`"${printable(text, 40)}" is not the number of a certificate (1, 2, 3, …)`);
  return BigInt(text);
}

/** Reads are pinned to one block, so that all of them speak of the same state. */
export async function verifyCertificate(protocol: Protocol, certificate: bigint): Promise<Verification> {
  const at = await protocol.client.getBlockNumber();
  const read: Read = (contract, name, args) => protocol.read(contract, name, args, at);
  const [retirement, claim] = await read<[Retirement, Claim]>("RetirementCertificate", "certificateOf", [certificate]);
  const lines = await read<readonly Line[]>("RetirementCertificate", "linesOf", [certificate]);
  const terms = await readTerms(read, certificate);
  const checks: Check[] = [];
  const check = (passed: boolean, statement: string, detail: string): void => {
    checks.push({ passed, statement, detail });
  };

  // The certificate.
  const owner = await read<Address>("RetirementCertificate", "ownerOf", [certificate]);
  check(
    isAddressEqual(owner, terms.confirmed ? claim.beneficiary : retirement.account),
    `the certificate belongs to the ${terms.confirmed ? "beneficiary, who consented" : "retiree"}`,
    owner,
  );
  const [first] = lines;
  check(
    first?.vintage === retirement.vintage &&
      first.position === retirement.position &&
      lines.reduce((sum, { amount }) => sum + amount, 0n) === retirement.amount,
    `its lines add up to ${formatTonnes(retirement.amount)}`,
    `${lines.length} ${lines.length === 1 ? "line" : "lines"}`,
  );
  const issued = await protocol.events<{ retirement: bigint; account: Address; amount: bigint; text: Hex }>(
    "RetirementCertificate",
    "CertificateIssued",
    { indexed: { certificate }, to: at },
  );
  const issue = issued[0];
  check(
    issued.length === 1 &&
      issue?.args.retirement === retirementId(retirement) &&
      issue.args.amount === retirement.amount &&
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

  // What was burned, line by line.
  const { account, operator, blockNumber, time } = retirement;
  const verified: VerifiedLine[] = [];
  const transactions = new Set<Hash>();
  for (const [index, line] of lines.entries()) {
    const ofLine = (passed: boolean, statement: string, detail: string): void =>
      check(passed, lines.length === 1 ? statement : `line ${index + 1}: ${statement}`, detail);
    const whole = { certificate, account, operator, blockNumber };
    const result = await verifyLine(protocol, read, whole, line, at, ofLine);
    verified.push(result.line);
    if (result.burn !== undefined) transactions.add(result.burn.transactionHash);
  }
  const [transaction] = transactions;
  if (transaction !== undefined) {
    const [receipt, block] = await Promise.all([
      protocol.client.getTransactionReceipt({ hash: transaction }),
      protocol.client.getBlock({ blockNumber: BigInt(blockNumber) }),
    ]);
    check(
      transactions.size === 1 &&
        receipt.status === "success" &&
        receipt.blockHash === block.hash &&
        block.timestamp === BigInt(time),
      "all of it was burned in one transaction, which succeeded at the time that the certificate states",
      `${new Date(Number(block.timestamp) * 1000).toISOString()}, block ${block.hash}`,
    );
  }
  const notes = await readNotes(protocol, read, certificate, at);
  return { at, retirement, claim, terms, notes, transaction, lines: verified, checks };
}

async function readTerms(read: Read, certificate: bigint): Promise<Terms> {
  type Stored = { confirmed: boolean; claimKey: Address; commitment: Hex; payToken: Address; paid: bigint };
  const stored = await read<Stored>("RetirementCertificate", "termsOf", [certificate]);
  const { confirmed, claimKey, commitment, payToken, paid } = stored;
  return {
    confirmed,
    claimKey: isNobody(claimKey) ? undefined : claimKey,
    commitment: commitment === zeroHash ? undefined : commitment,
    price: paid === 0n ? undefined : { token: payToken, paid, ...(await readSymbol(read, certificate)) },
  };
}

/** The pay token's own words for it, which the contracts ask for and make sure that they are text: it may be any contract. */
async function readSymbol(read: Read, certificate: bigint): Promise<Pick<Price, "symbol" | "decimals">> {
  const fields = await read<string>("CertificateNotes", "json", [certificate]);
  const { price } = JSON.parse(`{${fields.replace(/,$/, "")}}`) as { price: Pick<Price, "symbol" | "decimals"> };
  return { symbol: price.symbol, decimals: price.decimals };
}

export function isNobody(address: Address): boolean {
  return address === zeroAddress;
}
