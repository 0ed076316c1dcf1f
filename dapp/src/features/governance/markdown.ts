import { plain } from "../../i18n/index.ts";

/*
 * A small and safe part of Markdown: headings, paragraphs, lists, bold, italic, code and links. Everything else is text as it
 * stands; HTML is never read. A description comes from a stranger, so its links say where they lead, and marks that turn
 * writing around are taken out.
 */

/** A piece of a line. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "bold" | "italic"; children: Inline[] }
  | { kind: "link"; text: string; href: string };

/** A block of a description. */
export type Block =
  | { kind: "heading"; children: Inline[] }
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] }
  | { kind: "code"; text: string };

const FENCE = /^```/;
const HEADING = /^#{1,6}\s+(.*)$/;
const ITEM = /^\s*(?:([-*+])|(\d{1,3})[.)])\s+(.*)$/;
const INLINE = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(?<![*\w])\*([^*\n]+)\*(?![*\w])|\[([^\][\n]+)\]\(([^()\s]+)\)/g;

/** The address of a link, or null for what is no web page: scripts, data and other schemes are no links. */
export function linkOf(target: string): string | null {
  try {
    const { protocol, username, password, href } = new URL(target);
    return protocol === "https:" && username === "" && password === "" ? href : null;
  } catch {
    return null;
  }
}

/** The pieces of a line. */
export function parseInline(line: string): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  const text = (upTo: number) => {
    if (upTo > from) pieces.push({ kind: "text", text: line.slice(from, upTo) });
  };
  for (const match of line.matchAll(INLINE)) {
    const [whole, code, bold, italic, label, target] = match;
    const href = target === undefined ? null : linkOf(target);
    if (target !== undefined && href === null) continue;
    text(match.index);
    if (code !== undefined) pieces.push({ kind: "code", text: code });
    else if (bold !== undefined) pieces.push({ kind: "bold", children: parseInline(bold) });
    else if (italic !== undefined) pieces.push({ kind: "italic", children: parseInline(italic) });
    else if (label !== undefined && href !== null) pieces.push({ kind: "link", text: label, href });
    from = match.index + whole.length;
  }
  text(line.length);
  return pieces;
}

/** The blocks of a description. */
export function parseMarkdown(source: string): Block[] {
  const lines = plain(source).split("\n");
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let fenced: string[] | null = null;
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", children: parseInline(paragraph.join(" ")) });
    paragraph = [];
  };
  for (const line of lines) {
    if (fenced) {
      if (FENCE.test(line)) {
        blocks.push({ kind: "code", text: fenced.join("\n") });
        fenced = null;
      } else fenced.push(line);
      continue;
    }
    const heading = HEADING.exec(line)?.[1];
    const item = ITEM.exec(line);
    if (FENCE.test(line)) {
      close();
      fenced = [];
    } else if (heading !== undefined) {
      close();
      blocks.push({ kind: "heading", children: parseInline(heading) });
    } else if (item) {
      close();
      const ordered = item[2] !== undefined;
      const last = blocks.at(-1);
      const children = parseInline(item[3] ?? "");
      if (last?.kind === "list" && last.ordered === ordered) last.items.push(children);
      else blocks.push({ kind: "list", ordered, items: [children] });
    } else if (line.trim() === "") {
      close();
    } else {
      paragraph.push(line.trim());
    }
  }
  close();
  if (fenced) blocks.push({ kind: "code", text: fenced.join("\n") });
  return blocks;
}
