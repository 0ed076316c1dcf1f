import { type Address, concat, type Hex, isAddressEqual } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import type { SerialRange } from "../../data/index.ts";
import { amountOfRun, TONNE } from "../../format/index.ts";
import type { Certificate, CertificateLine } from "./readCertificate.ts";

/** What is checked, in the order in which it is shown. */
export const CHECKS = ["exists", "retired", "issued", "serials", "consumed", "confirmed"] as const;

/** One of the checks. */
export type CheckName = (typeof CHECKS)[number];

/** `unknown`: the node did not answer this question, so nothing is proven either way. */
export type CheckResult = "passed" | "failed" | "unknown";

/** A check's result. */
export interface Check {
  name: CheckName;
  result: CheckResult;
}

/** Where a run starts and ends, in units from serial number 0: two lines may share a tonne, each a part of it. */
const startOf = ({ first, firstFrom }: SerialRange) => first * TONNE + firstFrom;
const endOf = ({ last, lastTo }: SerialRange) => last * TONNE + lastTo;

/** Whether runs of serial numbers are sound one by one and add up to an amount, none twice. */
export function rangesTile(ranges: readonly SerialRange[], amount: bigint): boolean {
  let sum = 0n;
  const seen: SerialRange[] = [];
  for (const range of ranges) {
    if (range.amount <= 0n || range.last < range.first || amountOfRun(range) !== range.amount) return false;
    const overlaps = seen.some(
      (other) =>
        other.operatorCode === range.operatorCode &&
        other.batch === range.batch &&
        startOf(range) < endOf(other) &&
        startOf(other) < endOf(range),
    );
    if (overlaps) return false;
    seen.push(range);
    sum += range.amount;
  }
  return sum === amount;
}

/** Whether the logs of the retirements say what the certificate says, line by line. */
export function retiredMatches({ retirements, lines, ...certificate }: Certificate): CheckResult {
  if (retirements.length === 0) return "unknown";
  const same = (line: CertificateLine) => {
    const log = retirements.find(({ args }) => args.retirement === line.retirementId);
    if (!log) return false;
    const { account, vintage, amount, operator, certificate: inLog } = log.args;
    return (
      log.blockNumber === certificate.blockNumber &&
      log.timestamp === certificate.time &&
      isAddressEqual(account as Address, certificate.account) &&
      isAddressEqual(operator as Address, certificate.operator) &&
      Number(vintage) === line.vintageId &&
      amount === line.amount &&
      (inLog === certificate.id || inLog === 0n)
    );
  };
  const sum = lines.reduce((total, { amount }) => total + amount, 0n);
  return sum === certificate.amount && lines.every(same) ? "passed" : "failed";
}

/** Whether the certificate's own log says what the certificate says, its text byte for byte as its code. */
export function issuedMatches({ issued, ...certificate }: Certificate, code: Hex | undefined): CheckResult {
  if (!issued || !code) return "unknown";
  const { certificate: id, retirement, account, amount, text } = issued.args;
  const same =
    id === certificate.id &&
    retirement === certificate.retirementId &&
    amount === certificate.amount &&
    isAddressEqual(account as Address, certificate.account) &&
    concat([STOP, text as Hex]) === code.toLowerCase();
  return same ? "passed" : "failed";
}

/** The code of a contract that only holds text begins with STOP, so that nobody can call it. */
const STOP = "0x00";

/** The certificate's text as it lies on the chain. */
async function readTextCode({ id }: Certificate): Promise<Hex | undefined> {
  try {
    const address = await publicClient.readContract({
      ...contracts.retirementCertificate,
      functionName: "textAddressOf",
      args: [id],
    });
    return await publicClient.getCode({ address });
  } catch {
    return undefined;
  }
}

async function isConsumed({ lines }: Certificate): Promise<CheckResult> {
  try {
    const within = await Promise.all(
      lines.map(async ({ vintageId, position, amount }) => {
        const args = [vintageId] as const;
        const consumed = await publicClient.readContract({
          ...contracts.carbonCredit,
          functionName: "consumedOf",
          args,
        });
        return position + amount <= consumed;
      }),
    );
    return within.every(Boolean) ? "passed" : "failed";
  } catch {
    return "unknown";
  }
}

async function isConfirmed({ retired, blockNumber }: Certificate): Promise<CheckResult> {
  if (!retired) return "unknown";
  try {
    const receipt = await publicClient.getTransactionReceipt({ hash: retired.transactionHash });
    const block = await publicClient.getBlock({ blockNumber });
    return receipt.status === "success" && receipt.blockHash === block.hash ? "passed" : "failed";
  } catch {
    return "unknown";
  }
}

/** Runs every check of a certificate against the chain, without the indexer. */
export async function checkCertificate(certificate: Certificate): Promise<Check[]> {
  const [consumed, confirmed, code] = await Promise.all([
    isConsumed(certificate),
    isConfirmed(certificate),
    readTextCode(certificate),
  ]);
  const results: Record<CheckName, CheckResult> = {
    exists: "passed",
    retired: retiredMatches(certificate),
    issued: issuedMatches(certificate, code),
    serials: rangesTile(certificate.ranges, certificate.amount) ? "passed" : "failed",
    consumed,
    confirmed,
  };
  return CHECKS.map((name) => ({ name, result: results[name] }));
}
