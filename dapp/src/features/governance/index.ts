export { GovernancePage } from "./GovernancePage.tsx";
export { ProposalPage } from "./ProposalPage.tsx";
