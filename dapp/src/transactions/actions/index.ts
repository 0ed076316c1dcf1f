import { acceptGrant } from "./acceptGrant.ts";
import { addToPosition } from "./addToPosition.ts";
import { approvePayToken } from "./approvePayToken.ts";
import { buy } from "./buy.ts";
import { cancelListing } from "./cancelListing.ts";
import { certify } from "./certify.ts";
import { claimAirdrop } from "./claimAirdrop.ts";
import { claimReward } from "./claimReward.ts";
import { delegateVotes } from "./delegateVotes.ts";
import { faucet } from "./faucet.ts";
import { list } from "./list.ts";
import { offerGrant } from "./offerGrant.ts";
import { releaseGrant } from "./releaseGrant.ts";
import { renew } from "./renew.ts";
import { retire } from "./retire.ts";
import { retireWithCertificate } from "./retireWithCertificate.ts";
import { stake } from "./stake.ts";
import { upgradeTier } from "./upgradeTier.ts";
import { withdrawStake } from "./withdrawStake.ts";

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
  stake,
  addToPosition,
  renew,
  upgradeTier,
  claimReward,
  withdrawStake,
  delegateVotes,
  releaseGrant,
  offerGrant,
  acceptGrant,
  claimAirdrop,
} as const;

/** The actions' types by name. */
export type Actions = typeof actions;
