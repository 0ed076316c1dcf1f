import { addTexts } from "../../i18n/index.ts";

export { CertificatePage } from "./CertificatePage.tsx";
export { CertificateSheet } from "./CertificateSheet.tsx";
export { CheckList } from "./CheckList.tsx";
export { ClaimFacts, Words } from "./ClaimFacts.tsx";
export { Notes } from "./Notes.tsx";
export { courtCaseWords, purposeWords } from "./purposes.ts";
export type { Certificate, CertificateClaim, CertificateLine } from "./readCertificate.ts";
export { readCertificate } from "./readCertificate.ts";
export { SerialList } from "./SerialList.tsx";
export type { ClaimCode, Disclosure } from "./secrets.ts";
export { claimLink, commitmentOf, namesOf, newCode, newSalt, withheld } from "./secrets.ts";

addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));
