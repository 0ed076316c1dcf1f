import { addTexts } from "../../i18n/index.ts";

export { AirdropPage } from "./AirdropPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
