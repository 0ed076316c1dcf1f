import { addTexts } from "../../i18n/index.ts";

export { CRBN, CRBN_DECIMALS, crbnToInput, formatCrbn, formatCrbnShort } from "./amounts.ts";
export { useCrbnBalance } from "./balance.ts";
export { Crbn } from "./Crbn.tsx";
export { CrbnField, crbnRules } from "./CrbnField.tsx";
export { TokenTabs } from "./TokenTabs.tsx";
export { useTierName } from "./tiers.ts";
export { useChainNow } from "./useChainNow.ts";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
