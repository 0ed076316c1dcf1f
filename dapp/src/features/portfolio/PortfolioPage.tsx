import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useRef, useState } from "react";
import { useConnection } from "wagmi";
import { usePortfolio } from "../../data/index.ts";
import { countryName, paginate } from "../../format/index.ts";
import { useLocale, withTexts } from "../../i18n/index.ts";
import { Button, EmptyState, focusTop, Notice, Pagination } from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { useWords } from "../terms/index.ts";
import { Filters } from "./Filters.tsx";
import { applyView, facets } from "./filter.ts";
import { PortfolioIntro } from "./PortfolioIntro.tsx";
import { PortfolioSkeleton, ProjectCards } from "./ProjectCards.tsx";

const PAGE_SIZE = 24;
const route = getRouteApi("/");

/** Comes apart from the page: most visitors have no wallet here, and the list of projects does not wait for it. */
const OwnAlerts = lazy(async () => ({ default: (await withTexts(import("../credits/index.ts"))).OwnAlerts }));

/** Who holds credits of a closed project, or credits without serial numbers, learns it where they come in. */
function HoldersNotice() {
  const { address } = useConnection();
  if (!address) return null;
  return (
    <Suspense>
      <div className="mb-8 empty:hidden">
        <OwnAlerts key={address} account={address} />
      </div>
    </Suspense>
  );
}

/** Every project of the market, narrowed by what the address says. */
export function PortfolioPage() {
  const { t } = useLingui();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const [here] = useState(router.latestLocation.pathname);
  const locale = useLocale();
  const words = useWords();
  const results = useRef<HTMLHeadingElement>(null);
  const { data, error, isPending, refetch } = usePortfolio();
  const entries = data?.value ?? [];
  const found = applyView(entries, view, locale, (entry) =>
    [countryName(entry.country, locale), words.projectType(entry.projectType)].join(" "),
  );
  const { items, page, pages } = paginate(found, view.page ?? 1, PAGE_SIZE);
  const toPage = (next: number) => {
    void navigate({ search: (previous) => ({ ...previous, page: next === 1 ? undefined : next }), resetScroll: false });
    focusTop(results.current);
  };

  return (
    <>
      <PortfolioIntro entries={data?.value} />
      <HoldersNotice />
      <h2 ref={results} tabIndex={-1} className="sr-only scroll-mt-20">
        {t`Projects`}
      </h2>
      <Filters
        view={view}
        choices={facets(entries)}
        onChange={(change) => {
          // Whoever typed and went on at once is on the way to another page: what was typed does not call them back.
          if (router.latestLocation.pathname !== here) return;
          void navigate({
            search: (previous) => ({ ...previous, ...change, page: undefined }),
            replace: true,
            resetScroll: false,
          });
        }}
      />
      {isPending ? (
        <PortfolioSkeleton />
      ) : !data ? (
        <Notice tone="danger" alert title={<Trans>The portfolio could not be read</Trans>}>
          <p>
            <Trans>Neither the indexer nor the chain answered. Nothing is lost; try again in a moment.</Trans>
          </p>
          <p className="mt-1 font-mono text-xs break-words text-ink-faint">{error?.message.slice(0, 200)}</p>
          <Button variant="secondary" size="sm" className="mt-3" onClick={() => void refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </Notice>
      ) : (
        <>
          <p className="mb-3 text-sm text-ink-soft" role="status">
            <Plural value={found.length} one="# project" other="# projects" />
          </p>
          {found.length > 0 ? (
            <ProjectCards entries={items} />
          ) : entries.length > 0 ? (
            <EmptyState title={<Trans>No project matches</Trans>}>
              <p>
                <Trans>Use fewer filters, or other words.</Trans>
              </p>
              <Button
                variant="secondary"
                size="sm"
                className="mt-3"
                onClick={() => navigate({ search: {}, resetScroll: false })}
              >
                <Trans>Show all projects</Trans>
              </Button>
            </EmptyState>
          ) : (
            <EmptyState title={<Trans>No project is registered yet</Trans>}>
              <Trans>Projects appear here as soon as a registrar has registered them on the chain.</Trans>
            </EmptyState>
          )}
          <Pagination page={page} pages={pages} onPage={toPage} />
          <AsOf answer={data} />
        </>
      )}
    </>
  );
}
