import { Trans } from "@lingui/react/macro";
import type { StatedCustody } from "../../../data/chain/custody.ts";
import { formatDay } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { CidText, Facts, Notice, Tonnes, Verbatim } from "../../../ui/index.ts";

/** Whether a statement tells of as many tonnes as a block has {unit}. */
export function coversBlock({ held }: Pick<StatedCustody, "held">, size: bigint): boolean {
  return held >= size;
}

interface ChosenStatementProps {
  statement: StatedCustody;
  /** What the block has {unit}. */
  size: bigint;
  /** What has to lie in the statement's account now {unit}; undefined as long as that is not known. */
  expected: bigint | undefined;
}

/** What a statement of custody says, and whether a block can be confirmed by it. */
export function ChosenStatement({ statement, size, expected }: ChosenStatementProps) {
  const { account, date, held, documentCid } = statement;
  const day = formatDay(date, useLocale());
  const left = expected === undefined ? undefined : held > expected ? held - expected : 0n;
  return (
    <div className="flex flex-col gap-3" data-testid="chosen-statement">
      <Facts
        facts={[
          [<Trans key="account">The account there</Trans>, <Verbatim key="words" text={account} />],
          [<Trans key="day">On the day</Trans>, day],
          [<Trans key="held">Tonnes that it held</Trans>, <Tonnes key="tonnes" units={held} />],
          expected !== undefined && [
            <Trans key="expected">Has to lie there now</Trans>,
            <Tonnes key="now" units={expected} />,
          ],
          left !== undefined && [<Trans key="left">Left of it</Trans>, <Tonnes key="rest" units={left} />],
          [<Trans key="document">The registry's document</Trans>, <CidText key="cid" cid={documentCid} />],
        ]}
      />
      {!coversBlock(statement, size) ? (
        <Notice tone="danger" alert>
          <Trans>
            This statement tells of <Tonnes units={held} />, fewer than the <Tonnes units={size} /> of the block. Choose
            one that covers it.
          </Trans>
        </Notice>
      ) : (
        left !== undefined &&
        left < size && (
          <Notice tone="warn">
            <Trans>
              With this block more would have to lie in the account than was stated: <Tonnes units={left} /> are left
              for its <Tonnes units={size} />. State the custody anew first.
            </Trans>
          </Notice>
        )
      )}
    </div>
  );
}
