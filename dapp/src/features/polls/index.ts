export { PollsPage } from "./PollsPage.tsx";
