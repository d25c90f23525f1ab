import "../ui/theme/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { configureApi } from "../ui/api/client.ts";
import { createI18n, preferredLanguage } from "../ui/i18n/i18n.ts";
import { createQueryClient, Providers } from "../ui/providers.tsx";
import { beginScreen } from "./web/begin.ts";
import { loadCatalogue } from "./web/catalogues.ts";
import { screens } from "./web/screens.ts";
import { beginSession } from "./web/session-source.ts";
import { WebRouter } from "./web/web-router.tsx";

const language = preferredLanguage();
const client = createQueryClient();
configureApi({ language });
beginScreen(screens, { address: location, language, client, readSession: beginSession });
const i18n = await createI18n(loadCatalogue, language);
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Providers i18n={i18n} client={client}>
        <WebRouter i18n={i18n} />
      </Providers>
    </StrictMode>,
  );
}
