// @vitest-environment node
import { describe, expect, it } from "vitest";
import { closeUp, isPlain, lookOf, plain } from "./foreign.ts";

describe("a stranger's text", () => {
  it.each([
    "\u0000",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u00ad",
    "\u034f",
    "\u061c",
    "\u115f",
    "\u180e",
    "\u200b",
    "\u200e",
    "\u200f",
    "\u2028",
    "\u2029",
    "\u202a",
    "\u202e",
    "\u2060",
    "\u2066",
    "\u2069",
    "\u3164",
    "\ufeff",
    "\uffa0",
    "\ufffb",
    "\u{e0041}",
  ])("is rid of %j", (mark) => {
    expect(isPlain(`a${mark}b`)).toBe(false);
    expect(plain(`a${mark}b`)).toBe("ab");
  });
  it.each(["a\n\tb", "a\r\nb", "می\u200cخواهم", "👨\u200d🌾", "☀\ufe0f", "葛\u{e0100}城", "贊成（全部）", "שלום", "é"])(
    "keeps %j",
    (text) => {
      expect(isPlain(text)).toBe(true);
      expect(plain(text)).toBe(text.replace("\r", ""));
    },
  );
  it("has the look of another one in other letters, widths and spaces", () => {
    for (const other of ["PURO earth", "Ｐｕｒｏ earth", "Puro\u00a0 earth ", "Pu\u200dro earth", "Puro earth\ufe0f"]) {
      expect(lookOf(other)).toBe(lookOf("Puro earth"));
    }
    expect(lookOf("Puro")).not.toBe(lookOf("Pure"));
    expect(lookOf(" \u200d\u3000")).toBe("");
  });
  it("is closed up where many lines are empty", () => {
    expect(closeUp(`a${"\n".repeat(30)}b\n\nc\nd`)).toBe("a\n\nb\n\nc\nd");
    expect(closeUp("a\r\n \r\n\t\r\nb\n\n\n  c")).toBe("a\n\nb\n\n  c");
  });
});
