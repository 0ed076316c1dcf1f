import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { StepName, StepPhase } from "../runner/types.ts";

/** What a step does, for the list of steps. */
export const stepTitles: Record<StepName, MessageDescriptor> = {
  faucet: msg`Take test tokens and gas`,
  approvePayToken: msg`Allow the market to take exactly this total`,
  buy: msg`Buy the credits`,
  list: msg`List the credits for sale`,
  cancelListing: msg`Cancel the listing`,
  retire: msg`Retire the credits`,
  retireWithCertificate: msg`Retire the credits and issue the certificate`,
  certify: msg`Issue the certificate`,
  approveCrbn: msg`Allow staking to take exactly this amount`,
  stake: msg`Stake`,
  addToPosition: msg`Add to the position`,
  renew: msg`Lock the position anew`,
  upgradeTier: msg`Move the position up`,
  claimReward: msg`Claim the reward`,
  withdrawStake: msg`Withdraw the position`,
  delegateVotes: msg`Name who votes`,
  releaseGrant: msg`Claim what has vested`,
  offerGrant: msg`Change the offer of the grant`,
  acceptGrant: msg`Take over the grant`,
  claimAirdrop: msg`Claim from the airdrop`,
  propose: msg`Submit the proposal`,
  castVote: msg`Vote on the proposal`,
  queueProposal: msg`Put the proposal into the queue`,
  executeProposal: msg`Execute the proposal`,
  cancelProposal: msg`Cancel the proposal`,
  openPoll: msg`Open the poll`,
  votePoll: msg`Answer the poll`,
  payFees: msg`Send the treasury its part of the rewards`,
  scoreProject: msg`Score the project`,
  listProject: msg`List the project`,
  suspendProject: msg`Suspend the project`,
  reinstateProject: msg`Lift the suspension`,
  approveBond: msg`Allow the challenges' contract to take exactly the bond`,
  challengeProject: msg`Challenge the project`,
  lapseChallenge: msg`End the challenge`,
};

/** How far a step is. */
export const phaseWords: Record<StepPhase, MessageDescriptor> = {
  waiting: msg`Not started`,
  checking: msg`Trying it out on the chain, before anything is signed…`,
  signing: msg`Waiting for your signature in the wallet…`,
  pending: msg`Sent. Waiting for its block…`,
  confirmed: msg`Confirmed on the chain. The index is catching up…`,
  indexed: msg`Confirmed and indexed`,
  skipped: msg`Already done`,
  failed: msg`Not done`,
};
