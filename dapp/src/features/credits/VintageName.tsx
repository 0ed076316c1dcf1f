import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { KnownVintage } from "./readCredits.ts";

/** A vintage by its project and year, linked to its trail. */
export function VintageName({ known }: { known: KnownVintage }) {
  const { year } = known.vintage;
  return (
    <span className="block min-w-0 text-left">
      <Link to="/vintages/$vintageId" params={{ vintageId: String(known.id) }} className="text-brand underline">
        <bdi>{known.project.name}</bdi>
      </Link>
      <span className="block text-sm font-normal text-ink-soft">
        {known.project.registryProjectId} · <Trans>vintage {year}</Trans>
      </span>
    </span>
  );
}
