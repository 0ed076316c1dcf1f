import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The sizes that every page is looked at in. */
export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

/** Runs axe over the whole page at once: half a button under the bar at a phone's lower edge is not a small button. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) throw new Error("The page has no size.");
  const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
  expect(overflow, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  await page.setViewportSize(size);
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
  expect(told, where).toEqual([]);
}
