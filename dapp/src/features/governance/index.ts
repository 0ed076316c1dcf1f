import { addTexts } from "../../i18n/index.ts";

export { GovernancePage } from "./GovernancePage.tsx";
export { ProposalPage } from "./ProposalPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
