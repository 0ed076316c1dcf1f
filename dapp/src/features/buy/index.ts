import { addTexts } from "../../i18n/index.ts";

export { BuyPage } from "./BuyPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
