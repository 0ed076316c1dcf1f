import { addTexts } from "../../i18n/index.ts";

export { PermissionsPage } from "./PermissionsPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
