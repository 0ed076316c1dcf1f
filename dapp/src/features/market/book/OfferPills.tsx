import { Trans } from "@lingui/react/macro";
import type { BookListingState, OrderState } from "../../../data/book/index.ts";
import { Pill, Tonnes } from "../../../ui/index.ts";

/** How a listing stands; nothing for one that can be bought. */
export function ListingPill({ state }: { state: BookListingState }) {
  switch (state) {
    case "open":
      return null;
    case "expired":
      return (
        <Pill tone="warn" dot>
          <Trans>Expired</Trans>
        </Pill>
      );
    case "suspended":
      return (
        <Pill tone="danger" dot>
          <Trans>Project suspended</Trans>
        </Pill>
      );
    case "soldOut":
      return (
        <Pill>
          <Trans>Sold out</Trans>
        </Pill>
      );
    case "cancelled":
      return (
        <Pill>
          <Trans>Cancelled</Trans>
        </Pill>
      );
  }
}

/** How an order stands; nothing for one that can be filled. */
export function OrderPill({ state }: { state: OrderState }) {
  switch (state) {
    case "filled":
      return (
        <Pill>
          <Trans>Filled</Trans>
        </Pill>
      );
    case "nonceTaken":
      return (
        <Pill>
          <Trans>Used up</Trans>
        </Pill>
      );
    case "open":
    case "expired":
    case "cancelled":
    case "suspended":
      return <ListingPill state={state} />;
  }
}

/** The lots that a listing is sold in; nothing without lots. */
export function LotPill({ lot }: { lot: bigint }) {
  if (lot === 0n) return null;
  return (
    <Pill tone="info">
      <Trans>
        lots of <Tonnes units={lot} />
      </Trans>
    </Pill>
  );
}
