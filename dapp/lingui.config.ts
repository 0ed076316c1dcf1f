import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

// One catalogue beside each feature, so that a change to one feature touches one folder. Everything else shares `app`.
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh-Hant", "zh-Hans"],
  fallbackLocales: { default: "en" },
  format: formatter({ lineNumbers: false }),
  orderBy: "message",
  catalogs: [
    { path: "<rootDir>/src/features/{name}/locales/{locale}", include: ["<rootDir>/src/features/{name}"] },
    { path: "<rootDir>/src/transactions/locales/{locale}", include: ["<rootDir>/src/transactions"] },
    {
      path: "<rootDir>/src/app/locales/{locale}",
      include: ["app", "chain", "data", "format", "i18n", "ui"].map((room) => `<rootDir>/src/${room}`),
    },
  ],
});
