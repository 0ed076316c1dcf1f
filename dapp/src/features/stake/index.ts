export { StakePage } from "./StakePage.tsx";
