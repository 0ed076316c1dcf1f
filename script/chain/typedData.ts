/** What RetirementDesk.sol has signed (EIP-712): the fields of a claim, of a beneficiary's consent and of a holder's order. */

/** The fields of a claim, in the contract's order. */
const Claim = [
  { name: "beneficiary", type: "address" },
  { name: "purpose", type: "uint8" },
  { name: "consumptionCountry", type: "bytes2" },
  { name: "consumptionStart", type: "uint32" },
  { name: "consumptionEnd", type: "uint32" },
  { name: "retiringEntity", type: "string" },
  { name: "beneficiaryName", type: "string" },
  { name: "beneficiaryLocation", type: "string" },
  { name: "purposeReference", type: "string" },
  { name: "message", type: "string" },
] as const;

/** A beneficiary agrees to a retirement. */
export const CONSENT_TYPES = {
  RetirementConsent: [
    { name: "account", type: "address" },
    { name: "lines", type: "Line[]" },
    { name: "claim", type: "Claim" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  Claim,
  Line: [
    { name: "vintage", type: "uint32" },
    { name: "amount", type: "uint256" },
  ],
} as const;

/** A holder orders a retirement. */
export const ORDER_TYPES = {
  RetirementOrder: [
    { name: "account", type: "address" },
    { name: "operator", type: "address" },
    { name: "vintage", type: "uint32" },
    { name: "amount", type: "uint256" },
    { name: "claim", type: "Claim" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  Claim,
} as const;

/** What CreditMarket.sol has signed: an order to sell or to buy. `side`: 0 sells, 1 buys. */
export const MARKET_ORDER_TYPES = {
  Order: [
    { name: "maker", type: "address" },
    { name: "taker", type: "address" },
    { name: "side", type: "uint8" },
    { name: "vintage", type: "uint32" },
    { name: "amount", type: "uint256" },
    { name: "unitPrice", type: "uint256" },
    { name: "payToken", type: "address" },
    { name: "minFill", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "counter", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
} as const;
