import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { PortfolioEntry } from "../../data/index.ts";
import { useCurrencies } from "../../data/index.ts";
import type { Currency } from "../../format/index.ts";
import { countryName } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Loading, Skeleton, Tonnes, UnitPrice } from "../../ui/index.ts";
import { ProjectStatusPill, SoundnessPill, useWords } from "../terms/index.ts";

const GRID = "grid gap-4 sm:grid-cols-2 lg:grid-cols-3";

/** Projects as cards. */
export function ProjectCards({ entries }: { entries: PortfolioEntry[] }) {
  const currencies = useCurrencies(entries.flatMap(({ priceFrom }) => (priceFrom ? [priceFrom.payToken] : [])));
  return (
    <ul className={GRID}>
      {entries.map((entry) => (
        <li key={entry.id} className="flex">
          <ProjectCard entry={entry} currency={currencies.get(entry.priceFrom?.payToken.toLowerCase() ?? "")} />
        </li>
      ))}
    </ul>
  );
}

function ProjectCard({ entry, currency }: { entry: PortfolioEntry; currency: Currency | undefined }) {
  const locale = useLocale();
  const words = useWords();
  const years = entry.vintageYears;
  const [latest, earliest] = [years[0], years.at(-1)];
  return (
    <Link
      to="/projects/$projectId"
      params={{ projectId: entry.id }}
      className="group flex w-full flex-col rounded-xl border border-line bg-surface p-4 no-underline shadow-(--shadow) transition-colors hover:border-brand"
    >
      <span className="flex items-center justify-between gap-2 text-sm text-ink-faint">
        <span className="font-mono text-[0.8125rem]">{entry.registryProjectId}</span>
        {entry.status === "Listed" ? (
          <SoundnessPill soundness={entry.soundness} />
        ) : (
          <ProjectStatusPill status={entry.status} />
        )}
      </span>
      <h3 className="mt-1 line-clamp-3 font-semibold break-words group-hover:text-brand" lang="en">
        {entry.name}
      </h3>
      <p className="mt-1 mb-4 text-sm text-ink-soft">
        {[countryName(entry.country, locale), words.projectType(entry.projectType)].filter(Boolean).join(" · ")}
        {latest !== undefined && (
          <>
            {" · "}
            {latest === earliest ? latest : `${earliest}–${latest}`}
          </>
        )}
      </p>
      <dl className="mt-auto grid grid-cols-2 gap-2 border-t border-line pt-3">
        <div>
          <dt className="text-xs text-ink-faint">
            <Trans>On offer</Trans>
          </dt>
          <dd className="font-medium">
            {entry.available > 0n ? <Tonnes units={entry.available} short /> : <Trans>Nothing now</Trans>}
          </dd>
        </div>
        <div className="text-right">
          <dt className="text-xs text-ink-faint">
            <Trans>Price from</Trans>
          </dt>
          <dd className="font-medium">
            {entry.priceFrom ? <UnitPrice amount={entry.priceFrom.unitPrice} currency={currency} /> : "–"}
          </dd>
        </div>
      </dl>
    </Link>
  );
}

/** Cards that are still loading. */
export function PortfolioSkeleton() {
  return (
    <Loading>
      <Skeleton className="mb-3 h-5 w-24" />
      <div className={GRID}>
        {Array.from({ length: 6 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders never change
          <Skeleton key={index} className="h-44 rounded-xl" />
        ))}
      </div>
    </Loading>
  );
}
