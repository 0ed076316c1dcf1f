import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { activateInitialLocale } from "../i18n/index.ts";
import { App } from "./App.tsx";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

await activateInitialLocale();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
