import { addTexts } from "../../i18n/index.ts";

export { VestingPage } from "./VestingPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
