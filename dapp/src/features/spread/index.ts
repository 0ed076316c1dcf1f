import { addTexts } from "../../i18n/index.ts";

export { SpreadPage } from "./SpreadPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
