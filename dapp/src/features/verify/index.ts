import { addTexts } from "../../i18n/index.ts";

export { VerifyPage } from "./VerifyPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
