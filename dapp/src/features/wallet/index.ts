import { addTexts } from "../../i18n/index.ts";

export { ConnectPrompt } from "./ConnectPrompt.tsx";
export { WalletButton } from "./WalletButton.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
