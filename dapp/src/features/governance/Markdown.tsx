import { useMemo } from "react";
import { type Block, type Inline, parseMarkdown } from "./markdown.ts";

function Pieces({ pieces }: { pieces: Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a parsed text never reorder
  return pieces.map((piece, index) => <Piece key={index} piece={piece} />);
}

function Piece({ piece }: { piece: Inline }) {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return <code className="rounded bg-sunken px-1 font-mono text-[0.9em] wrap-anywhere">{piece.text}</code>;
    case "bold":
      return (
        <strong className="font-semibold">
          <Pieces pieces={piece.children} />
        </strong>
      );
    case "italic":
      return (
        <em>
          <Pieces pieces={piece.children} />
        </em>
      );
    case "link":
      return (
        <a href={piece.href} target="_blank" rel="noreferrer nofollow" className="text-brand underline wrap-anywhere">
          {piece.text} ({new URL(piece.href).host})
        </a>
      );
  }
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return (
        <h3 className="mt-2 font-semibold">
          <Pieces pieces={block.children} />
        </h3>
      );
    case "paragraph":
      return (
        <p>
          <Pieces pieces={block.children} />
        </p>
      );
    case "code":
      return (
        <pre className="rounded-lg bg-sunken p-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere">{block.text}</pre>
      );
    case "list": {
      const items = block.items.map((pieces, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list of a parsed text never reorders
        <li key={index}>
          <Pieces pieces={pieces} />
        </li>
      ));
      return block.ordered ? (
        <ol className="list-decimal pl-6">{items}</ol>
      ) : (
        <ul className="list-disc pl-6">{items}</ul>
      );
    }
  }
}

/** A stranger's text in a safe part of Markdown. */
export function Markdown({ source }: { source: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  return (
    <div className="flex max-w-prose flex-col gap-3 break-words" data-testid="description">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a parsed text never reorder
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}
