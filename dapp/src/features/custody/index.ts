import { addTexts } from "../../i18n/index.ts";

export { CustodyPage } from "./CustodyPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
