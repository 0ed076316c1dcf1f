import {
  BlockCommented,
  BlockConfirmed,
  BlockRejected,
  BlockResubmitted,
  BlockSplit,
  BlockSubmitted,
  BlockWithdrawn,
  OperatorAdmitted,
  OperatorDismissed,
} from "../../generated/CreditIssuance/CreditIssuance";
import { admitOperator } from "../actions/admitOperator";
import { commentOnBlock } from "../actions/commentOnBlock";
import { confirmBlock } from "../actions/confirmBlock";
import { dismissOperator } from "../actions/dismissOperator";
import { rejectBlock } from "../actions/rejectBlock";
import { replaceBlock } from "../actions/replaceBlock";
import { splitBlock } from "../actions/splitBlock";
import { submitBlock } from "../actions/submitBlock";
import { withdrawBlock } from "../actions/withdrawBlock";
import { BlockFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleOperatorAdmitted(event: OperatorAdmitted): void {
  const p = event.params;
  admitOperator(recordLog(event), p.operator, p.registry, p.code);
}

export function handleOperatorDismissed(event: OperatorDismissed): void {
  dismissOperator(recordLog(event), event.params.operator);
}

export function handleBlockSubmitted(event: BlockSubmitted): void {
  const submission = event.params.submission;
  const facts = new BlockFacts(
    submission.vintage,
    submission.registry,
    submission.operator,
    submission.batch,
    submission.serialStart,
    submission.serialEnd,
    submission.quantity,
    submission.recipient,
    submission.evidenceCid,
  );
  submitBlock(recordLog(event), event.params.blockId, event.params.registrar, facts);
}

export function handleBlockConfirmed(event: BlockConfirmed): void {
  const p = event.params;
  const id = numberId(p.blockId);
  confirmBlock(recordLog(event), id, p.verifier, p.recipient, p.tonnes, p.sequenceStart, p.custody);
}

export function handleBlockRejected(event: BlockRejected): void {
  const p = event.params;
  rejectBlock(recordLog(event), numberId(p.blockId), p.verifier, p.reason);
}

export function handleBlockWithdrawn(event: BlockWithdrawn): void {
  withdrawBlock(recordLog(event), numberId(event.params.blockId), event.params.registrar);
}

export function handleBlockResubmitted(event: BlockResubmitted): void {
  replaceBlock(recordLog(event), numberId(event.params.blockId), numberId(event.params.replaced));
}

export function handleBlockCommented(event: BlockCommented): void {
  const p = event.params;
  commentOnBlock(recordLog(event), numberId(p.blockId), p.author, p.comment);
}

export function handleBlockSplit(event: BlockSplit): void {
  const p = event.params;
  splitBlock(recordLog(event), numberId(p.blockId), p.firstChild, p.registrar, p.secondStart, p.reason);
}
