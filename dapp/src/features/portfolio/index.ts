import { addTexts } from "../../i18n/index.ts";

export { PortfolioPage } from "./PortfolioPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
