import {
  GrantCreated,
  GrantHandedOver,
  GrantOffered,
  GrantRevoked,
  Initialized,
  MilestoneGrantCreated,
  Released,
  RoundFunded,
  TrancheApproved,
} from "../../generated/TokenVesting/TokenVesting";
import { approveTranche } from "../actions/approveTranche";
import { createGrant } from "../actions/createGrant";
import { fundRound } from "../actions/fundRound";
import { handOverGrant } from "../actions/handOverGrant";
import { offerGrant } from "../actions/offerGrant";
import { openLedger } from "../actions/openLedger";
import { releaseGrant } from "../actions/releaseGrant";
import { revokeGrant } from "../actions/revokeGrant";
import { GrantFacts } from "../shared/facts";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleInitialized(event: Initialized): void {
  recordLog(event);
  openLedger(event.params.version);
}

export function handleGrantCreated(event: GrantCreated): void {
  const p = event.params;
  const facts = new GrantFacts(p.beneficiary, p.bucket, p.amount);
  facts.start = p.start;
  facts.cliff = p.cliff;
  facts.end = p.end;
  createGrant(recordLog(event), p.grant, facts);
}

export function handleMilestoneGrantCreated(event: MilestoneGrantCreated): void {
  const p = event.params;
  const facts = new GrantFacts(p.beneficiary, p.bucket, p.amount);
  facts.name = p.name;
  createGrant(recordLog(event), p.grant, facts);
}

export function handleTrancheApproved(event: TrancheApproved): void {
  const p = event.params;
  approveTranche(recordLog(event), p.grant, p.amount, p.approved);
}

export function handleReleased(event: Released): void {
  releaseGrant(recordLog(event), event.params.grant, event.params.amount);
}

export function handleGrantRevoked(event: GrantRevoked): void {
  const p = event.params;
  revokeGrant(recordLog(event), p.grant, p.vested, p.returned);
}

export function handleGrantOffered(event: GrantOffered): void {
  const p = event.params;
  offerGrant(recordLog(event), p.grant, p.from, p.to);
}

export function handleGrantHandedOver(event: GrantHandedOver): void {
  const p = event.params;
  handOverGrant(recordLog(event), p.grant, p.from, p.to);
}

export function handleRoundFunded(event: RoundFunded): void {
  fundRound(recordLog(event), event.params.amount);
}
