import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { StakingTerms, Tier, TierTerms } from "../../data/index.ts";
import { TIERS } from "../../data/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Button, Card, cx, Pill } from "../../ui/index.ts";
import { Crbn, useTierName } from "../token/index.ts";
import { percent } from "./percent.ts";
import { netApy } from "./reward.ts";
import { useLockDays } from "./useLockDays.ts";
import { rightWords } from "./words.ts";

interface TierCardsProps {
  terms: StakingTerms;
  /** The tier that the account holds; 0 for none. */
  held: Tier | 0;
  chosen: Tier;
  /** Puts a tier into the form; without it the cards only inform. */
  onChoose?: (tier: Tier) => void;
}

function Term({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}

function Rights({ tier }: { tier: Tier }) {
  const { i18n } = useLingui();
  return (
    <ul className="flex flex-col gap-1 border-t border-line pt-3 text-sm">
      {TIERS.filter((below) => below <= tier).map((below) => (
        <li key={below} className="flex gap-2">
          <span aria-hidden="true" className="text-brand">
            ✓
          </span>
          {i18n._(rightWords[below])}
        </li>
      ))}
    </ul>
  );
}

interface TierCardProps extends Pick<TierCardsProps, "onChoose"> {
  terms: TierTerms;
  feeBps: bigint;
  held: boolean;
  chosen: boolean;
}

function TierCard({ terms, feeBps, held, chosen, onChoose }: TierCardProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const name = useTierName()(terms.tier);
  const days = useLockDays();
  const gross = percent(BigInt(terms.apyBps), 4, locale);
  return (
    <li className="contents">
      <Card className={cx("flex flex-col gap-3 p-4", onChoose && chosen && "border-brand! ring-1 ring-brand")}>
        <div className="flex min-h-6 items-center justify-between gap-2">
          <h3 className="font-semibold">{name}</h3>
          {held && (
            <Pill tone="good" dot>
              <Trans>Your tier</Trans>
            </Pill>
          )}
        </div>
        <div>
          <p className="text-2xl font-semibold tabular-nums">{percent(netApy(terms.apyBps, feeBps), 8, locale)}</p>
          <p className="text-sm text-ink-soft">
            <Trans>a year, net · {gross} gross</Trans>
          </p>
        </div>
        <dl className="flex flex-col gap-1">
          <Term label={<Trans>Minimum</Trans>}>
            <Crbn units={terms.minimum} />
          </Term>
          <Term label={<Trans>Lock</Trans>}>{days(terms.lock)}</Term>
          <Term label={<Trans>Commission</Trans>}>
            {terms.discountPercent === 0 ? t`no discount` : `−${percent(BigInt(terms.discountPercent), 2, locale)}`}
          </Term>
        </dl>
        <Rights tier={terms.tier} />
        {onChoose && (
          <Button
            variant="secondary"
            size="sm"
            className="mt-auto"
            aria-label={chosen ? t`Chosen: ${name}` : t`Choose ${name}`}
            onClick={() => onChoose(terms.tier)}
          >
            {chosen ? <Trans>Chosen</Trans> : <Trans>Choose</Trans>}
          </Button>
        )}
      </Card>
    </li>
  );
}

/** The four tiers side by side, one below the other on phones. Every figure is the chain's. */
export function TierCards({ terms, held, chosen, onChoose }: TierCardsProps) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4" data-testid="tiers">
      {terms.tiers.map((tier) => (
        <TierCard
          key={tier.tier}
          terms={tier}
          feeBps={terms.feeBps}
          held={held === tier.tier}
          chosen={chosen === tier.tier}
          {...(onChoose && { onChoose })}
        />
      ))}
    </ul>
  );
}
