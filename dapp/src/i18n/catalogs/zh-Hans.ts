import { mergeCatalogs } from "../merge.ts";

export const messages = mergeCatalogs(
  import.meta.glob("../../**/locales/zh-Hans.po", { eager: true, import: "messages" }),
);
