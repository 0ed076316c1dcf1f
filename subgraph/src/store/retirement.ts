import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Retirement, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { settlementOf } from "../shared/serials";
import { ensureAccount } from "./account";
import { isPool } from "./pool";

/** The retirement, or null when its event is still to come. */
export function findRetirement(id: BigInt): Retirement | null {
  return Retirement.load(numberId(id));
}

export function loadRetirement(id: string): Retirement {
  return Retirement.load(id)!;
}

/** Makes a retirement without certificate; {@link writeRangeCount} completes it. */
export function createRetirement(
  log: Log,
  id: BigInt,
  vintage: Vintage,
  account: Address,
  operator: Address,
  holder: Bytes,
  position: BigInt,
  amount: BigInt,
): Retirement {
  const retirement = new Retirement(numberId(id));
  retirement.vintage = vintage.id;
  retirement.project = vintage.project;
  retirement.account = ensureAccount(account);
  retirement.operator = ensureAccount(operator);
  retirement.holder = holder;
  if (isPool(holder)) retirement.pool = holder;
  retirement.position = position;
  retirement.amount = amount;
  retirement.amountTonnes = toTonnes(amount);
  retirement.rangeCount = 0;
  retirement.settled = ZERO;
  retirement.impaired = ZERO;
  writeAtRegistry(retirement);
  retirement.timestamp = log.timestamp;
  retirement.blockNumber = log.blockNumber;
  retirement.transaction = log.transaction;
  retirement.save();
  return retirement;
}

export function writeRangeCount(retirement: Retirement, count: i32): void {
  retirement.rangeCount = count;
  retirement.save();
}

export function writeCertificate(retirement: Retirement, certificate: string): void {
  retirement.certificate = certificate;
  retirement.save();
}

/** What of it was retired at the registry, too. */
export function addSettledTo(retirement: Retirement, amount: BigInt): void {
  retirement.settled = retirement.settled.plus(amount);
  writeAtRegistry(retirement);
  retirement.save();
}

/** What of it the registry recalled or reversed. */
export function addImpairedTo(retirement: Retirement, amount: BigInt): void {
  retirement.impaired = retirement.impaired.plus(amount);
  writeAtRegistry(retirement);
  retirement.save();
}

function writeAtRegistry(retirement: Retirement): void {
  retirement.settledTonnes = toTonnes(retirement.settled);
  retirement.settlement = settlementOf(retirement.settled, retirement.amount);
  retirement.impairedTonnes = toTonnes(retirement.impaired);
}
