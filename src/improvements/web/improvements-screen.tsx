import { Button } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { useMay, useSession } from "../../ui/session.tsx";
import { type Improvement, listImprovements } from "../contract.ts";
import { provenMinor } from "../domain/measured-effect.ts";
import { type ImprovementSearch, parseImprovementSearch } from "./improvement-search.ts";
import { ImprovementsTable } from "./improvements-table.tsx";

const NewDialog = lazy(() => import("./new-dialog.tsx").then(({ NewDialog: own }) => ({ default: own })));
const ImprovementDialog = lazy(() =>
  import("./improvement-dialog.tsx").then(({ ImprovementDialog: own }) => ({ default: own })),
);

/** The register: problem, hypothesis, test, decision, and what it brought (ANA-13). */
export function Screen() {
  const { t } = useTranslation("improvements");
  const [search, change] = useSearchState(parseImprovementSearch);
  const mayEdit = useMay("improvements.edit");
  const add = () => void change({ new: "typed" });
  return (
    <Frame
      title={t("web.title")}
      beside={<PlaceTabs place="plan" at="/plan/improvements" />}
      actions={
        mayEdit && (
          <Button variant="ink" onClick={add}>
            {t("web.add")}
          </Button>
        )
      }
    >
      <List open={(id) => void change({ open: id })} add={mayEdit ? add : null} />
      <Suspense>
        {search.new !== undefined && (
          <NewDialog
            from={search}
            onClose={() => void change(nothing)}
            onDone={(id) => void change({ ...nothing, open: id })}
          />
        )}
        {search.open !== undefined && <ImprovementDialog id={search.open} onClose={() => void change(nothing)} />}
      </Suspense>
    </Frame>
  );
}

/** The address without what a dialog was opened with. */
const nothing: ImprovementSearch = {
  ...{ new: undefined, open: undefined, measure: undefined },
  ...{ stage: undefined, problem: undefined, gain: undefined },
};

function List({ open, add }: { open: (id: string) => void; add: (() => void) | null }) {
  const { t } = useTranslation("improvements");
  const list = usePages(listImprovements, { query: {} });
  if (list.isPending) {
    return (
      <Panel>
        <TableSkeleton rows={5} columns={5} />
      </Panel>
    );
  }
  if (list.error !== null) {
    return <ErrorState title={t("web.failed")} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.items.length > 0) return <Register items={list.items} open={open} />;
  return (
    <EmptyState
      icon={<IconBulb size={28} stroke={1.5} />}
      title={t("web.emptyTitle")}
      hint={t("web.emptyHint")}
      action={add !== null && <Button onClick={add}>{t("web.add")}</Button>}
    />
  );
}

function Register({ items, open }: { items: readonly Improvement[]; open: (id: string) => void }) {
  const { t } = useTranslation("improvements");
  const format = useFormat();
  const { currency } = useSession().workspace;
  const adopted = items.filter(({ state }) => state === "adopted");
  const testing = items.filter(({ state }) => state === "testing").length;
  const minor = provenMinor(items);
  const title =
    adopted.length === 0
      ? t("web.messageNone", { testing })
      : t("web.message", { adopted: adopted.length, testing, sum: format.moneyCompact({ minor, currency }) });
  return (
    <Panel title={title} isMessage flush>
      <ImprovementsTable items={items} open={open} />
    </Panel>
  );
}
