export { BlockStatusPill, ListingStatePill, ProjectStatusPill } from "./pills.tsx";
export { useWords } from "./words.ts";
