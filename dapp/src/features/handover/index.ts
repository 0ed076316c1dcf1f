import { addTexts } from "../../i18n/index.ts";

export { HandOver } from "./HandOver.tsx";
export { handOverLink, unpack } from "./link.ts";
export { SignButton } from "./SignButton.tsx";
export { isSignedBy, type Validity } from "./signature.ts";
export { useHandedOver } from "./useHandedOver.ts";
export { useSigning } from "./useSigning.ts";
export { DEFAULT_DAYS, ValidityField } from "./ValidityField.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
