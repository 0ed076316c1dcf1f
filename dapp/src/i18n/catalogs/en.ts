import { mergeCatalogs } from "../merge.ts";

export const messages = mergeCatalogs(import.meta.glob("../../**/locales/en.po", { eager: true, import: "messages" }));
