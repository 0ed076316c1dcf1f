import { addTexts } from "../../i18n/index.ts";

export { CreditsPage } from "./CreditsPage.tsx";
export { OwnAlerts } from "./OwnAlerts.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
