import { Trans } from "@lingui/react/macro";
import type { Address } from "viem";
import type { Tier } from "../../../data/index.ts";
import { formatPercent } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { formatCrbn, useTierName } from "../../token/index.ts";
import { Account, Change, Lines } from "./pieces.tsx";
import type { Sentences } from "./sentence.ts";
import { BPS_DECIMALS, RATE_DECIMALS, useDuration } from "./units.ts";
import { usePresent } from "./usePresent.ts";

function Commission({ rate }: { rate: bigint }) {
  const locale = useLocale();
  const { data } = usePresent<bigint>("CreditMarket", "commissionRate");
  const from = data === undefined ? undefined : formatPercent(data, RATE_DECIMALS, locale);
  return (
    <Trans>
      Change the commission of the market <Change from={from} to={formatPercent(rate, RATE_DECIMALS, locale)} />
    </Trans>
  );
}

function Discount({ tier, off }: { tier: Tier; off: bigint }) {
  const locale = useLocale();
  const name = useTierName()(tier);
  const { data } = usePresent<bigint>("CreditMarket", "discountOf", [tier]);
  const from = data === undefined ? undefined : formatPercent(data, 0, locale);
  return (
    <li>
      {name}: <Change from={from} to={formatPercent(off, 0, locale)} />
    </li>
  );
}

function Discounts({ percents }: { percents: readonly number[] }) {
  return (
    <>
      <Trans>Change what the tiers take off the commission:</Trans>
      <Lines>
        {percents.map((off, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the tier.
          <Discount key={index} tier={(index + 1) as Tier} off={BigInt(off)} />
        ))}
      </Lines>
    </>
  );
}

function PayToken({ token, admitted }: { token: Address; admitted: boolean }) {
  return admitted ? (
    <Trans>
      Admit the token <Account address={token} /> as a means of payment in the market
    </Trans>
  ) : (
    <Trans>
      Dismiss the token <Account address={token} /> as a means of payment in the market
    </Trans>
  );
}

/** A tier's terms, as the contract keeps them. */
export interface StoredTierTerms {
  /** {CRBN} */
  minimum: bigint;
  /** {s} */
  lock: number;
  /** {1e4 = 100 %} */
  apyBps: number;
}

function TierChange({ tier, terms }: { tier: Tier; terms: StoredTierTerms }) {
  const locale = useLocale();
  const duration = useDuration();
  const name = useTierName()(tier);
  const { data: now } = usePresent<StoredTierTerms>("StakedCRBN", "tierTerms", [tier]);
  const minimum = (units: bigint) => `${formatCrbn(units, locale)}\u00a0CRBN`;
  const apy = (bps: number) => formatPercent(BigInt(bps), BPS_DECIMALS, locale);
  return (
    <>
      <Trans>
        Change the terms of new locks in the tier <strong className="font-medium">{name}</strong>:
      </Trans>
      <Lines>
        <li>
          <Trans>
            APY before the treasury's part <Change from={now && apy(now.apyBps)} to={apy(terms.apyBps)} />
          </Trans>
        </li>
        <li>
          <Trans>
            lock <Change from={now && duration(now.lock)} to={duration(terms.lock)} />
          </Trans>
        </li>
        <li>
          <Trans>
            least amount <Change from={now && minimum(now.minimum)} to={minimum(terms.minimum)} />
          </Trans>
        </li>
      </Lines>
    </>
  );
}

/** The tier is a number that the proposer chose: beyond the four there is none, and the chain would refuse it. */
function TierOf({ tier, terms }: { tier: number; terms: StoredTierTerms }) {
  if (tier >= 1 && tier <= 4) return <TierChange tier={tier as Tier} terms={terms} />;
  return <Trans>Change the terms of tier {tier}, which does not exist</Trans>;
}

/** The market's and the stakers' terms. */
export const marketSentences: Sentences = {
  "CreditMarket.setCommission": ([rate]) => <Commission rate={rate as bigint} />,
  "CreditMarket.setDiscounts": ([percents]) => <Discounts percents={percents as number[]} />,
  "CreditMarket.setPayToken": ([token, admitted]) => (
    <PayToken token={token as Address} admitted={admitted as boolean} />
  ),
  "StakedCRBN.setTier": ([tier, terms]) => <TierOf tier={tier as number} terms={terms as StoredTierTerms} />,
};
