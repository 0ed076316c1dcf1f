import type { Abi, Address } from "viem";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import type { SerialRange } from "../model.ts";
import { readSerials } from "./blocks.ts";
import { type LogQuery, readLogs } from "./logs.ts";
import { type DetokenisationRequest, REQUEST_ENDS, requestsIn } from "./requestsIn.ts";

const TONNE = 10n ** 18n;

export { type DetokenisationRequest, type RequestStatus, requestsIn } from "./requestsIn.ts";

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
    REQUEST_ENDS.map((name) => query(name, narrowed || undefined)),
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
