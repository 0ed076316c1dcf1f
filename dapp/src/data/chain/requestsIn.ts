import type { Address } from "viem";
import type { DecodedLog } from "./logs.ts";

/** Where a request stands. */
export type RequestStatus = "Requested" | "Accepted" | "Finalised" | "Reverted" | "Withdrawn";

/** A request to release a range of whole serial numbers to its owner's account at the registry. */
export interface DetokenisationRequest {
  id: bigint;
  vintage: number;
  owner: Address;
  /** {t} */
  firstTonne: bigint;
  /** {t} */
  tonnes: bigint;
  registryAccount: string;
  requestedAt: bigint;
  status: RequestStatus;
  /** The registry's reference of the transfer, or why it was reverted; empty otherwise. */
  note: string;
}

/** What the contract's events make of a request. */
const STATUSES: Readonly<Record<string, RequestStatus>> = {
  DetokenisationAccepted: "Accepted",
  DetokenisationFinalised: "Finalised",
  DetokenisationReverted: "Reverted",
  DetokenisationWithdrawn: "Withdrawn",
};

/** The events that tell what became of a request. */
export const REQUEST_ENDS: readonly string[] = Object.keys(STATUSES);

/** The requests that logs tell of, newest first. */
export function requestsIn(logs: readonly DecodedLog[]): DetokenisationRequest[] {
  const requests = new Map<bigint, DetokenisationRequest>();
  for (const { eventName, args, timestamp } of logs) {
    const id = args.request as bigint;
    const known = requests.get(id);
    const status = STATUSES[eventName];
    if (known && status) {
      known.status = status;
      known.note = String(args.transferReference ?? args.reason ?? "");
    }
    if (eventName !== "DetokenisationRequested") continue;
    requests.set(id, {
      id,
      vintage: Number(args.vintage),
      owner: args.owner as Address,
      firstTonne: args.firstTonne as bigint,
      tonnes: args.tonnes as bigint,
      registryAccount: String(args.registryAccount),
      requestedAt: timestamp,
      status: "Requested",
      note: "",
    });
  }
  return [...requests.values()].reverse();
}
