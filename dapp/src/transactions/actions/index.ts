import { approvePayToken } from "./approvePayToken.ts";
import { buy } from "./buy.ts";
import { cancelListing } from "./cancelListing.ts";
import { certify } from "./certify.ts";
import { faucet } from "./faucet.ts";
import { list } from "./list.ts";
import { retire } from "./retire.ts";
import { retireWithCertificate } from "./retireWithCertificate.ts";

/** Every user action by its name. */
export const actions = {
  faucet,
  approvePayToken,
  buy,
  list,
  cancelListing,
  retire,
  retireWithCertificate,
  certify,
} as const;

/** The actions' types by name. */
export type Actions = typeof actions;
