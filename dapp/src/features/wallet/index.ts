export { ConnectPrompt } from "./ConnectPrompt.tsx";
export { WalletButton } from "./WalletButton.tsx";
