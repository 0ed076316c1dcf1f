/** The cells of one record, by column name, checked for hygiene before anything reads them. */
import type { Header } from "../csv/header.ts";
import { groupDigits } from "../integer.ts";
import { cleanCell, forbiddenText, MAX_CELL_LENGTH } from "../text.ts";
import { RowRefused } from "./types.ts";

export class Cells<Column extends string> {
  private readonly header: Header;
  private readonly cells: readonly string[];

  /** Refuses a wrong number of cells, a cell that is too long, and control or direction characters anywhere. */
  constructor(header: Header, cells: readonly string[]) {
    this.header = header;
    this.cells = cells;
    if (cells.length !== header.names.length) {
      throw new RowRefused(
        "wrong-column-count",
        null,
        `${cells.length} cells where the header has ${header.names.length} columns`,
      );
    }
    cells.forEach((cell, index) => {
      const column = header.names[index] as string;
      if (cell.length > MAX_CELL_LENGTH) {
        const limit = groupDigits(MAX_CELL_LENGTH);
        throw new RowRefused("field-too-long", column, `${groupDigits(cell.length)} characters; the limit is ${limit}`);
      }
      const forbidden = forbiddenText(cleanCell(cell));
      if (forbidden !== undefined) throw new RowRefused("forbidden-text", column, forbidden);
    });
  }

  /** The cell, trimmed, quoted line breaks folded into a space. */
  text(column: Column): string {
    return cleanCell(this.verbatim(column));
  }

  /** The cell as the file has it: for identifiers, where white space is an error and not decoration. */
  verbatim(column: Column): string {
    return this.cells[this.header.index.get(column) as number] as string;
  }
}
