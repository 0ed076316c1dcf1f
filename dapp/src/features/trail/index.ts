import { addTexts } from "../../i18n/index.ts";

export { CutNotice } from "./CutNotice.tsx";
export { ListingsTable } from "./ListingsTable.tsx";
export { PageProblem, PageSkeleton, SourcedPage } from "./PageStates.tsx";
export { RecallNotice } from "./RecallNotice.tsx";
export { SupplyBar, SupplyStatement } from "./SupplyStatement.tsx";
export { Timeline } from "./Timeline.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
