import { useQueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { i18n } from "i18next";
import { useEffect, useState } from "react";
import { configureApi } from "../../ui/api/client.ts";
import { createWebRouter } from "./routes.tsx";
import { screens } from "./screens.ts";
import { sessionSource } from "./session-source.ts";

/** The router; a lost session leads to sign-in and back to the same place. */
export function WebRouter({ i18n }: { i18n: i18n }) {
  const [router] = useState(() => createWebRouter(screens, sessionSource, i18n));
  const client = useQueryClient();
  useEffect(() => {
    configureApi({
      onSignedOut: () => {
        if (!router.state.location.pathname.startsWith("/w/")) return;
        client.clear();
        void router.navigate({ to: "/sign-in", search: { next: router.state.location.href } as never });
      },
    });
  }, [router, client]);
  return <RouterProvider router={router} />;
}
