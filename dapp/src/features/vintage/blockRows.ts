import type { SerialBlock } from "../../data/index.ts";

/** A block in the list of a vintage's blocks. */
export interface BlockRow {
  block: SerialBlock;
  /** Of how many split blocks it is a part; 0 for one that was submitted. */
  depth: number;
  /** Its parts follow. */
  split: boolean;
}

/** Blocks in their order, the parts of a split one right below it. A part whose block is not among them stands by itself. */
export function blockRows(blocks: readonly SerialBlock[]): BlockRow[] {
  const known = new Set(blocks.map(({ id }) => id));
  const below = (parent: string | null, depth: number): BlockRow[] =>
    blocks
      .filter((block) => (block.parent !== null && known.has(block.parent) ? block.parent : null) === parent)
      .flatMap((block) => {
        const parts = below(block.id, depth + 1);
        return [{ block, depth, split: parts.length > 0 }, ...parts];
      });
  return below(null, 0);
}
