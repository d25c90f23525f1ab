import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { i18n } from "i18next";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { isProblem } from "./api/problem-error.ts";
import { cssVariablesResolver, theme } from "./theme/theme.ts";

/** A refusal will not change by asking again; only a failing server is asked once more. */
export function createQueryClient(): QueryClient {
  const retry = (failures: number, error: Error) => failures < 1 && isProblem(error) && error.status >= 500;
  return new QueryClient({
    defaultOptions: {
      queries: { retry, staleTime: 30_000, refetchOnWindowFocus: true, networkMode: "always" },
      mutations: { retry: false },
    },
  });
}

/** Theme, language and data, around everything. */
export function Providers({ i18n, client, children }: { i18n: i18n; client: QueryClient; children: ReactNode }) {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
          {children}
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
