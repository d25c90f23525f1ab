import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../ui/api/problem-error.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo } from "../../ui/link.tsx";
import { useMay, useSession } from "../../ui/session.tsx";
import { listPayInputs, listPaySchemes } from "../contract.ts";
import { CostPanel } from "./cost-panel.tsx";
import classes from "./pay.module.css";
import { WhatIfPanel } from "./what-if-panel.tsx";

/** PAY-5: what if I close this one; and for heads, what the scheme costs at a given plan. */
export function Screen() {
  const { t } = useTranslation("pay");
  const month = useFormat().dayOf(Date.now()).slice(0, 7);
  const { user } = useSession();
  const inputs = useEndpoint(listPayInputs, { query: { month } });
  const schemes = useEndpoint(listPaySchemes, {});
  const maySeeOthers = useMay("pay.read_others");
  const mayEdit = useMay("pay.edit");
  const go = useGo();
  const error = inputs.error ?? schemes.error;
  const own = inputs.data?.items.find(({ person }) => person.id === user.id);
  const others = maySeeOthers ? (inputs.data?.items ?? []) : [];
  const isPending = inputs.isPending || schemes.isPending;
  const schemeOf = (id: string | null) => schemes.data?.items.find((one) => one.id === id);
  const ownScheme = schemeOf(own?.schemeId ?? null);
  return (
    <Frame title={t("web.title")} beside={<PlaceTabs place="pay" at="/pay/simulator" />} busy={isPending}>
      <div className={`${classes.stack} ${classes.wide}`}>
        {isPending && <LinesSkeleton lines={6} />}
        {error !== null && !isProblem(error) && <ErrorState error={error} onRetry={() => void inputs.refetch()} />}
        {own !== undefined && ownScheme !== undefined && <WhatIfPanel input={own} scheme={ownScheme} />}
        {others.length > 0 && schemes.data !== undefined && <CostPanel inputs={others} schemes={schemes.data.items} />}
        {!isPending && own === undefined && others.length === 0 && (
          <EmptyState
            title={t("web.simulator.none")}
            hint={t(mayEdit ? "web.mine.noneHint" : "web.mine.noneAsk")}
            action={
              mayEdit ? (
                <Button variant="ink" onClick={() => void go("/pay/schemes")}>
                  {t("web.mine.toSchemes")}
                </Button>
              ) : undefined
            }
          />
        )}
      </div>
    </Frame>
  );
}
