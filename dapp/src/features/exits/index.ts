import { addTexts } from "../../i18n/index.ts";

export { CancelPage } from "./CancelPage.tsx";
export { DetokenisePage } from "./DetokenisePage.tsx";
export { OwnRequests, RequestFacts } from "./OwnRequests.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
