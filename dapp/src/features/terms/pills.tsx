import type { BlockStatus, ListingState, ProjectStatus, Soundness } from "../../data/index.ts";
import type { PillTone } from "../../ui/index.ts";
import { Pill } from "../../ui/index.ts";
import { useWords } from "./words.ts";

const PROJECT_TONES: Record<ProjectStatus, PillTone> = {
  None: "neutral",
  Proposed: "info",
  Listed: "good",
  Suspended: "warn",
  Delisted: "danger",
};

const BLOCK_TONES: Record<BlockStatus, PillTone> = {
  Pending: "info",
  Confirmed: "good",
  Child: "neutral",
  Rejected: "danger",
  Withdrawn: "neutral",
  Void: "warn",
};

const LISTING_TONES: Record<ListingState, PillTone> = {
  open: "good",
  expired: "warn",
  recalled: "danger",
  halted: "warn",
  soldOut: "neutral",
  cancelled: "neutral",
};

/** A project's status as a pill. */
export function ProjectStatusPill({ status }: { status: ProjectStatus }) {
  return (
    <Pill tone={PROJECT_TONES[status]} dot>
      {useWords().projectStatus(status)}
    </Pill>
  );
}

/** A block's status as a pill. */
export function BlockStatusPill({ status }: { status: BlockStatus }) {
  return (
    <Pill tone={BLOCK_TONES[status]} dot>
      {useWords().blockStatus(status)}
    </Pill>
  );
}

/** Whether a listing can be bought from, as a pill. */
export function ListingStatePill({ state }: { state: ListingState }) {
  return <Pill tone={LISTING_TONES[state]}>{useWords().listingState(state)}</Pill>;
}

/** That the registry recalled serial numbers of a vintage, as a pill. Nothing for a sound one. */
export function SoundnessPill({ soundness }: { soundness: Soundness }) {
  const words = useWords();
  if (soundness === "sound") return null;
  return (
    <Pill tone={soundness === "recalled" ? "danger" : "warn"} dot>
      {words.soundness(soundness)}
    </Pill>
  );
}
