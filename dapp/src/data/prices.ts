import type { Address } from "viem";

/** An offer, as far as its price matters. */
export interface Offer {
  remaining: bigint;
  unitPrice: bigint;
  payToken: Address;
}

/**
 * The lowest price among offers in the pay token with the most tonnes on offer. Prices in different tokens are never
 * compared with one another.
 */
export function cheapest(offers: readonly Offer[]): { unitPrice: bigint; payToken: Address } | null {
  const tonnesByToken = new Map<Address, bigint>();
  for (const { payToken, remaining } of offers) {
    tonnesByToken.set(payToken, (tonnesByToken.get(payToken) ?? 0n) + remaining);
  }
  const [payToken] = [...tonnesByToken].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))[0] ?? [];
  if (!payToken) return null;
  const prices = offers.filter((offer) => offer.payToken === payToken).map(({ unitPrice }) => unitPrice);
  const [unitPrice = 0n] = prices.sort((a, b) => (a < b ? -1 : 1));
  return { unitPrice, payToken };
}
