import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PortfolioEntry } from "../../data/index.ts";
import { formatTonnesHeadline } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Skeleton, useDocumentTitle } from "../../ui/index.ts";
import { TraceLine } from "./TraceLine.tsx";

/** What this market is, and how large, in the first glance. */
export function PortfolioIntro({ entries }: { entries: PortfolioEntry[] | undefined }) {
  const { t } = useLingui();
  const locale = useLocale();
  useDocumentTitle(t`Portfolio`);
  const sum = (pick: (entry: PortfolioEntry) => bigint) => {
    const total = entries?.reduce((tonnes, entry) => tonnes + pick(entry), 0n);
    return total === undefined ? undefined : `${formatTonnesHeadline(total, locale)} t`;
  };
  return (
    <section className="mb-8">
      <TraceLine />
      <h1 className="mt-4 max-w-2xl text-3xl font-semibold tracking-tight sm:text-4xl">
        <Trans>Every tonne keeps its serial number</Trans>
      </h1>
      <p className="mt-2 max-w-2xl text-ink-soft">
        <Trans>
          Carbon credits of real projects at Verra and Gold Standard, traced from issuance to retirement. Whatever is
          claimed here can be checked by anyone.
        </Trans>
      </p>
      <dl className="mt-6 grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-4">
        <Figure label={<Trans>Projects</Trans>} value={entries && String(entries.length)} />
        <Figure label={<Trans>On offer now</Trans>} value={sum(({ available }) => available)} />
        <Figure label={<Trans>Issued here</Trans>} value={sum(({ supply }) => supply.issued)} />
        <Figure label={<Trans>Retired here</Trans>} value={sum(({ supply }) => supply.retired)} />
      </dl>
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Link to="/diversification" className="text-brand underline">
          <Trans>How this is spread over types, countries and registries</Trans>
        </Link>
        <Link to="/pools" className="text-brand underline">
          <Trans>Pools of credits and their tokens</Trans>
        </Link>
      </p>
    </section>
  );
}

function Figure({ label, value }: { label: ReactNode; value: string | undefined }) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className="flex h-8 items-center text-lg font-semibold whitespace-nowrap tabular-nums sm:text-xl">
        {value ?? <Skeleton className="h-5 w-20" />}
      </dd>
    </div>
  );
}
