import type { Abi, Address, ContractFunctionArgs, Hash, Hex, TransactionReceipt, TypedDataDefinition } from "viem";
import type { TxError } from "../errors/txError.ts";
import type { RecordProof } from "../recordChain.ts";

/** One user action; each has its own file in `actions/`. */
export type ActionName =
  | "faucet"
  | "approvePayToken"
  | "buy"
  | "list"
  | "cancelListing"
  | "retire"
  | "retireWithCertificate"
  | "certify"
  | "stake"
  | "addToPosition"
  | "renew"
  | "upgradeTier"
  | "claimReward"
  | "withdrawStake"
  | "delegateVotes"
  | "releaseGrant"
  | "offerGrant"
  | "acceptGrant"
  | "claimAirdrop"
  | "propose"
  | "castVote"
  | "queueProposal"
  | "executeProposal"
  | "cancelProposal"
  | "openPoll"
  | "votePoll"
  | "payFees"
  | "scoreProject"
  | "listProject"
  | "suspendProject"
  | "reinstateProject"
  | "challengeProject"
  | "lapseChallenge"
  | "retireLines"
  | "amendCertificate"
  | "claimCertificate"
  | "confirmCertificate"
  | "disownCertificate"
  | "cancelCredits"
  | "requestDetokenisation"
  | "withdrawDetokenisation"
  | "acceptRequest"
  | "finaliseRequest"
  | "revertRequest"
  | "answerBlock"
  | "commentBlock"
  | "confirmBlock"
  | "rejectBlock"
  | "resubmitBlock"
  | "splitBlock"
  | "withdrawBlock"
  | "confirmImpairment"
  | "dismissImpairment"
  | "reportImpairment"
  | "settleSerials"
  | "stateCustody"
  | "verifyPeriod"
  | "retireWithConsent"
  | "retireByOrder"
  | "voidSignature"
  | "coverShortfall"
  | "allotVintage"
  | "recallAllotment"
  | "poolDeposit"
  | "poolRedeem"
  | "poolRetire"
  | "poolCollect"
  | "addLiquidity"
  | "removeLiquidity"
  | "farmStake"
  | "farmWithdraw"
  | "farmClaim"
  | "farmExit"
  | "buyMany"
  | "listMany"
  | "setListingPrice"
  | "setListingExpiry"
  | "fillOrder"
  | "cancelOrders"
  | "cancelAllOrders"
  | "announceOrder"
  | "retireNow";

/** One signature inside an action. An action's steps run in order, each after the one before is confirmed. */
export type StepName =
  | ActionName
  | "approveCrbn"
  | "approveBond"
  | "approvePaired"
  | "approveUsdc"
  | "approveShares"
  | "approveFarm"
  | "payForRetirement";

/** A contract call that a step asks the wallet to sign. */
export interface ContractCall {
  address: Address;
  abi: Abi;
  functionName: string;
  args: ContractFunctionArgs;
  /** Of the chain's own coin {wei}; none by default. */
  value?: bigint;
}

/** What a sent transaction looks like before it is in a block. */
export interface SentTransaction {
  from: Address;
  to: Address | null;
  input: Hex;
  value: bigint;
  nonce: number;
}

/** The block that a node or the indexer is at. */
export interface BlockMark {
  number: bigint;
  hash: Hash;
}

/** What steps may ask of the chain and of the wallet. Nothing here sends. */
export interface StepContext {
  chainId: number;
  account: Address;
  /** Reads a view function at the latest block. */
  read<T>(call: ContractCall): Promise<T>;
  /** The block the chain is at now. */
  head(): Promise<{ number: bigint; timestamp: bigint }>;
  /** The place of a retirement in the account's record chain. */
  recordProofOf(retirement: bigint): Promise<RecordProof>;
  /** Asks the wallet to sign typed data (EIP-712); the step shows that it waits for the signature. */
  signTypedData(data: TypedDataDefinition): Promise<Hex>;
}

/** The wallet, chain and indexer behind the runner; a fake stands in for them in tests. */
export interface TransactionPorts extends StepContext {
  /** The chain the wallet is on now. */
  walletChainId(): Promise<number>;
  /** Runs the call without sending it; throws what it would revert with. */
  simulate(call: ContractCall): Promise<void>;
  /** What the call would cost in gas, what the account has of the chain's coin, and the gas to ask for where wallets would ask for too little. */
  gasBudget(call: ContractCall): Promise<{ cost: bigint; balance: bigint; gas?: bigint | undefined }>;
  /** Asks the wallet to sign and send; without `gas` it estimates that itself. */
  send(call: ContractCall, gas?: bigint): Promise<Hash>;
  receiptOf(hash: Hash): Promise<TransactionReceipt | null>;
  transactionOf(hash: Hash): Promise<SentTransaction | null>;
  /** Sends a call paid by an unlocked account of the local chain's node. Fails on every other chain. */
  sendSponsored(call: ContractCall): Promise<Hash>;
  /** How many transactions of a sender are in blocks. */
  confirmedNonce(sender: Address): Promise<number>;
  /** The sender's transaction with this nonce, searched in recent blocks. */
  findByNonce(sender: Address, nonce: number): Promise<{ hash: Hash; transaction: SentTransaction } | null>;
  /** Where the indexer is, or null when it does not answer. */
  indexedHead(): Promise<BlockMark | null>;
  /** The hash of a block, or null when the chain has no such block. */
  blockHash(number: bigint): Promise<Hash | null>;
  /** Why a mined transaction reverted: runs it again on the block before. */
  replay(hash: Hash): Promise<unknown>;
  /** Waits until it is worth looking again. */
  pause(): Promise<void>;
}

/** A step: what to sign, if anything, and what the chain says happened. */
export interface TransactionStep<Request, Outcome = unknown> {
  name: StepName;
  /** The call to sign; null when the chain already is as the step wants it. */
  commit(request: Request, context: StepContext): Promise<ContractCall | null>;
  /** Reads the outcome from the receipt; throws when the receipt does not show what was asked for. */
  verify(request: Request, receipt: TransactionReceipt, context: StepContext): Promise<Outcome>;
  /** The local chain's node signs and pays instead of the wallet: the faucet, for accounts without gas. */
  sponsored?: true;
}

/** A user action: a validated request and its named steps. The last step's outcome is the action's. */
export interface TransactionAction<Request, Outcome = unknown> {
  name: ActionName;
  /** Throws when the request is malformed. */
  parse(request: unknown): Request;
  steps: readonly [...TransactionStep<Request>[], TransactionStep<Request, Outcome>];
  /** Says an error in the action's own words, where the standards' would mislead. */
  explain?(error: TxError, request: Request): TxError;
}

/** How far a step is. `skipped`: the chain already was as the step wanted it. */
export type StepPhase = "waiting" | "checking" | "signing" | "pending" | "confirmed" | "indexed" | "skipped" | "failed";

/** A step of a running action, as shown. */
export interface StepState {
  name: StepName;
  phase: StepPhase;
  hash?: Hash;
  blockNumber?: bigint;
}

/** `paused`: resumed after a reload and in need of another signature, which is never asked for unbidden. */
export type FlowStatus = "running" | "paused" | "confirmed" | "indexed" | "failed";

/** A running or finished action. */
export interface FlowState {
  id: string;
  action: ActionName;
  chainId: number;
  account: Address;
  request: unknown;
  steps: readonly StepState[];
  status: FlowStatus;
  startedAt: number;
  /** Taken up again after the page was loaded anew. */
  resumed: boolean;
  /** The chain's node does not answer; the flow waits. */
  offline: boolean;
  error?: TxError;
  outcome?: unknown;
}
