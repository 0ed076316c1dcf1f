import { type Address, concat, type Hex, isAddressEqual } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import type { SerialRange } from "../../data/index.ts";
import { amountOfRun } from "../../format/index.ts";
import type { Certificate } from "./readCertificate.ts";

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
        range.first <= other.last &&
        other.first <= range.last,
    );
    if (overlaps) return false;
    seen.push(range);
    sum += range.amount;
  }
  return sum === amount;
}

/** Whether the retirement's log says what the certificate says. */
export function retiredMatches({ retired, ...certificate }: Certificate): CheckResult {
  if (!retired) return "unknown";
  const { account, vintage, retirement, amount, operator, certificate: inLog } = retired.args;
  const same =
    retired.blockNumber === certificate.blockNumber &&
    retired.timestamp === certificate.time &&
    isAddressEqual(account as Address, certificate.account) &&
    isAddressEqual(operator as Address, certificate.operator) &&
    Number(vintage) === certificate.vintageId &&
    retirement === certificate.retirementId &&
    amount === certificate.amount &&
    (inLog === certificate.id || inLog === 0n);
  return same ? "passed" : "failed";
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

async function isConsumed({ vintageId, position, amount }: Certificate): Promise<CheckResult> {
  try {
    const consumed = await publicClient.readContract({
      ...contracts.carbonCredit,
      functionName: "consumedOf",
      args: [vintageId],
    });
    return position + amount <= consumed ? "passed" : "failed";
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
