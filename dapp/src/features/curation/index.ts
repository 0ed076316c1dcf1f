import { addTexts } from "../../i18n/index.ts";

export { CurationSection, SuspensionAlert, useCurationRules } from "./CurationSection.tsx";
export { useDeskPowers } from "./DeskLink.tsx";
export { CidField, ReasonField, readCid, readReason } from "./fields.tsx";
export { concernOf, HolderAlert } from "./HolderAlert.tsx";
export { Scores } from "./Scores.tsx";
export { averageText, StandingPill } from "./Standing.tsx";
export { VintageAlert } from "./VintageAlert.tsx";
export { criterionQuestions, criterionWords } from "./words.ts";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
