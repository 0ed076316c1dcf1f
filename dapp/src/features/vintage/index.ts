export { VintagePage } from "./VintagePage.tsx";
