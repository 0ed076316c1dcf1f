import { addTexts } from "../../i18n/index.ts";

export { AsOf } from "./AsOf.tsx";
export { FreshnessBanner } from "./FreshnessBanner.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
