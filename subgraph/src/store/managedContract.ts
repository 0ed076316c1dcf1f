import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { ManagedContract } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { contractName } from "../shared/context";
import { Log } from "../shared/log";

export function writePausedUntil(log: Log, until: BigInt): void {
  const contract = ensureContract(log.contract);
  contract.pausedUntil = until;
  contract.pausedUntilSetAt = log.timestamp;
  contract.save();
}

export function writeImplementation(log: Log, implementation: Address): Bytes {
  const contract = ensureContract(log.contract);
  contract.implementation = implementation;
  contract.save();
  return contract.id;
}

function ensureContract(address: Address): ManagedContract {
  const known = ManagedContract.load(address);
  if (known != null) return known;
  const contract = new ManagedContract(address);
  contract.name = contractName();
  contract.pausedUntil = ZERO;
  return contract;
}
