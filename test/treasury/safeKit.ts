/**
 * Safe's own client, with the types that the tests need of it. The package's types say for all of viem that an address is any
 * string, so they stay outside.
 */
import type { Address, Hex } from "viem";

/** A transaction as Safe's client builds and signs it. */
export interface SafeTransaction {
  readonly data: { readonly operation: number; readonly to: string; readonly data: string; readonly value: string };
}

/** A message that owners sign. */
export interface SafeMessage {
  encodedSignatures(): string;
}

/** Where Safe's contracts are, by chain id. */
export type ContractNetworksConfig = Record<string, Record<string, Address>>;

/** What the transactions of one request do. */
export interface SafeRequest {
  readonly transactions: readonly {
    readonly to: string;
    readonly data: string;
    readonly value: string;
    readonly operation?: number;
  }[];
  readonly options?: object;
  readonly onlyCalls?: boolean;
}

/** One owner's client of one Safe. */
export interface SafeKit {
  createTransaction(request: SafeRequest): Promise<SafeTransaction>;
  signTransaction(transaction: SafeTransaction): Promise<SafeTransaction>;
  executeTransaction(transaction: SafeTransaction): Promise<{ hash: string }>;
  createMessage(text: string): SafeMessage;
  signMessage(message: SafeMessage): Promise<SafeMessage>;
  isValidSignature(hash: string, signatures: string): Promise<boolean>;
  createAddOwnerTx(change: { ownerAddress: string }): Promise<SafeTransaction>;
  createRemoveOwnerTx(change: { ownerAddress: string; threshold: number }): Promise<SafeTransaction>;
  createSwapOwnerTx(change: { oldOwnerAddress: string; newOwnerAddress: string }): Promise<SafeTransaction>;
  createChangeThresholdTx(threshold: number): Promise<SafeTransaction>;
  createEnableGuardTx(guard: string): Promise<SafeTransaction>;
  createDisableGuardTx(): Promise<SafeTransaction>;
  createEnableModuleTx(module: string): Promise<SafeTransaction>;
  createDisableModuleTx(module: string): Promise<SafeTransaction>;
  createEnableFallbackHandlerTx(handler: string): Promise<SafeTransaction>;
  createRejectionTransaction(nonce: number): Promise<SafeTransaction>;
  getContractVersion(): string;
  getFallbackHandler(): Promise<string>;
  getGuard(): Promise<string>;
  getModules(): Promise<string[]>;
  getNonce(): Promise<number>;
  getOwners(): Promise<string[]>;
  getThreshold(): Promise<number>;
}

interface SafePackage {
  readonly default: SafeClient | { readonly default: SafeClient };
  hashSafeMessage(text: string): string;
}

interface SafeClient {
  init(config: {
    provider: string;
    signer: Hex;
    safeAddress: string;
    contractNetworks: ContractNetworksConfig;
  }): Promise<SafeKit>;
}

const PACKAGE: string = "@safe-global/protocol-kit";
const safe = (await import(PACKAGE)) as SafePackage;

/** Opens a Safe as one of its owners. */
export const openSafe: SafeClient["init"] = (config) =>
  ("init" in safe.default ? safe.default : safe.default.default).init(config);

/** What owners sign for a text. */
export const hashSafeMessage = (text: string): string => safe.hashSafeMessage(text);
