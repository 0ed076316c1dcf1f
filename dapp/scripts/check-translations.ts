import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";

/*
 * Every text of the sources is in the catalogues, every catalogue has a translation of it with the same placeholders, and
 * no text has two translations (catalogues are merged, so one of them would win by chance). A single word that catalogues
 * share without a context stands in TERMS.md, because it may mean something else in each of them.
 * Run by the tests; `npm run -w dapp i18n:extract` repairs the first half.
 * Every catalogue is loaded with its room, and every part of the page waits for its texts.
 */

const root = join(import.meta.dirname, "..");

/** What is wrong with the catalogues, one sentence each; nothing when all is well. */
export async function translationProblems(): Promise<string[]> {
  const config = getConfig({ cwd: root });
  const problems: string[] = [];
  const seen = new Map<string, { translation: string; place: string }>();
  const words: Word[] = [];
  for (const catalog of await getCatalogs(config)) {
    const place = relative(root, catalog.path);
    const extracted = await catalog.collect({});
    if (!extracted) {
      problems.push(`${place}: the sources could not be read`);
      continue;
    }
    for (const locale of config.locales) {
      const translations = (await catalog.read(locale)) ?? {};
      for (const [id, { message = "", context, origin }] of Object.entries(extracted)) {
        const where = `${place} ${locale}: "${message}" (${origin?.[0]?.[0] ?? "?"})`;
        const entry = translations[id];
        if (!entry || entry.obsolete) problems.push(`${where} is not in the catalogue: run i18n:extract`);
        else if (locale !== config.sourceLocale && !entry.translation) problems.push(`${where} is not translated`);
        else if (entry.translation && placeholders(entry.translation) !== placeholders(message)) {
          problems.push(`${where} has other placeholders in "${entry.translation}"`);
        }
        const other = seen.get(`${locale} ${id}`);
        if (entry?.translation && other && other.translation !== entry.translation) {
          problems.push(`${where} is "${entry.translation}" here and "${other.translation}" in ${other.place}`);
        }
        if (entry?.translation) seen.set(`${locale} ${id}`, { translation: entry.translation, place });
        if (!context && entry?.translation)
          words.push({ text: message, place, locale, translation: entry.translation });
      }
    }
  }
  const terms = readFileSync(join(root, "src", "i18n", "TERMS.md"), "utf8");
  return [...problems, ...sharedWordProblems(words, terms)];
}

/** A text without a context in a catalogue. */
export interface Word {
  text: string;
  /** Its catalogue. */
  place: string;
  locale: string;
  translation: string;
}

/**
 * The single words that more than one catalogue has, and that have no row in `TERMS.md`, or another translation in it:
 * one sentence each. Whoever adds the row has seen that the word means the same in all of them.
 */
export function sharedWordProblems(words: readonly Word[], terms: string): string[] {
  const allowed = translationsOf(terms);
  const places = new Map<string, string[]>();
  for (const { text, locale, place, translation } of words) {
    if (!/^\p{L}+$/u.test(text) || !allowed.has(locale)) continue;
    if (allowed.get(locale)?.get(text) === translation) continue;
    const key = `${locale}: "${text}" ("${translation}")`;
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  return [...places]
    .filter(([, shared]) => shared.length > 1)
    .map(([key, shared]) => `${key} in ${shared.join(", ")}: give it a context, or a row in TERMS.md`);
}

/** The translations of the tables in `TERMS.md`, by language and English word. */
function translationsOf(terms: string): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  let locales: string[] = [];
  for (const line of terms.split("\n")) {
    const [english = "", ...others] = line
      .split("|", 5)
      .slice(1, 4)
      .map((cell) => cell.trim());
    if (english === "English") locales = others.map((other) => /\(([\w-]+)\)/.exec(other)?.[1] ?? other);
    else
      for (const [n, locale] of locales.entries()) {
        const own = found.get(locale) ?? new Map<string, string>();
        found.set(locale, own.set(english, others[n] ?? ""));
      }
  }
  return found;
}

const ADDS_TEXTS = /addTexts\(import\.meta\.glob\("(\.[^"]*)\/locales\/\*\.po"/g;
/** Pages and components; other modules show no text of their own. */
const PART = /(withTexts\(\s*)?(?<!typeof )\bimport\(\s*"(\.[^"]+(?:\.tsx|\/index\.ts))"/g;

/** Which texts the page would lack, one sentence each; sources with their code and folders of catalogues, by path below `src`. */
export function loadingProblems(sources: ReadonlyMap<string, string>, folders: readonly string[]): string[] {
  const problems: string[] = [];
  const loaded = new Set<string>();
  for (const [path, code] of sources) {
    for (const [, room = "."] of code.matchAll(ADDS_TEXTS)) loaded.add(join(dirname(path), room, "locales"));
    for (const [, waits, part] of code.matchAll(PART)) {
      if (!waits) problems.push(`${path} loads ${part} without its texts: use withTexts`);
    }
  }
  for (const folder of folders) if (!loaded.has(folder)) problems.push(`${folder} is loaded by no addTexts`);
  return problems;
}

/** The same of this page. */
export function ownLoadingProblems(): string[] {
  const src = join(root, "src");
  const paths = readdirSync(src, { recursive: true, encoding: "utf8" });
  const sources = paths.filter((path) => /(?<!\.test)\.tsx?$/.test(path));
  return loadingProblems(
    new Map(sources.map((path) => [path, readFileSync(join(src, path), "utf8")])),
    paths.filter((path) => path.endsWith(`${sep}locales`)),
  );
}

/** Names in braces and numbered tags, each once and sorted; the branches of a plural may differ between languages. */
export function placeholders(message: string): string {
  const names = [...message.matchAll(/(?<!\b(?:zero|one|two|few|many|other|=\d+)\s*)\{\s*(\w+)\s*[,}]/g)].map(
    ([, name]) => `{${name}}`,
  );
  const tags = [...message.matchAll(/<\/?\d+\/?>/g)].map(([tag]) => tag);
  return [...new Set([...names, ...tags])].sort().join(" ");
}

if (process.argv[1] === import.meta.filename) {
  const problems = [...(await translationProblems()), ...ownLoadingProblems()];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log("Every text is in every language.");
}
