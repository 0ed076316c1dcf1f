export { WalletButton } from "./WalletButton.tsx";
