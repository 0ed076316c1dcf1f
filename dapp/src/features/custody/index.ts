import { addTexts } from "../../i18n/index.ts";

export { CustodyPage } from "./CustodyPage.tsx";
export { useCustody } from "./useCustody.ts";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
