export { readAnnouncedFor } from "./announced.ts";
export { MAX_BOOK_LISTINGS, readListingIds } from "./ids.ts";
export * from "./model.ts";
export { leastOfListing, readBookListing, readBookListings } from "./offers.ts";
export type { SignatureCheck } from "./orders.ts";
export { coveredBy, MAX_ANNOUNCED, mayFill, readAnnounced, readStanding, readStandings } from "./orders.ts";
export type { BookSummary } from "./overview.ts";
export { readOverview, summarise } from "./overview.ts";
export { type KnownOffers, readSources, type Scope } from "./sources.ts";
