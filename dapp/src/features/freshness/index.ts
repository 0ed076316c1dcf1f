export { AsOf } from "./AsOf.tsx";
export { FreshnessBanner } from "./FreshnessBanner.tsx";
