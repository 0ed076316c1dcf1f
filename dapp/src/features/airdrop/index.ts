export { AirdropPage } from "./AirdropPage.tsx";
