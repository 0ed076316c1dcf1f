import { addTexts } from "../../i18n/index.ts";

export { BuyPage } from "./BuyPage.tsx";
export { QuoteLines } from "./QuoteLines.tsx";
export { NOBODY, type Quote, readBalance } from "./readOffer.ts";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
