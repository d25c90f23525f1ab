import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { call } from "../../ui/api/client.ts";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { getMe, signOut } from "../contract.ts";
import { enter } from "./enter.ts";
import { PublicPage } from "./public-page.tsx";
import { SetUpSecondFactor } from "./set-up-second-factor.tsx";

/** Before anything else: the workspace asks everybody for a second factor and this person has none. */
export function Screen() {
  const { t } = useTranslation("identity");
  const me = useEndpoint(getMe, {});
  const leaving = useMutationEndpoint(signOut, { onDone: () => window.location.assign("/sign-in") });
  const goOn = async () => enter(await call(getMe, {}));
  return (
    <PublicPage title={t("secondFactor.needTitle")}>
      {me.error && <ErrorState error={me.error} onRetry={() => void me.refetch()} />}
      {me.isPending && <LinesSkeleton />}
      {me.data?.secondFactorFor && (
        <p className="t2">{t("secondFactor.need", { workspace: me.data.secondFactorFor.name })}</p>
      )}
      {me.data && <SetUpSecondFactor doneAction={t("secondFactor.goOn")} onDone={() => void goOn()} />}
      <Button variant="subtle" loading={leaving.isPending} onClick={() => leaving.mutate({})}>
        {t("secondFactor.signOut")}
      </Button>
    </PublicPage>
  );
}
