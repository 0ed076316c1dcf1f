import * as z from "zod/mini";
import { provenance } from "../../chain/provenance.ts";
import { MAX_REASON_BYTES, MAX_REFERENCE } from "./exits.ts";
import { type Contract, oneCall } from "./oneCall.ts";
import { id, text } from "./requests.ts";

const exits: Contract = provenance.provenance;
const request = { request: id };

/** A registrar takes care of a request. */
export const acceptRequest = oneCall("acceptRequest", z.object(request), {
  contract: exits,
  functionName: "acceptDetokenisation",
  args: (asked) => [asked.request],
  eventName: "DetokenisationAccepted",
  says: (asked, registrar) => ({ ...asked, registrar }),
  outcome: () => ({}),
});

/** A registrar records that the registry transferred the serial numbers. */
export const finaliseRequest = oneCall("finaliseRequest", z.object({ ...request, reference: text(1, MAX_REFERENCE) }), {
  contract: exits,
  functionName: "finaliseDetokenisation",
  args: (asked) => [asked.request, asked.reference],
  eventName: "DetokenisationFinalised",
  says: (asked, registrar) => ({ request: asked.request, registrar }),
  outcome: () => ({}),
});

/** A registrar gives the units back, with a reason. */
export const revertRequest = oneCall("revertRequest", z.object({ ...request, reason: text(1, MAX_REASON_BYTES) }), {
  contract: exits,
  functionName: "revertDetokenisation",
  args: (asked) => [asked.request, asked.reason],
  eventName: "DetokenisationReverted",
  says: (asked, registrar) => ({ request: asked.request, registrar }),
  outcome: () => ({}),
});
