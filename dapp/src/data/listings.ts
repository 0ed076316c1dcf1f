import type { Listing, ProjectStatus, Soundness } from "./model.ts";

/** Whether a listing can be bought from now, and if not, why. Expired listings are labelled, never hidden. */
export type ListingState = "open" | "expired" | "recalled" | "halted" | "soldOut" | "cancelled";

/** A listing's state at a time, in a project with a status, of a vintage as sound as it is. */
export function listingState(
  listing: Pick<Listing, "status" | "remaining" | "expiry">,
  projectStatus: ProjectStatus,
  now: bigint,
  soundness: Soundness,
): ListingState {
  if (listing.status === "Cancelled") return "cancelled";
  if (listing.status === "SoldOut" || listing.remaining === 0n) return "soldOut";
  if (listing.expiry < now) return "expired";
  if (soundness === "recalled") return "recalled";
  return projectStatus === "Listed" ? "open" : "halted";
}
