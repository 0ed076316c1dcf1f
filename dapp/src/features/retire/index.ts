export { RetirePage } from "./RetirePage.tsx";
