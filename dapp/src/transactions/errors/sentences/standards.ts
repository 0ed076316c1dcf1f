import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

const forbidden = () => msg`Your account has no permission for this.`;
const technical = () => msg`The contract refused the call for a technical reason. Nothing was changed.`;
const upgradeRefused = () => msg`The contract refused to be upgraded in this way.`;
const scheduling = () => msg`The operation is not scheduled, not ready yet or has expired.`;
const tokenAddress = () => msg`The pay token refused one of the addresses.`;
const creditAddress = () => msg`The credit contract refused one of the addresses.`;
const certificateAddress = () => msg`The certificate contract refused one of the addresses.`;

/** Errors of the standards below our contracts. */
export const standardSentences: Sentences = {
  ERC20InsufficientBalance: ({ balance, needed }) => msg`You have ${balance} USDC; ${needed} USDC are needed.`,
  ERC20InsufficientAllowance: ({ allowance, needed }) =>
    msg`The market may take ${allowance} USDC from your account; ${needed} USDC are needed. Approve the total first.`,
  TokenInsufficientBalance: ({ token, balance, needed }) =>
    msg`The account has ${balance} ${token}; ${needed} ${token} are needed.`,
  TokenInsufficientBalanceUnits: ({ balance, needed }) =>
    msg`The account has ${balance} of the token's smallest units; ${needed} are needed.`,
  TokenInsufficientAllowance: ({ token, allowance, needed }) =>
    msg`The spender may take ${allowance} ${token} from the account; ${needed} ${token} are needed.`,
  TokenInsufficientAllowanceUnits: ({ allowance, needed }) =>
    msg`The spender may take ${allowance} of the token's smallest units from the account; ${needed} are needed.`,
  ERC20InvalidSender: tokenAddress,
  ERC20InvalidReceiver: tokenAddress,
  ERC20InvalidApprover: tokenAddress,
  ERC20InvalidSpender: tokenAddress,
  ERC721InvalidOwner: certificateAddress,
  ERC721NonexistentToken: ({ tokenId }) => msg`There is no certificate number ${tokenId}.`,
  ERC721IncorrectOwner: certificateAddress,
  ERC721InvalidSender: certificateAddress,
  ERC721InvalidReceiver: certificateAddress,
  ERC721InsufficientApproval: certificateAddress,
  ERC721InvalidApprover: certificateAddress,
  ERC721InvalidOperator: certificateAddress,
  ERC1155InsufficientBalance: ({ balance, needed }) => msg`The account holds ${balance} t; ${needed} t are needed.`,
  ERC1155MissingApprovalForAll: () => msg`The market is not yet approved to move your credits.`,
  ERC1155InvalidSender: creditAddress,
  ERC1155InvalidReceiver: creditAddress,
  ERC1155InvalidApprover: creditAddress,
  ERC1155InvalidOperator: creditAddress,
  ERC1155InvalidArrayLength: technical,
  ERC2612ExpiredSignature: () => msg`The signed permission to pay has expired.`,
  ERC2612InvalidSigner: () => msg`The permission to pay was signed by another account.`,
  InvalidAccountNonce: () => msg`This signature was used before, or another one comes first.`,
  SafeERC20FailedOperation: () => msg`The pay token refused the transfer.`,
  SafeERC20FailedDecreaseAllowance: () => msg`The pay token refused to lower the approval.`,
  AlreadyFull: () => msg`Your account already has as much test money as the faucet gives.`,
  GasRefused: () => msg`The account refused the gas money.`,
  EnforcedPause: () => msg`The pay token is paused for now.`,
  ExpectedPause: () => msg`This is possible only while the contract is paused.`,
  ReentrancyGuardReentrantCall: technical,
  AccessManagedUnauthorized: forbidden,
  AccessManagedRequiredDelay: scheduling,
  AccessManagedInvalidAuthority: technical,
  AccessManagerAlreadyScheduled: () => msg`The operation is already scheduled.`,
  AccessManagerNotScheduled: scheduling,
  AccessManagerNotReady: scheduling,
  AccessManagerExpired: scheduling,
  AccessManagerLockedRole: forbidden,
  AccessManagerLockedAccount: forbidden,
  AccessManagerLockedFunction: forbidden,
  AccessManagerBadConfirmation: technical,
  AccessManagerUnauthorizedAccount: forbidden,
  AccessManagerUnauthorizedCall: forbidden,
  AccessManagerUnauthorizedConsume: forbidden,
  AccessManagerUnauthorizedCancel: forbidden,
  AccessManagerInvalidInitialAdmin: technical,
  AddressEmptyCode: () => msg`There is no contract at the address that was called.`,
  AddressInsufficientBalance: technical,
  ERC1967InvalidAdmin: upgradeRefused,
  ERC1967InvalidBeacon: upgradeRefused,
  ERC1967InvalidImplementation: upgradeRefused,
  ERC1967NonPayable: upgradeRefused,
  UUPSUnauthorizedCallContext: upgradeRefused,
  UUPSUnsupportedProxiableUUID: upgradeRefused,
  InvalidInitialization: () => msg`The contract is already set up.`,
  NotInitializing: technical,
  FailedCall: technical,
  FailedInnerCall: technical,
  FailedDeployment: technical,
  InsufficientBalance: technical,
  MissingPrecompile: technical,
  SafeCastOverflowedIntDowncast: technical,
  SafeCastOverflowedIntToUint: technical,
  SafeCastOverflowedUintDowncast: technical,
  SafeCastOverflowedUintToInt: technical,
  StringsInsufficientHexLength: technical,
  InvalidShortString: technical,
  StringTooLong: technical,
  ECDSAInvalidSignature: () => msg`The signature is not valid.`,
  ECDSAInvalidSignatureLength: () => msg`The signature is not valid.`,
  ECDSAInvalidSignatureS: () => msg`The signature is not valid.`,
  InvalidPointer: technical,
  ReadOutOfBounds: technical,
};
