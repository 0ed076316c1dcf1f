export { PermissionsPage } from "./PermissionsPage.tsx";
