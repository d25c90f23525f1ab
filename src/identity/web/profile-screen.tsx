import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { getMe, type Me } from "../contract.ts";
import { PasswordPanel } from "./password-panel.tsx";
import { SecondFactorPanel } from "./second-factor-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import settings from "./settings.module.css";

/** One's own sign-in: password, second factor, sessions (PLT-2). */
export function Screen() {
  const { t } = useTranslation("identity");
  const me = useEndpoint(getMe, {});
  return (
    <Frame title={t("profile.title")} busy={me.isPending}>
      <div className={settings.stack}>
        {me.error && <ErrorState error={me.error} onRetry={() => void me.refetch()} />}
        {me.isPending && <LinesSkeleton />}
        {me.data?.account && <OwnAccess account={me.data.account} />}
      </div>
    </Frame>
  );
}

function OwnAccess({ account }: { readonly account: NonNullable<Me["account"]> }) {
  const { t } = useTranslation("identity");
  return (
    <>
      {account.isByProvider ? (
        <Panel title={t("profile.byProvider")}>
          <p className="t2">{t("profile.byProviderHint")}</p>
        </Panel>
      ) : (
        <>
          <SecondFactorPanel isOn={account.hasSecondFactor} />
          <PasswordPanel email={account.email} />
        </>
      )}
      <SessionsPanel />
    </>
  );
}
