import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, type Inline, linkOf, parseInline, parseMarkdown } from "../markdown.ts";

/** Every text of some blocks, in order. */
function texts(blocks: Block[]): string {
  const ofInline = (pieces: Inline[]): string =>
    pieces.map((piece) => ("children" in piece ? ofInline(piece.children) : piece.text)).join("");
  return blocks
    .map((block) => {
      if (block.kind === "code") return block.text;
      return block.kind === "list" ? block.items.map(ofInline).join(" ") : ofInline(block.children);
    })
    .join(" ");
}

describe("a description", () => {
  it("has headings, paragraphs, lists and code", () => {
    const blocks = parseMarkdown("## Why\nBecause\nof it.\n\n- one\n- two\n1. first\n```\n**raw** <b>\n```");
    expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "list", "list", "code"]);
    expect(blocks[1]).toEqual({ kind: "paragraph", children: [{ kind: "text", text: "Because of it." }] });
    expect(blocks[2]).toMatchObject({ ordered: false, items: [[{ text: "one" }], [{ text: "two" }]] });
    expect(blocks[3]).toMatchObject({ ordered: true, items: [[{ text: "first" }]] });
    expect(blocks[4]).toEqual({ kind: "code", text: "**raw** <b>" });
  });

  it("has bold, italic, code and links, and keeps everything else as text", () => {
    expect(parseInline("a **b** *c* `d*e*` [f](https://g.org/h) <i>")).toEqual([
      { kind: "text", text: "a " },
      { kind: "bold", children: [{ kind: "text", text: "b" }] },
      { kind: "text", text: " " },
      { kind: "italic", children: [{ kind: "text", text: "c" }] },
      { kind: "text", text: " " },
      { kind: "code", text: "d*e*" },
      { kind: "text", text: " " },
      { kind: "link", text: "f", href: "https://g.org/h" },
      { kind: "text", text: " <i>" },
    ]);
    expect(parseInline("2*3*4 is 24")).toEqual([{ kind: "text", text: "2*3*4 is 24" }]);
  });

  it.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,x",
    "http://plain.org",
    "https://bank.org@evil.org/",
    "//evil.org",
    "/governance",
    "not a link",
  ])("%s is no link", (target) => {
    expect(linkOf(target)).toBeNull();
    expect(parseInline(`[x](${target})`).every(({ kind }) => kind === "text")).toBe(true);
  });

  it("has nothing in it that turns or hides writing", () => {
    expect(texts(parseMarkdown("pay \u202eeci\u202c\u0000 and \u2066x\u2069\ufeff"))).toBe("pay eci and x");
  });

  it("loses no word and never throws, whatever it is", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const mark = fc.constantFrom("**", "*", "`", "[", "](", ")", "#", "- ", "1. ", "\n", "\n\n", "<b>", "```\n");
    fc.assert(
      fc.property(fc.array(fc.oneof(word, mark), { maxLength: 40 }), (parts) => {
        const words = texts(parseMarkdown(parts.join(" "))).match(/[a-z]+/g) ?? [];
        // A fence takes the words on its own line as the name of a language.
        const kept =
          parts
            .join(" ")
            .replace(/^```.*$/gm, "")
            .match(/[a-z]+/g) ?? [];
        expect(words).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });
});
