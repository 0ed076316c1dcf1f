import { addTexts } from "../../i18n/index.ts";

export { EarnPage } from "./EarnPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
