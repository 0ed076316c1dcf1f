import { concernOf, HolderAlert } from "../curation/index.ts";
import type { Credits, KnownVintage } from "./readCredits.ts";

/** A project with what the account has of its credits, in its wallet or on offer. */
interface Concerned {
  project: KnownVintage["project"];
  /** {unit} */
  held: bigint;
}

/** The projects of an account's credits that something is the matter with, each once. */
export function concernedIn({ holdings, listings }: Pick<Credits, "holdings" | "listings">): Concerned[] {
  const found = new Map<string, Concerned>();
  const add = ({ project }: KnownVintage, amount: bigint) => {
    if (amount === 0n || !concernOf(project)) return;
    found.set(project.id, { project, held: (found.get(project.id)?.held ?? 0n) + amount });
  };
  for (const holding of holdings) add(holding, holding.balance);
  for (const own of listings) add(own, own.listing.status === "Cancelled" ? 0n : own.listing.remaining);
  return [...found.values()];
}

/** Tells an account what is the matter with the projects of its credits, and what it can still do. */
export function Alerts({ credits }: { credits: Credits }) {
  const concerned = concernedIn(credits);
  if (concerned.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3" data-testid="holder-alerts">
      {concerned.map(({ project, held }) => (
        <li key={project.id}>
          <HolderAlert project={project} held={held} />
        </li>
      ))}
    </ul>
  );
}
