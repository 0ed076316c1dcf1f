import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { freshWorld, serverOf, type World } from "./indexer.ts";

/**
 * The world of a file's tests: served while they run, at peace again before each of them, and with what jsdom lacks and pages
 * ask a browser for.
 */
export function servedWorld(): World {
  const world = freshWorld();
  const server = serverOf(world);
  beforeAll(() => {
    server.listen({ onUnhandledRequest: "error" });
    vi.stubGlobal("scrollTo", () => {});
    vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
    Element.prototype.scrollIntoView = () => {};
  });
  beforeEach(() => void Object.assign(world, freshWorld()));
  afterAll(() => server.close());
  return world;
}
