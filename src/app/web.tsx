import "../ui/theme/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { configureApi } from "../ui/api/client.ts";
import { createI18n, preferredLanguage } from "../ui/i18n/i18n.ts";
import { Providers } from "../ui/providers.tsx";
import { loadCatalogue } from "./web/catalogues.ts";
import { WebRouter } from "./web/web-router.tsx";

const language = preferredLanguage();
configureApi({ language });
const i18n = await createI18n(loadCatalogue, language);
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Providers i18n={i18n}>
        <WebRouter i18n={i18n} />
      </Providers>
    </StrictMode>,
  );
}
