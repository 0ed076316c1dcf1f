import { addTexts } from "../../i18n/index.ts";

export { ClaimFields } from "./ClaimFields.tsx";
export { RetirePage, RetireSeveralPage } from "./RetirePage.tsx";
export type { Retirable } from "./readRetirable.ts";
export { readRetirable } from "./readRetirable.ts";
export { SerialPreview } from "./SerialPreview.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
