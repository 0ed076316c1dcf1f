import { Trans, useLingui } from "@lingui/react/macro";
import type { SerialBlock } from "../../data/index.ts";
import { TONNE, toDecimalString } from "../../format/index.ts";
import type { Column } from "../../ui/index.ts";
import { AddressText, DataTable, SerialText, Time, Tonnes } from "../../ui/index.ts";
import { BlockStatusPill } from "../terms/index.ts";

/** Every block of serial numbers, whatever became of it, with how far it is consumed. */
export function BlocksList({ blocks }: { blocks: SerialBlock[] }) {
  const { t } = useLingui();
  const columns: Column<SerialBlock>[] = [
    {
      key: "serials",
      header: <Trans>Serial numbers</Trans>,
      primary: true,
      cell: (block) => (
        <span className="font-mono text-sm">
          <span className="text-ink-faint">
            {block.operatorCode} {t`batch ${block.batch.toString()}`}
          </span>
          <br />
          <SerialText text={`${block.serialStart} – ${block.serialEnd}`} />
        </span>
      ),
    },
    {
      key: "tonnes",
      header: <Trans>Size</Trans>,
      numeric: true,
      cell: ({ tonnes }) => <Tonnes units={tonnes * TONNE} />,
    },
    { key: "status", header: <Trans>Status</Trans>, cell: (block) => <BlockState block={block} /> },
    { key: "consumed", header: <Trans>Consumed</Trans>, cell: (block) => <Consumption block={block} /> },
    {
      key: "verifier",
      header: <Trans>Decided by</Trans>,
      cell: ({ verifier, decidedAt }) =>
        verifier && (
          <span className="flex flex-col items-end sm:items-start">
            <AddressText address={verifier} copy={false} />
            {decidedAt !== null && (
              <span className="text-sm text-ink-faint">
                <Time at={decidedAt} dateOnly />
              </span>
            )}
          </span>
        ),
    },
  ];
  return <DataTable caption={t`Blocks of serial numbers`} columns={columns} rows={blocks} rowKey={({ id }) => id} />;
}

function BlockState({ block }: { block: SerialBlock }) {
  return (
    <span className="flex flex-col items-end gap-1 sm:items-start">
      <BlockStatusPill status={block.status} />
      {block.reason && <span className="text-sm break-words text-ink-soft">{block.reason}</span>}
    </span>
  );
}

/** How much of a block is gone, and the serial number that the next retirement starts in. */
function Consumption({ block }: { block: SerialBlock }) {
  if (block.status !== "Confirmed") return "–";
  if (block.consumed === 0n) return <Trans>Untouched</Trans>;
  if (block.consumed >= block.tonnes * TONNE) return <Trans>All</Trans>;
  const next = (block.serialStart + block.consumed / TONNE).toString();
  const begun = block.consumed % TONNE;
  const fraction = toDecimalString(begun, 18);
  return (
    <span className="flex flex-col items-end sm:items-start">
      <Tonnes units={block.consumed} />
      <span className="text-sm text-ink-faint">
        {begun === 0n ? (
          <Trans>
            Next: <span className="font-mono">{next}</span>
          </Trans>
        ) : (
          <Trans>
            Next: <span className="font-mono">{next}</span>, of which {fraction} t are gone
          </Trans>
        )}
      </span>
    </span>
  );
}
