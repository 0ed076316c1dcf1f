import { addTexts } from "../i18n/index.ts";

export { MAX_COMMENT } from "./actions/blocks.ts";
export { MAX_REASON } from "./actions/castVote.ts";
export { MAX_AMENDMENT, MAX_DISOWN_REASON } from "./actions/certificateNotes.ts";
export { MAX_CLAIMED } from "./actions/claimReward.ts";
export { MAX_REASON_BYTES, MAX_REFERENCE } from "./actions/exits.ts";
export { MAX_FARMS_CLAIMED } from "./actions/farms.ts";
export { explainPool, onlyLineOf, type PoolLine, type PoolTaken } from "./actions/pools.ts";
export { MAX_DESCRIPTION } from "./actions/propose.ts";
export { MAX_PROJECT_REASON } from "./actions/requests.ts";
export { MAX_LINES } from "./actions/retireLines.ts";
export { noSource, type RetireNowOutcome, type RouterSource, SOURCE_KINDS } from "./actions/retireNow.ts";
export type { Claim, ClaimForm, ClaimProblem, Purpose, TextField } from "./claim.ts";
export {
  byteLength,
  claimProblems,
  claimSchema,
  emptyClaim,
  hasCourtAndCase,
  joinCourtCase,
  PURPOSES,
  splitCourtCase,
  TEXT_LIMITS,
  textProblem,
  toClaim,
} from "./claim.ts";
export { DEADLINE } from "./deadline.ts";
export { classifyError } from "./errors/classify.ts";
export { INELIGIBILITIES, type Ineligibility, ineligibilitySentences } from "./errors/ineligibility.ts";
export { sentenceOf } from "./errors/sentence.ts";
export type { TxError } from "./errors/txError.ts";
export { type PreparableRequest, prepareCall } from "./prepareCall.ts";
export { leastOf, mostOf, useSlippage } from "./slippage.ts";
export { ActionForm } from "./ui/ActionForm.tsx";
export { AmountField, readAmount } from "./ui/AmountField.tsx";
export { ErrorSentence } from "./ui/ErrorSentence.tsx";
export { KeptTextField, readKeptText } from "./ui/KeptTextField.tsx";
export { SlippageField } from "./ui/SlippageField.tsx";
export { SwitchNetworkButton } from "./ui/SwitchNetworkButton.tsx";
export { TransactionCentre } from "./ui/TransactionCentre.tsx";
export { TransactionPanel } from "./ui/TransactionPanel.tsx";
export type { Flow, TransactionHandle } from "./ui/useTransaction.ts";
export { useFlows, useTransaction } from "./ui/useTransaction.ts";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
