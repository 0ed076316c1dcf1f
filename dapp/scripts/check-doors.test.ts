// @vitest-environment node
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkDoors, trespasses } from "./check-doors.ts";

const page = join("/src", "features", "buy", "BuyPage.tsx");

describe("doors of the features", () => {
  it("lets a feature be imported by its index only", () => {
    expect(trespasses(page, 'import { a } from "../wallet/index.ts";')).toEqual([]);
    expect(trespasses(page, 'import { a } from "../wallet/store.ts";')).toHaveLength(1);
    expect(trespasses(page, 'const a = await import("../wallet/store.ts");')).toHaveLength(1);
    expect(trespasses(page, 'export * from "../wallet/deep/index.ts";')).toHaveLength(1);
    expect(trespasses("/src/app/Layout.tsx", 'import "../features/wallet/store.ts";')).toHaveLength(1);
  });
  it("does not mind a feature's own files, other rooms and packages", () => {
    expect(trespasses(page, 'import "./deep/form.ts"; import "../../ui/Button.tsx"; import "wagmi";')).toEqual([]);
    expect(trespasses(join("/src", "features", "buy", "deep", "a.ts"), 'import "../form.ts";')).toEqual([]);
  });
  it("holds in this page", () => expect(checkDoors(join(import.meta.dirname, "../src"))).toEqual([]));
});
