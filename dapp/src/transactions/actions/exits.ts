import * as z from "zod/mini";
import { provenance } from "../../chain/provenance.ts";
import { type Contract, oneCall } from "./oneCall.ts";
import { amount, id, text, tonnes, vintage } from "./requests.ts";

/** Longest name of an account at a registry, or reference of its own {bytes of UTF-8}. */
export const MAX_REFERENCE = 128;
/** Longest reason {bytes of UTF-8}. */
export const MAX_REASON_BYTES = 256;

const exits: Contract = provenance.provenance;

/** Locks whole tonnes and reserves serial numbers, to be transferred to an account at the registry. */
export const requestDetokenisation = oneCall(
  "requestDetokenisation",
  z.object({ vintage, tonnes, registryAccount: text(1, MAX_REFERENCE) }),
  {
    contract: exits,
    functionName: "requestDetokenisation",
    args: (request) => [request.vintage, request.tonnes, request.registryAccount],
    eventName: "DetokenisationRequested",
    says: (request, owner) => ({ vintage: request.vintage, owner, registryAccount: request.registryAccount }),
    outcome: (_, all) => ({ requests: all.map(({ request }) => request as bigint) }),
  },
);

/** Takes back a request that no registrar accepted in thirty days. */
export const withdrawDetokenisation = oneCall("withdrawDetokenisation", z.object({ request: id }), {
  contract: exits,
  functionName: "withdrawDetokenisation",
  args: ({ request }) => [request],
  eventName: "DetokenisationWithdrawn",
  says: ({ request }, owner) => ({ request, owner }),
  outcome: () => ({}),
});

/** Burns credits without a claim. */
export const cancelCredits = oneCall(
  "cancelCredits",
  z.object({ vintage, amount, reason: text(0, MAX_REASON_BYTES) }),
  {
    contract: exits,
    functionName: "cancel",
    args: (request) => [request.vintage, request.amount, request.reason],
    eventName: "Cancelled",
    says: (request, account) => ({ vintage: request.vintage, account }),
    outcome: (_, all) => ({ amount: all.reduce((sum, piece) => sum + (piece.amount as bigint), 0n) }),
  },
);

/** Burns credits against serial numbers that the registry recalled, so that fewer credits compete for the sound ones. */
export const coverShortfall = oneCall(
  "coverShortfall",
  z.object({ vintage, amount, reason: text(0, MAX_REASON_BYTES) }),
  {
    contract: exits,
    functionName: "coverShortfall",
    args: (request) => [request.vintage, request.amount, request.reason],
    eventName: "ShortfallCovered",
    says: (request, account) => ({ vintage: request.vintage, account, amount: request.amount }),
    outcome: (told) => ({ amount: told.amount as bigint }),
  },
);
