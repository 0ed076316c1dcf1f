import type { Abi, Address } from "viem";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import type { SerialRange } from "../model.ts";
import { readSerials } from "./blocks.ts";
import { type DecodedLog, type LogQuery, readLogs } from "./logs.ts";

const TONNE = 10n ** 18n;

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

function query(eventName: string, args?: LogQuery["args"]): LogQuery {
  const { address, abi } = provenance.provenance;
  return { address, abi: abi as Abi, eventName, ...(args && { args }) };
}

/** Requests from the chain alone: of one owner, of one vintage, or all. */
export async function readRequests(of: { owner?: Address; vintage?: number }): Promise<DetokenisationRequest[]> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const made = await readLogs([query("DetokenisationRequested", of)], head);
  if (made.length === 0) return [];
  const narrowed = Object.keys(of).length > 0 && { request: made.map(({ args }) => args.request) };
  const later = await readLogs(
    Object.keys(STATUSES).map((name) => query(name, narrowed || undefined)),
    head,
  );
  return requestsIn([...made, ...later]);
}

/** The serial numbers of a request. */
export function readRequestSerials({
  vintage,
  firstTonne,
  tonnes,
}: Pick<DetokenisationRequest, "vintage" | "firstTonne" | "tonnes">): Promise<SerialRange[]> {
  return readSerials(vintage, firstTonne * TONNE, tonnes * TONNE);
}
