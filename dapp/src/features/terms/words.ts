import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import type { BlockStatus, ListingState, ProjectClass, ProjectStatus, Soundness, UnitKind } from "../../data/index.ts";
import { labelWords } from "./labels.ts";
import { projectTypeWords } from "./projectTypes.ts";

/** Words for a project's status. */
export const projectStatusWords: Record<ProjectStatus, MessageDescriptor> = {
  None: msg`Unknown`,
  Proposed: msg`Proposed`,
  Listed: msg({ message: "Listed", context: "status of a project" }),
  Suspended: msg`Suspended`,
  Delisted: msg`Delisted`,
};

/** Words for a project's class. */
export const projectClassWords: Record<ProjectClass, MessageDescriptor> = {
  Unassigned: msg`Not classified yet`,
  Nature: msg`Nature`,
  Renewable: msg`Renewable energy`,
  Efficiency: msg`Energy efficiency`,
  Industrial: msg`Industrial`,
  Removal: msg({ message: "Removal", context: "class of a project" }),
};

/** Words for what a unit stands for. */
export const unitKindWords: Record<UnitKind, MessageDescriptor> = {
  Unspecified: msg`Not stated by the registry`,
  Reduction: msg`Emission reduction`,
  Removal: msg`Carbon removal`,
};

/** Words for a block's status. */
export const blockStatusWords: Record<BlockStatus, MessageDescriptor> = {
  Pending: msg`Waiting for a verifier`,
  Confirmed: msg`Confirmed`,
  Child: msg`Part of a split block`,
  Rejected: msg`Rejected`,
  Withdrawn: msg`Withdrawn`,
  Void: msg`Void`,
};

/** Words for a vintage of which the registry recalled or reversed serial numbers. */
export const soundnessWords: Record<Exclude<Soundness, "sound">, MessageDescriptor> = {
  short: msg`Partly recalled`,
  recalled: msg`Recalled`,
};

/** Words for whether a listing can be bought from. */
export const listingStateWords: Record<ListingState, MessageDescriptor> = {
  open: msg`Open`,
  expired: msg`Expired`,
  recalled: soundnessWords.recalled,
  halted: msg`Halted`,
  soldOut: msg`Sold out`,
  cancelled: msg`Cancelled`,
};

/** The words for values of the chain, in the language shown now. Unknown values are shown as they are. */
export function useWords() {
  const { _ } = useLingui();
  return {
    projectStatus: (status: ProjectStatus) => _(projectStatusWords[status]),
    projectClass: (projectClass: ProjectClass) => _(projectClassWords[projectClass]),
    unitKind: (kind: UnitKind) => _(unitKindWords[kind]),
    blockStatus: (status: BlockStatus) => _(blockStatusWords[status]),
    listingState: (state: ListingState) => _(listingStateWords[state]),
    soundness: (soundness: Exclude<Soundness, "sound">) => _(soundnessWords[soundness]),
    label: (label: string) => (labelWords[label] ? _(labelWords[label]) : label),
    /** A type can name several scopes, separated by semicolons. */
    projectType: (type: string) =>
      type
        .split(/\s*;\s*/)
        .map((part) => (projectTypeWords[part] ? _(projectTypeWords[part]) : part))
        .join("; "),
  };
}
