import { Address, Bytes } from "@graphprotocol/graph-ts";
import { ManagedContract } from "../../generated/schema";
import { contractName } from "../shared/context";
import { Log } from "../shared/log";

export function writePaused(log: Log, paused: boolean): Bytes {
  const contract = ensureContract(log.contract);
  contract.paused = paused;
  contract.pausedSince = log.timestamp;
  contract.save();
  return contract.id;
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
  contract.paused = false;
  return contract;
}
