import { addTexts } from "../../i18n/index.ts";

export { ActionList } from "./ActionList.tsx";
export type { ProposalCall } from "./model.ts";
export { NewProposalPage } from "./NewProposalPage.tsx";
export { Simulation } from "./Simulation.tsx";
export { Unqueueable } from "./Unqueueable.tsx";
export { refusalOf } from "./useDelay.ts";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
