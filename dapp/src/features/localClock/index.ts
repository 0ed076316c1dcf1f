import { addTexts } from "../../i18n/index.ts";

export { LocalClock } from "./LocalClock.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
