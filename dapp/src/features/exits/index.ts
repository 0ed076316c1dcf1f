import { addTexts } from "../../i18n/index.ts";

export { CancelPage } from "./CancelPage.tsx";
export { CoverPage } from "./CoverPage.tsx";
export { DetokenisePage } from "./DetokenisePage.tsx";
export { OwnRequests, RequestFacts } from "./OwnRequests.tsx";
export { ShortfallAlert, VintageShortfall } from "./ShortfallAlert.tsx";
export { VintageTitle } from "./VintageTitle.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
