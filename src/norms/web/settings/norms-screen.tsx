import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Screen as Layout } from "../../../ui/layout/screen.tsx";
import { listNormTables, type NormTableAnswer } from "../../contract.ts";
import { AdvancePanel } from "./advance-panel.tsx";
import { DailyPlanPanel } from "./daily-plan-panel.tsx";
import { KindsPanel } from "./kinds-panel.tsx";
import { NormEditor } from "./norm-editor.tsx";
import classes from "./norms.module.css";
import { TablePanel } from "./table-panel.tsx";

/** Norms as tables of decisions, the daily plan of effective actions, and what counts as one on each stage (ACT-3, ACT-4, PLA-7). */
export function Screen() {
  const { t } = useTranslation("norms");
  const { data, error, isPending, refetch } = useEndpoint(listNormTables, {});
  const [edited, setEdited] = useState<NormTableAnswer | "new" | null>(null);
  return (
    <Layout
      title={t("web.settings.title")}
      parent={{ to: "/settings", label: t("ui:places.settings") }}
      busy={isPending}
      actions={
        <Button leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />} onClick={() => setEdited("new")}>
          {t("web.settings.add")}
        </Button>
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LinesSkeleton lines={10} />}
      {data !== undefined && (
        <div className={classes.stack}>
          <p className="t2">{t("web.settings.intro")}</p>
          {data.items.map((table) => (
            <TablePanel key={table.id} table={table} answer={data} onEdit={() => setEdited(table)} />
          ))}
          <KindsPanel />
          <DailyPlanPanel />
          <AdvancePanel />
          {edited !== null && <NormEditor edited={edited} answer={data} onClose={() => setEdited(null)} />}
        </div>
      )}
    </Layout>
  );
}
