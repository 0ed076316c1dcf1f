import { addTexts } from "../../i18n/index.ts";

export { PoolPage } from "./PoolPage.tsx";
export { PoolsPage } from "./PoolsPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
