export { ActionList } from "./ActionList.tsx";
export type { ProposalCall } from "./model.ts";
export { NewProposalPage } from "./NewProposalPage.tsx";
export { Simulation } from "./Simulation.tsx";
