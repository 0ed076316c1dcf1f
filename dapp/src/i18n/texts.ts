import type { Messages } from "@lingui/core";
import { i18n } from "@lingui/core";

/** The catalogues of one room by file name, as `import.meta.glob("./locales/*.po", { import: "messages" })` gives them. */
export type Catalogues = Record<string, () => Promise<unknown>>;

/** One room's catalogues by language, and what was begun to be loaded of them. */
interface Room {
  catalogues: Catalogues;
  loading: Map<string, Promise<void>>;
}

const rooms: Room[] = [];

/** Makes a room's texts known; its `index.ts` does so. They are fetched at once in the language that is shown. */
export function addTexts(catalogues: Catalogues): void {
  const room = { catalogues, loading: new Map() };
  rooms.push(room);
  // Whoever shows the room awaits the same promise, and is told of a failure there.
  if (i18n.locale) loadRoom(room, i18n.locale).catch(() => undefined);
}

/** Waits for the texts of every room known by now, and of those that become known meanwhile. */
export async function loadTexts(locale: string): Promise<void> {
  for (let known = -1; known !== rooms.length; ) {
    known = rooms.length;
    await Promise.all(rooms.map((room) => loadRoom(room, locale)));
  }
}

/** A part of the page that is loaded when needed, with the texts that it shows; nothing is drawn before they are there. */
export async function withTexts<Module>(part: Promise<Module>): Promise<Module> {
  const module = await part;
  for (let locale = ""; locale !== i18n.locale; ) {
    locale = i18n.locale;
    await loadTexts(locale);
  }
  return module;
}

function loadRoom({ catalogues, loading }: Room, locale: string): Promise<void> {
  const begun = loading.get(locale);
  if (begun) return begun;
  const fetched = fetchInto(catalogues, locale);
  loading.set(locale, fetched);
  fetched.catch(() => loading.delete(locale));
  return fetched;
}

async function fetchInto(catalogues: Catalogues, locale: string): Promise<void> {
  const fetchMessages = Object.entries(catalogues).find(([file]) => file.endsWith(`/${locale}.po`))?.[1];
  if (!fetchMessages)
    throw new Error(`There is no catalogue in ${locale} beside ${Object.keys(catalogues).join(", ")}`);
  i18n.load(locale, { ...((await fetchMessages()) as Messages) });
}
