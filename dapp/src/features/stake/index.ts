import { addTexts } from "../../i18n/index.ts";

export { StakePage } from "./StakePage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
