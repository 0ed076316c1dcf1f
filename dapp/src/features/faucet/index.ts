export { FaucetPanel, faucetHelps, hasFaucet } from "./FaucetPanel.tsx";
