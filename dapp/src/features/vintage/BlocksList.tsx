import { Trans, useLingui } from "@lingui/react/macro";
import type { SerialBlock } from "../../data/index.ts";
import { TONNE, toDecimalString } from "../../format/index.ts";
import type { Column } from "../../ui/index.ts";
import { AddressText, DataTable, Pill, SerialText, Time, Tonnes } from "../../ui/index.ts";
import { BlockStatusPill } from "../terms/index.ts";
import { type BlockRow, blockRows } from "./blockRows.ts";

interface BlocksListProps {
  blocks: SerialBlock[];
  /** Where in the vintage's sequence the next exit starts {unit}; null when that cannot be said. */
  next: bigint | null;
}

/** Every block of serial numbers, whatever became of it, with how much of it is gone. */
export function BlocksList({ blocks, next }: BlocksListProps) {
  const { t } = useLingui();
  const columns: Column<BlockRow>[] = [
    {
      key: "serials",
      header: <Trans>Serial numbers</Trans>,
      primary: true,
      cell: (row) => <BlockName row={row} />,
    },
    {
      key: "tonnes",
      header: <Trans>Size</Trans>,
      numeric: true,
      cell: (row) => <Size row={row} />,
    },
    { key: "status", header: <Trans>Status</Trans>, cell: (row) => <BlockState row={row} /> },
    {
      key: "consumed",
      header: <Trans>Consumed</Trans>,
      cell: ({ block }) => <Consumption block={block} next={next} />,
    },
    {
      key: "verifier",
      header: <Trans>Decided by</Trans>,
      cell: ({ block: { verifier, decidedAt } }) =>
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
  return (
    <DataTable
      caption={t`Blocks of serial numbers`}
      columns={columns}
      rows={blockRows(blocks)}
      rowKey={({ block }) => block.id}
    />
  );
}

/** A block's number and serial numbers; a part of a split block stands further in. */
function BlockName({ row: { block, depth } }: { row: BlockRow }) {
  const { t } = useLingui();
  const { id, parent, operatorCode, batch, serialStart, serialEnd } = block;
  return (
    <span className="block" style={{ paddingInlineStart: `${depth}rem` }}>
      <span className="text-sm">
        {parent === null ? (
          <Trans>Block {id}</Trans>
        ) : (
          <Trans>
            Block {id}, a part of block {parent}
          </Trans>
        )}
      </span>
      <br />
      <span className="font-mono text-sm">
        <span className="text-ink-faint">
          {operatorCode} {t`batch ${batch.toString()}`}
        </span>
        <br />
        <SerialText text={`${serialStart} – ${serialEnd}`} />
      </span>
    </span>
  );
}

/** How large a block is. A part's tonnes are in those of the block that was split. */
function Size({ row: { block } }: { row: BlockRow }) {
  const size = <Tonnes units={block.tonnes * TONNE} />;
  return block.parent === null ? (
    size
  ) : (
    <span className="text-sm text-ink-faint">
      <Trans>of which {size}</Trans>
    </span>
  );
}

function BlockState({ row: { block, split } }: { row: BlockRow }) {
  return (
    <span className="flex flex-col items-end gap-1 sm:items-start">
      <BlockStatusPill status={block.status} />
      {block.impairment === "Recalled" && (
        <Pill tone="danger">
          <Trans>Recalled by its registry</Trans>
        </Pill>
      )}
      {block.impairment === "Reversed" && (
        <Pill tone="danger">
          <Trans>Reversed at its registry</Trans>
        </Pill>
      )}
      {split && (
        <span className="text-sm text-ink-soft">
          <Trans>Split: its parts follow and add nothing to it.</Trans>
        </span>
      )}
      {block.reason && <span className="text-sm break-words text-ink-soft">{block.reason}</span>}
    </span>
  );
}

/** How much of a block is gone or reserved, and the serial number that the next exit starts in, if it does so in this block. */
function Consumption({ block, next }: { block: SerialBlock; next: bigint | null }) {
  const { status, consumed, reserved, released, tonnes } = block;
  if (status !== "Confirmed") return "–";
  if (consumed + reserved + released === 0n) return <Trans>Untouched</Trans>;
  if (consumed >= tonnes * TONNE) return <Trans>All</Trans>;
  return (
    <span className="flex flex-col items-end sm:items-start">
      <Tonnes units={consumed} />
      {reserved > 0n && (
        <span className="text-sm text-ink-faint">
          <Trans>
            <Tonnes units={reserved} /> reserved for release
          </Trans>
        </span>
      )}
      {released > 0n && (
        <span className="text-sm text-ink-faint">
          <Trans>
            <Tonnes units={released} /> released to owners at the registry
          </Trans>
        </span>
      )}
      <NextSerial block={block} next={next} />
    </span>
  );
}

function NextSerial({ block: { firstTonne, serialStart, tonnes }, next }: { block: SerialBlock; next: bigint | null }) {
  if (next === null || firstTonne === null) return null;
  const offset = next / TONNE - firstTonne;
  if (offset < 0n || offset >= tonnes) return null;
  const serial = (serialStart + offset).toString();
  const fraction = toDecimalString(next % TONNE, 18);
  return (
    <span className="text-sm text-ink-faint">
      {next % TONNE === 0n ? (
        <Trans>
          Next: <span className="font-mono">{serial}</span>
        </Trans>
      ) : (
        <Trans>
          Next: <span className="font-mono">{serial}</span>, of which {fraction} t are gone
        </Trans>
      )}
    </span>
  );
}
