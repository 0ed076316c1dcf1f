import { addTexts } from "../../i18n/index.ts";

export { VintagePage } from "./VintagePage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
