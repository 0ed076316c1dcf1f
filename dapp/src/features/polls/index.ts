import { addTexts } from "../../i18n/index.ts";

export { PollsPage } from "./PollsPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
