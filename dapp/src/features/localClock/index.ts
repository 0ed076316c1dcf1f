export { LocalClock } from "./LocalClock.tsx";
