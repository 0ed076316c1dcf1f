import { addTexts } from "../../i18n/index.ts";

export { FaucetPanel, faucetHelps, hasFaucet } from "./FaucetPanel.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
