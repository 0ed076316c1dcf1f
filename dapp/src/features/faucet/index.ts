export { FaucetPanel } from "./FaucetPanel.tsx";
