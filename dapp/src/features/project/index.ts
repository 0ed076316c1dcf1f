import { addTexts } from "../../i18n/index.ts";

export { ProjectPage } from "./ProjectPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
