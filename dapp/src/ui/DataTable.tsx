import type { ReactNode } from "react";
import { cx } from "./classes.ts";

/** A column of a table. */
export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  numeric?: boolean;
  /** The row's name: its heading on phones, where rows become cards. */
  primary?: boolean;
}

/** Written out, because `display: block` takes the roles of a table away from screen readers. */
const ROLES = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  cell: { role: "cell" },
} as const;

interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/**
 * A table that becomes a list of cards on phones.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <div className="sm:overflow-x-auto sm:rounded-xl sm:border sm:border-line sm:bg-surface sm:shadow-(--shadow)">
      <table {...ROLES.table} className="block w-full border-collapse text-left sm:table">
        <caption className="sr-only">{caption}</caption>
        <thead {...ROLES.rowgroup} className="sr-only sm:not-sr-only sm:table-header-group">
          <tr {...ROLES.row} className="border-b border-line text-sm text-ink-faint">
            {columns.map(({ key, header, numeric }) => (
              <th
                key={key}
                {...ROLES.columnheader}
                scope="col"
                className={cx("px-4 py-3 font-medium break-keep", numeric && "text-right")}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.rowgroup} className="flex flex-col gap-3 sm:table-row-group">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              {...ROLES.row}
              className="block rounded-xl border border-line bg-surface p-4 shadow-(--shadow) sm:table-row sm:rounded-none sm:border-0 sm:border-b sm:p-0 sm:shadow-none sm:last:border-b-0"
            >
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { header, cell, numeric, primary } = column;
  const content = cell(row);
  if (content === null || content === undefined || content === false) {
    return <td {...ROLES.cell} className="hidden sm:table-cell" />;
  }
  return (
    <td
      {...ROLES.cell}
      className={cx(
        "sm:table-cell sm:px-4 sm:py-3 sm:align-baseline",
        primary ? "mb-2 block font-medium sm:mb-0" : "flex items-baseline justify-between gap-4 py-1",
        numeric && "sm:text-right",
      )}
    >
      {!primary && (
        <span className="text-sm text-ink-faint sm:hidden" aria-hidden="true">
          {header}
        </span>
      )}
      <span className={cx("min-w-0", !primary && "max-sm:text-right")}>{content}</span>
    </td>
  );
}
