import { Trans } from "@lingui/react/macro";
import { maxUint256 } from "viem";
import type { Currency } from "../../../format/index.ts";
import { Notice, UnitPrice } from "../../../ui/index.ts";
import type { Band } from "../orders/judge.ts";

/** Between which prices a vintage is traded; nothing where no band is set. */
export function BandNotice({ band, currency }: { band: Band | undefined; currency: Currency | undefined }) {
  if (!band || band.high === maxUint256) return null;
  return (
    <Notice tone="info" className="mb-4">
      <Trans>
        The stakers have set a price band: this vintage is traded from{" "}
        <UnitPrice amount={band.low} currency={currency} /> to <UnitPrice amount={band.high} currency={currency} />.
        Offers outside of it are shown, but cannot be bought.
      </Trans>
    </Notice>
  );
}
