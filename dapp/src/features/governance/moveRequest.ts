import { descriptionHash, type Proposal } from "../../data/governance.ts";

/** What the Governor asks of whoever moves a proposal on or cancels it. */
export function moveRequest({ id, calls, description }: Pick<Proposal, "id" | "calls" | "description">) {
  return { proposal: id, calls, descriptionHash: descriptionHash(description) };
}
