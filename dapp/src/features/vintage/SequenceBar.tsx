import { Trans } from "@lingui/react/macro";
import type { SerialBlock } from "../../data/index.ts";
import { formatShare, TONNE } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Card, cx, Tonnes } from "../../ui/index.ts";

/** What of a block has left circulation or is reserved to leave it {unit}. */
const goneOf = ({ consumed, reserved, released }: SerialBlock) => consumed + reserved + released;

interface SequenceBarProps {
  blocks: SerialBlock[];
  /** How much was burned to cover a shortfall {unit}; that took no serial numbers. */
  covered: bigint;
}

/** The confirmed blocks of a vintage as one line, each as wide as it is large and filled by how much of it is gone. */
export function SequenceBar({ blocks, covered }: SequenceBarProps) {
  const locale = useLocale();
  const confirmed = blocks.filter(({ status }) => status === "Confirmed");
  const total = confirmed.reduce((sum, { tonnes }) => sum + tonnes, 0n) * TONNE;
  const gone = confirmed.reduce((sum, block) => sum + goneOf(block), 0n);
  if (total === 0n) return null;
  return (
    <Card className="mb-4 p-4 sm:p-6">
      <div className="flex h-6 gap-0.5" aria-hidden="true">
        {confirmed.map((block) => (
          <span
            key={block.id}
            className="relative min-w-1 overflow-hidden rounded-sm bg-trace/50"
            style={{ flexGrow: Math.max(1, Number((block.tonnes * TONNE * 10_000n) / total)) }}
          >
            <span
              className={cx("absolute inset-y-0 left-0 bg-brand", goneOf(block) > 0n && "min-w-0.5")}
              style={{ width: `${Number((goneOf(block) * 10_000n) / (block.tonnes * TONNE)) / 100}%` }}
            />
          </span>
        ))}
      </div>
      <p className="mt-3 text-sm text-ink-soft">
        <Trans>
          Of the serial numbers of <Tonnes units={total} />, those of <Tonnes units={gone} /> are retired, cancelled,
          released or reserved ({formatShare(gone, total, locale)}).
        </Trans>{" "}
        {covered > 0n && (
          <Trans>
            Burned besides to cover a shortfall: <Tonnes units={covered} />, which count as cancelled and took no serial
            numbers.
          </Trans>
        )}
      </p>
    </Card>
  );
}
