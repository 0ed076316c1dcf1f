import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";

export function cancelNonce(log: Log, account: Address, contract: string, nonce: BigInt): void {
  entry(log, "NonceCancelled", account)
    .detail(contract + " " + nonce.toString())
    .record();
}
