import { print } from "graphql";
import { expect, it } from "vitest";
import { projectDocument, vintageDocument } from "./documents.ts";
import { LIST_LIMITS } from "./limits.ts";

it("the limits told to the reader are those asked for", () => {
  for (const [document, limits] of [
    [projectDocument, LIST_LIMITS.project],
    [vintageDocument, LIST_LIMITS.vintage],
  ] as const) {
    const text = print(document);
    for (const [list, limit] of Object.entries(limits))
      expect(text).toMatch(new RegExp(`${list}\\(\\s*first: ${limit}\\b`));
  }
});
