export { ClaimFields } from "./ClaimFields.tsx";
export { RetirePage } from "./RetirePage.tsx";
export { SerialPreview } from "./SerialPreview.tsx";
