export { handleUpgraded } from "./managed";
