import { describe, expect, it } from "vitest";
import { FOR_EVER } from "./curation/model.ts";
import type { Project } from "./model.ts";
import { projectAt } from "./projectNow.ts";

type Suspendable = Pick<Project, "status" | "statusSince" | "statusReason" | "suspension">;

const suspended = (until: bigint): Suspendable => ({
  status: "Suspended",
  statusSince: 100n,
  statusReason: "why",
  suspension: { by: "Council", until },
});

describe("a suspension that ends by itself", () => {
  it("lasts to its last second", () => {
    expect(projectAt(suspended(200n), 199n)).toEqual(suspended(200n));
  });
  it("is none from the second of its end on: the project is listed since then", () => {
    const ended = { status: "Listed", statusSince: 200n, statusReason: null, suspension: null };
    expect(projectAt(suspended(200n), 200n)).toEqual(ended);
    expect(projectAt(suspended(200n), 10_000n)).toEqual(ended);
  });
  it("is never the stakers', nor one of which no end is known", () => {
    expect(projectAt(suspended(FOR_EVER), 4_000_000_000n)).toEqual(suspended(FOR_EVER));
    const old: Suspendable = { ...suspended(0n), suspension: null };
    expect(projectAt(old, 4_000_000_000n)).toEqual(old);
  });
  it("changes no project of another status", () => {
    const delisted: Suspendable = { ...suspended(200n), status: "Delisted" };
    expect(projectAt(delisted, 300n)).toEqual(delisted);
  });
});
