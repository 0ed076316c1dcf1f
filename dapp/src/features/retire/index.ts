import { addTexts } from "../../i18n/index.ts";

export { ClaimFields } from "./ClaimFields.tsx";
export { ClaimInWords } from "./ClaimInWords.tsx";
export { LoadedHolding } from "./LoadedHolding.tsx";
export { RetirePage, RetireSeveralPage } from "./RetirePage.tsx";
export type { Retirable } from "./readRetirable.ts";
export { SerialPreview } from "./SerialPreview.tsx";
export { ConsentPage } from "./signed/ConsentPage.tsx";
export { OrderPage } from "./signed/OrderPage.tsx";
export { CarryOutPage, WithConsentPage } from "./signed/SignedPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
