import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Supply } from "../../data/index.ts";
import type { BarPart } from "../../ui/index.ts";
import { cx, PartsBar, Tonnes } from "../../ui/index.ts";

const COLOURS = {
  circulating: "bg-trace",
  pooled: "bg-info",
  locked: "bg-warn",
  retired: "bg-brand",
  cancelled: "bg-danger",
  detokenised: "bg-line-strong",
} as const;

type Term = keyof typeof COLOURS;
const TERMS = Object.keys(COLOURS) as Term[];
/** Shown also when they are nothing; the others only when there is some. */
const ALWAYS: readonly Term[] = ["circulating", "retired"];

/** Issued = circulating + … + detokenised, as a bar. */
export function SupplyBar({ supply }: { supply: Supply }) {
  const parts: BarPart[] = TERMS.map((key) => ({ key, amount: supply[key], className: COLOURS[key] }));
  return <PartsBar parts={parts} whole={supply.issued} />;
}

/** The identity in figures: every term, the sum, and whether it adds up. It always should; if not, that is said. */
export function SupplyStatement({ supply }: { supply: Supply }) {
  const words: Record<Term, ReactNode> = {
    circulating: <Trans>Circulating</Trans>,
    pooled: <Trans>In pools</Trans>,
    locked: <Trans>Reserved for release</Trans>,
    retired: <Trans>Retired</Trans>,
    cancelled: <Trans>Cancelled</Trans>,
    detokenised: <Trans>Released to owners at the registry</Trans>,
  };
  const sum = TERMS.reduce((total, term) => total + supply[term], 0n);
  const shown = TERMS.filter((term) => supply[term] > 0n || ALWAYS.includes(term));
  return (
    <div>
      <SupplyBar supply={supply} />
      <dl className="mt-4 max-w-xl">
        {shown.map((term) => (
          <div key={term} className="flex items-baseline justify-between gap-4 py-1">
            <dt className="flex items-center gap-2 text-ink-soft">
              <span className={cx("size-2.5 rounded-sm", COLOURS[term])} aria-hidden="true" />
              {words[term]}
            </dt>
            <dd>
              <Tonnes units={supply[term]} />
            </dd>
          </div>
        ))}
        <div className="mt-1 flex items-baseline justify-between gap-4 border-t border-line pt-2 font-medium">
          <dt>
            <Trans>Issued</Trans>
          </dt>
          <dd>
            <Tonnes units={supply.issued} />
          </dd>
        </div>
      </dl>
      {sum === supply.issued ? (
        <p className="mt-2 text-sm text-ink-faint">
          <Trans>Adds up: everything issued is in exactly one of these places.</Trans>
        </p>
      ) : (
        <p role="alert" className="mt-2 text-sm font-medium text-danger">
          <Trans>These figures do not add up. Do not rely on them.</Trans>
        </p>
      )}
    </div>
  );
}
