import type { Address, Hex } from "viem";

/** What has become of a listing, in the order of the contract's enum. */
export const LISTING_STATES = ["open", "expired", "soldOut", "cancelled", "suspended"] as const;
/** What has become of a listing. */
export type BookListingState = (typeof LISTING_STATES)[number];

/** A listing as the chain has it now. */
export interface BookListing {
  id: bigint;
  seller: Address;
  vintage: number;
  payToken: Address;
  /** {unit} */
  remaining: bigint;
  /** The least that can be bought now {unit}: the seller's minimum, a lot, or all that is left when that is less. */
  least: bigint;
  /** What the seller asked for {unit}; 0 for the smallest. */
  minFill: bigint;
  /** Every purchase is a multiple of it {unit}; 0 without lots. */
  lot: bigint;
  /** {payToken/t} */
  unitPrice: bigint;
  /** {s} */
  expiry: bigint;
  state: BookListingState;
}

/** What the maker of an order does, in the order of the contract's enum. */
export const SELL = 0;
export const BUY = 1;
/** What the maker of an order does. */
export type Side = typeof SELL | typeof BUY;

/** An order as the market takes it. */
export interface MarketOrder {
  maker: Address;
  /** Who may fill it; the zero address lets everybody. */
  taker: Address;
  side: Side;
  vintage: number;
  /** {unit} */
  amount: bigint;
  /** {payToken/t} */
  unitPrice: bigint;
  payToken: Address;
  /** {unit} */
  minFill: bigint;
  nonce: bigint;
  counter: bigint;
  /** {s} */
  deadline: number;
}

/** An order with its maker's signature. */
export interface SignedOrder {
  order: MarketOrder;
  signature: Hex;
}

/** A name that only the very same order has, whoever tells of it. */
export function nameOfOrder({ order }: SignedOrder): string {
  return Object.entries(order).sort().join().toLowerCase();
}

/** What has become of an order, in the order of the contract's enum. */
export const ORDER_STATES = ["open", "expired", "filled", "cancelled", "nonceTaken", "suspended"] as const;
/** What has become of an order. */
export type OrderState = (typeof ORDER_STATES)[number];

/** An order as it stands on the chain. */
export interface StandingOrder extends SignedOrder {
  /** Its name on the chain. */
  hash: Hex;
  state: OrderState;
  /** What is left of it {unit}; 0 once it can never be filled again. */
  remaining: bigint;
  /** Its maker signed it: the chain would take the signature. */
  signed: boolean;
  /** How much of what is left the maker can deliver, or pay for, now {unit}. */
  covered: bigint;
}
