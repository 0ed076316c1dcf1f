import { Trans, useLingui } from "@lingui/react/macro";
import { type Backing, isBacked, type Pool } from "../../data/pools/model.ts";
import { Card, Facts, Notice, Time, TokenAmount, Tonnes } from "../../ui/index.ts";
import { currencyOf } from "./units.ts";

/** The sums that must be the same, read at one block; a wrong one is an alarm. */
export function BackingProof({ pool, backing }: { pool: Pool; backing: Backing }) {
  const { t } = useLingui();
  const { block, held, credited, supply, balances, holders } = backing;
  const number = block.number.toString();
  const backed = isBacked(backing);
  const currency = currencyOf(pool);
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div data-testid="proof" data-backed={backed}>
        {backed ? (
          <Notice tone="good" title={<Trans>Every token stands for a tonne that lies here</Trans>}>
            {balances === null ? (
              <Trans>What lies in the pool adds up to the tokens that exist.</Trans>
            ) : (
              <Trans>What lies in the pool, the tokens that exist and what their holders have are the same.</Trans>
            )}
          </Notice>
        ) : (
          <Notice tone="danger" alert title={<Trans>The sums of this pool are not the same</Trans>}>
            <Trans>
              That must never be. Do not deposit and do not buy these tokens until somebody has explained it. What you
              have can still be redeemed.
            </Trans>
          </Notice>
        )}
      </div>
      <Facts
        rows
        facts={[
          [t`Sum of what lies in the pool`, <Tonnes key="held" units={held} />],
          [t`Of that, according to the credits' own contract`, <Tonnes key="credited" units={credited} />],
          [t`Tokens that exist`, <TokenAmount key="supply" units={supply} currency={currency} exact />],
          [
            t`Sum of the balances of all holders`,
            balances === null ? (
              <Trans key="balances">not added up here: {holders} holders</Trans>
            ) : (
              <TokenAmount key="balances" units={balances} currency={currency} exact />
            ),
          ],
        ]}
      />
      <p className="text-sm text-ink-soft">
        <Trans>
          Read from the chain itself, all at block {number}, <Time at={block.timestamp} />.
        </Trans>
      </p>
    </Card>
  );
}
