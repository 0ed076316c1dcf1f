import { addTexts } from "../../i18n/index.ts";

export { CouncilDeskPage } from "./council/CouncilDeskPage.tsx";
export { CuratorDeskPage } from "./curator/CuratorDeskPage.tsx";
export { DeskFrame } from "./frame/DeskFrame.tsx";
export { RegistrarDeskPage } from "./registrar/RegistrarDeskPage.tsx";
export { VerifierDeskPage } from "./verifier/VerifierDeskPage.tsx";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
