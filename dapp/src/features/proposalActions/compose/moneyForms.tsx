import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { TIERS, type Tier } from "../../../data/index.ts";
import { type AmountError, formatDecimal, formatPercent } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { AmountField } from "../../../transactions/index.ts";
import { SelectField } from "../../../ui/index.ts";
import { formatCrbn, useTierName } from "../../token/index.ts";
import { BPS_DECIMALS, RATE_DECIMALS, useDuration } from "../words/units.ts";
import { rules, tokenOf } from "./build.ts";
import { AddressField, type FormProps, TokenChoice } from "./parts.tsx";

/** Changes the market's commission. */
export function CommissionForm({ fields, set, facts, problems }: FormProps) {
  const { t, i18n } = useLingui();
  const locale = useLocale();
  const { rate, most } = facts.commission;
  const now = formatPercent(rate, RATE_DECIMALS, locale);
  const limit = most === undefined ? "?" : formatPercent(most, RATE_DECIMALS, locale);
  return (
    <>
      <AmountField
        label={t`New commission`}
        hint={
          <Trans>
            Now {now}. The contract allows {limit} at most.
          </Trans>
        }
        unit="%"
        rules={rules.commission(facts)}
        value={fields.rate ?? ""}
        onChange={(value) => set({ rate: value })}
      />
      {problems.rate && <p className="text-sm text-danger">{i18n._(problems.rate)}</p>}
    </>
  );
}

/** What is wrong with a lock, where the plain sentences do not fit days. */
export function lockProblem(code: AmountError): MessageDescriptor | undefined {
  if (code === "tooManyDecimals") return msg`Whole days only.`;
  return code === "belowMinimum" ? msg`At least one day.` : undefined;
}

/** Changes a staking tier's terms for new locks. */
export function TierForm({ fields, set, facts, problems }: FormProps) {
  const { t, i18n } = useLingui();
  const locale = useLocale();
  const duration = useDuration();
  const tierName = useTierName();
  const tier = Number(fields.tier || "1") as Tier;
  const now = facts.tiers[tier];
  const apy = formatPercent(BigInt(now.apyBps), BPS_DECIMALS, locale);
  const lock = duration(now.lock);
  const minimum = `${formatCrbn(now.minimum, locale)}\u00a0CRBN`;
  const most = `${formatCrbn(rules.minimum.maximum, locale)}\u00a0CRBN`;
  return (
    <>
      <SelectField label={t`Tier`} value={String(tier)} onChange={(event) => set({ tier: event.target.value })}>
        {TIERS.map((number) => (
          <option key={number} value={number}>
            {tierName(number)}
          </option>
        ))}
      </SelectField>
      <p className="text-sm text-ink-soft">
        <Trans>An empty field keeps what is. Locks that are running keep their terms.</Trans>
      </p>
      <AmountField
        label={t`APY before the treasury's part`}
        hint={<Trans>Now {apy}.</Trans>}
        unit="%"
        rules={rules.apy}
        value={fields.apy ?? ""}
        onChange={(value) => set({ apy: value })}
      />
      <AmountField
        label={t`Lock`}
        hint={<Trans>Now {lock}.</Trans>}
        unit={t`days`}
        rules={rules.lockDays}
        explain={lockProblem}
        value={fields.lockDays ?? ""}
        onChange={(value) => set({ lockDays: value })}
      />
      <AmountField
        label={t`Least amount`}
        hint={
          <Trans>
            Now {minimum}. The contract takes more than 0, and {most} at most.
          </Trans>
        }
        unit="CRBN"
        rules={rules.minimum}
        value={fields.minimum ?? ""}
        onChange={(value) => set({ minimum: value })}
      />
      {problems.tier && <p className="text-sm text-danger">{i18n._(problems.tier)}</p>}
    </>
  );
}

/** Pays from the treasury. */
export function SpendForm(props: FormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { fields, set, facts } = props;
  const token = tokenOf(fields, facts);
  const symbol = token?.currency.symbol ?? "";
  const balance = token ? formatDecimal(token.balance, token.currency.decimals, locale) : "";
  return (
    <>
      <TokenChoice {...props} />
      <AddressField {...props} name="to" label={t`Payee`} />
      {token && (
        <AmountField
          label={t`Amount`}
          hint={
            <span data-testid="treasury-balance">
              <Trans>
                The treasury has {balance} {symbol}.
              </Trans>
            </span>
          }
          unit={symbol}
          rules={rules.payment(token)}
          value={fields.amount ?? ""}
          onChange={(value) => set({ amount: value })}
        />
      )}
    </>
  );
}

/** Changes what the treasury's signers may spend without a vote. */
export function LimitForm(props: FormProps) {
  const { t, i18n } = useLingui();
  const locale = useLocale();
  const { fields, set, facts, problems } = props;
  const token = tokenOf(fields, facts);
  const symbol = token?.currency.symbol ?? "";
  const limit = token ? formatDecimal(token.limit, token.currency.decimals, locale) : "";
  return (
    <>
      <TokenChoice {...props} />
      {token && (
        <AmountField
          label={t`Limit for 31 days`}
          hint={
            <Trans>
              Now {limit} {symbol}. With 0 the signers can spend nothing of it without a vote.
            </Trans>
          }
          unit={symbol}
          rules={rules.limit(token)}
          value={fields.limit ?? ""}
          onChange={(value) => set({ limit: value })}
        />
      )}
      {problems.limit && <p className="text-sm text-danger">{i18n._(problems.limit)}</p>}
    </>
  );
}
