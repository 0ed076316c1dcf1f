import { addTexts } from "../../i18n/index.ts";

export { ProjectClassField } from "./ProjectClassField.tsx";
export { BlockStatusPill, ListingStatePill, ProjectStatusPill, SoundnessPill } from "./pills.tsx";
export { useWords } from "./words.ts";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
