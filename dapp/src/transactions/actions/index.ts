import { acceptGrant } from "./acceptGrant.ts";
import { addToPosition } from "./addToPosition.ts";
import { approvePayToken } from "./approvePayToken.ts";
import {
  answerBlock,
  commentBlock,
  confirmBlock,
  rejectBlock,
  resubmitBlock,
  splitBlock,
  withdrawBlock,
} from "./blocks.ts";
import { buy } from "./buy.ts";
import { buyMany } from "./buyMany.ts";
import { cancelListing } from "./cancelListing.ts";
import { cancelProposal } from "./cancelProposal.ts";
import { castVote } from "./castVote.ts";
import { amendCertificate, claimCertificate, confirmCertificate, disownCertificate } from "./certificateNotes.ts";
import { certify } from "./certify.ts";
import { challengeProject } from "./challengeProject.ts";
import { claimAirdrop } from "./claimAirdrop.ts";
import { claimReward } from "./claimReward.ts";
import { delegateVotes } from "./delegateVotes.ts";
import { setListingExpiry, setListingPrice } from "./editListing.ts";
import { executeProposal } from "./executeProposal.ts";
import { cancelCredits, coverShortfall, requestDetokenisation, withdrawDetokenisation } from "./exits.ts";
import { farmClaim, farmExit, farmStake, farmWithdraw } from "./farms.ts";
import { faucet } from "./faucet.ts";
import { lapseChallenge } from "./lapseChallenge.ts";
import { addLiquidity, removeLiquidity } from "./liquidity.ts";
import { list } from "./list.ts";
import { listMany } from "./listMany.ts";
import { listProject } from "./listProject.ts";
import { offerGrant } from "./offerGrant.ts";
import { openPoll } from "./openPoll.ts";
import { announceOrder, cancelAllOrders, cancelOrders, fillOrder } from "./orders.ts";
import { payFees } from "./payFees.ts";
import { poolCollect, poolDeposit, poolRedeem, poolRetire } from "./pools.ts";
import { propose } from "./propose.ts";
import { queueProposal } from "./queueProposal.ts";
import {
  allotVintage,
  confirmImpairment,
  dismissImpairment,
  recallAllotment,
  reportImpairment,
  settleSerials,
  stateCustody,
  verifyPeriod,
} from "./registryFacts.ts";
import { reinstateProject } from "./reinstateProject.ts";
import { releaseGrant } from "./releaseGrant.ts";
import { renew } from "./renew.ts";
import { acceptRequest, finaliseRequest, revertRequest } from "./requestsDesk.ts";
import { retire } from "./retire.ts";
import { retireLines } from "./retireLines.ts";
import { retireNow } from "./retireNow.ts";
import { retireWithCertificate } from "./retireWithCertificate.ts";
import { scoreProject } from "./scoreProject.ts";
import { retireByOrder, retireWithConsent, voidSignature } from "./signedRetirement.ts";
import { stake } from "./stake.ts";
import { suspendProject } from "./suspendProject.ts";
import { upgradeTier } from "./upgradeTier.ts";
import { votePoll } from "./votePoll.ts";
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
  propose,
  castVote,
  queueProposal,
  executeProposal,
  cancelProposal,
  openPoll,
  votePoll,
  payFees,
  scoreProject,
  listProject,
  suspendProject,
  reinstateProject,
  challengeProject,
  lapseChallenge,
  retireLines,
  amendCertificate,
  claimCertificate,
  confirmCertificate,
  disownCertificate,
  cancelCredits,
  requestDetokenisation,
  withdrawDetokenisation,
  acceptRequest,
  finaliseRequest,
  revertRequest,
  answerBlock,
  commentBlock,
  confirmBlock,
  rejectBlock,
  resubmitBlock,
  splitBlock,
  withdrawBlock,
  confirmImpairment,
  dismissImpairment,
  reportImpairment,
  settleSerials,
  stateCustody,
  verifyPeriod,
  retireWithConsent,
  retireByOrder,
  voidSignature,
  coverShortfall,
  allotVintage,
  recallAllotment,
  poolDeposit,
  poolRedeem,
  poolRetire,
  poolCollect,
  addLiquidity,
  removeLiquidity,
  farmStake,
  farmWithdraw,
  farmClaim,
  farmExit,
  buyMany,
  listMany,
  setListingPrice,
  setListingExpiry,
  fillOrder,
  cancelOrders,
  cancelAllOrders,
  announceOrder,
  retireNow,
} as const;

/** The actions' types by name. */
export type Actions = typeof actions;
