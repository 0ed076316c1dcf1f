export { FaucetPanel, hasFaucet } from "./FaucetPanel.tsx";
