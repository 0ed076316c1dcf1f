import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Account, Holding } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { escrow } from "../shared/context";
import { countAccount } from "./protocol";

/** Makes the account on first sight; answers with its id. */
export function ensureAccount(address: Address): Bytes {
  return load(address).id;
}

export function addRetirement(address: Address, amount: BigInt): void {
  const account = load(address);
  account.retired = account.retired.plus(amount);
  account.retiredTonnes = toTonnes(account.retired);
  account.retirementCount += 1;
  account.save();
}

export function writeIsPool(address: Address): void {
  const account = load(address);
  account.isPool = true;
  account.save();
}

/** What an account holds, as its id and that of the vintage say. */
export function holdingsOf(address: Address): Holding[] {
  return load(address).holdings.load();
}

function load(address: Address): Account {
  const known = Account.load(address);
  return known != null ? known : create(address);
}

function create(address: Address): Account {
  countAccount();
  const account = new Account(address);
  account.isEscrow = address.equals(escrow());
  account.isPool = false;
  account.retired = ZERO;
  account.retiredTonnes = toTonnes(ZERO);
  account.retirementCount = 0;
  account.save();
  return account;
}
