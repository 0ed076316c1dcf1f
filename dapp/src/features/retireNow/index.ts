import { addTexts } from "../../i18n/index.ts";

export { RetireNowPage } from "./RetireNowPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
