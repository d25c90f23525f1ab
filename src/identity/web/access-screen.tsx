import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { changeWorkspace, getSignInProvider, getWorkspace, listUsers } from "../contract.ts";
import { ProviderPanel } from "./provider-panel.tsx";
import settings from "./settings.module.css";
import { SettingsScreen } from "./settings-screen.tsx";

/** How people of this workspace sign in (PLT-2). */
export function Screen() {
  const provider = useEndpoint(getSignInProvider, {});
  return (
    <SettingsScreen tab="access" busy={provider.isPending}>
      <FactorPanel />
      {provider.isPending && <LinesSkeleton />}
      {provider.error && <ErrorState error={provider.error} onRetry={() => void provider.refetch()} />}
      {provider.data && <ProviderPanel {...provider.data} />}
    </SettingsScreen>
  );
}

function FactorPanel() {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const workspace = useEndpoint(getWorkspace, {});
  const people = usePages(listUsers, { query: { active: "true", limit: 200 } });
  const saving = useMutationEndpoint(changeWorkspace, {
    refreshes: [getWorkspace],
    onDone: () => toast(t("access.saved")),
    onRefused: (error) => toast(error.message),
  });
  const asked = saving.isPending ? saving.variables.body.requiresSecondFactor : undefined;
  const withSignIn = people.items.filter((user) => user.hasSignIn);
  const count = withSignIn.filter((user) => user.hasSecondFactor).length;
  const total = people.hasMore ? `${withSignIn.length}+` : withSignIn.length;
  return (
    <Panel title={t("access.rule")}>
      <div className={settings.form}>
        <p className="t2">{t("access.ruleHint")}</p>
        <Switch
          label={t("access.ruleOn")}
          checked={asked ?? workspace.data?.requiresSecondFactor ?? false}
          disabled={!workspace.data || saving.isPending}
          onChange={(event) =>
            workspace.data &&
            saving.mutate({
              body: { version: workspace.data.version, requiresSecondFactor: event.currentTarget.checked },
            })
          }
        />
        {!people.isPending && (
          <p className="t2">
            {t("access.factors")}: <b className="num">{t("access.factorsOf", { count, total })}</b>
          </p>
        )}
      </div>
    </Panel>
  );
}
