import { i18n } from "@lingui/core";
import { beforeEach, describe, expect, it, vi } from "vitest";

type I18n = typeof import("./index.ts");

const locales = ["en", "zh-Hant", "zh-Hans"] as const;

/** A room whose only text is its name and language; nothing arrives before its door is opened. */
function room(name: string) {
  const asked: string[] = [];
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const fetch = (locale: string) => async () => {
    asked.push(locale);
    await opened;
    return { [name]: `${name} in ${locale}` };
  };
  const catalogues = Object.fromEntries(locales.map((locale) => [`./locales/${locale}.po`, fetch(locale)]));
  return { catalogues, asked, open };
}

const text = (name: string) => i18n.messages[name];

/** Whether a promise is still waiting once everything that could happen has happened. */
async function isWaiting(promise: Promise<unknown>): Promise<boolean> {
  const slow = new Promise((resolve) => setTimeout(resolve, 0, "waiting"));
  return (await Promise.race([promise, slow])) === "waiting";
}

describe("texts by room", () => {
  let page: I18n;
  beforeEach(async () => {
    vi.resetModules();
    page = await import("./index.ts");
    for (const locale of [...locales, "en"] as const) await page.activateLocale(locale);
  });

  it("are fetched in the shown language only, and a part of the page waits for them", async () => {
    const buy = room("buy");
    page.addTexts(buy.catalogues);
    const part = page.withTexts(Promise.resolve("page"));
    expect(await isWaiting(part)).toBe(true);
    buy.open();
    expect(await part).toBe("page");
    expect(buy.asked).toEqual(["en"]);
    expect(text("buy")).toBe("buy in en");
  });

  it("change the language only when every known room speaks it, and fetch nothing twice", async () => {
    const [stake, sell] = [room("stake"), room("sell")];
    page.addTexts(stake.catalogues);
    const change = page.activateLocale("zh-Hans");
    page.addTexts(sell.catalogues);
    stake.open();
    expect(await isWaiting(change)).toBe(true);
    expect(i18n.locale).toBe("en");
    sell.open();
    await change;
    expect([i18n.locale, text("stake"), text("sell")]).toEqual(["zh-Hans", "stake in zh-Hans", "sell in zh-Hans"]);
    await page.activateLocale("en");
    expect(stake.asked).toEqual(["en", "zh-Hans"]);
  });

  it("are in the last language asked for, whichever arrives last", async () => {
    const buy = room("buy");
    const change = page.activateLocale("zh-Hant");
    page.addTexts(buy.catalogues);
    const back = page.activateLocale("zh-Hans");
    buy.open();
    await Promise.all([back, change]);
    expect(i18n.locale).toBe("zh-Hans");
    expect(document.documentElement.lang).toBe("zh-Hans");
  });

  it("are there in the language that was chosen while a part waited for another", async () => {
    const retire = room("retire");
    page.addTexts(retire.catalogues);
    const part = page.withTexts(Promise.resolve());
    const change = page.activateLocale("zh-Hant");
    retire.open();
    await Promise.all([part, change]);
    expect(text("retire")).toBe("retire in zh-Hant");
  });

  it("say that a catalogue could not be fetched, and fetch it again when asked again", async () => {
    const fetch = vi.fn().mockRejectedValueOnce(new Error("offline")).mockResolvedValue({ verify: "there" });
    page.addTexts({ "./locales/en.po": fetch });
    await expect(page.withTexts(Promise.resolve())).rejects.toThrow("offline");
    await page.withTexts(Promise.resolve());
    expect(text("verify")).toBe("there");
  });

  it("say which catalogue is missing", async () => {
    page.addTexts({ "./locales/fr.po": vi.fn() });
    await expect(page.withTexts(Promise.resolve())).rejects.toThrow("no catalogue in en beside ./locales/fr.po");
  });
});
