import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { RequestStatus } from "../../data/chain/requests.ts";
import type { PillTone } from "../../ui/index.ts";

/** Where a request stands, in words. */
export const requestWords: Record<RequestStatus, MessageDescriptor> = {
  Requested: msg`Requested`,
  Accepted: msg`Accepted by a registrar`,
  Finalised: msg`Released`,
  Reverted: msg`Given back`,
  Withdrawn: msg({ message: "Withdrawn", context: "request" }),
};

/** The colour of a status. */
export const requestTones: Record<RequestStatus, PillTone> = {
  Requested: "info",
  Accepted: "info",
  Finalised: "good",
  Reverted: "warn",
  Withdrawn: "neutral",
};
