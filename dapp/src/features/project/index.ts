export { ProjectPage } from "./ProjectPage.tsx";
