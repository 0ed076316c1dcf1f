import { addTexts } from "../../i18n/index.ts";

export { TreasuryPage } from "./TreasuryPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
