import { BigDecimal, BigInt } from "@graphprotocol/graph-ts";

/** One tonne {unit}. */
export const TONNE: BigInt = BigInt.fromString("1000000000000000000");
export const ZERO: BigInt = BigInt.zero();
export const ONE: BigInt = BigInt.fromI32(1);

/** An amount in tonnes; exact, as 18 decimals always suffice. */
export function toTonnes(amount: BigInt): BigDecimal {
  return amount.divDecimal(TONNE.toBigDecimal());
}

/** The price of 1e18 units, to 34 digits; null if either side is nothing. */
export function unitPriceOf(price: BigInt, amount: BigInt): BigDecimal | null {
  if (price.isZero() || amount.isZero()) return null;
  return price.times(TONNE).divDecimal(amount.toBigDecimal());
}

export function larger(a: BigInt, b: BigInt): BigInt {
  return a.gt(b) ? a : b;
}

export function smaller(a: BigInt, b: BigInt): BigInt {
  return a.lt(b) ? a : b;
}
