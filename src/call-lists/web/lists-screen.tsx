import { Button } from "@mantine/core";
import { IconPhoneOutgoing, IconPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomerTabs } from "../../commerce/web/index.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { type CallList, listCallLists } from "../contract.ts";
import classes from "./call-lists.module.css";
import { ListsPanel } from "./lists-panel.tsx";
import { ResultsPanel } from "./results-panel.tsx";

const ListDialog = lazy(async () => ({ default: (await import("./list-dialog.tsx")).ListDialog }));
const AddDialog = lazy(async () => ({ default: (await import("./add-dialog.tsx")).AddDialog }));

const parse = (raw: Readonly<Record<string, unknown>>) => ({
  list: typeof raw.list === "string" ? raw.list : undefined,
});

/** Customers → Call lists: who is left to call, what came of it, by list and by person (LEA-11). */
export function Screen() {
  const { t } = useTranslation("call-lists");
  const [search, change] = useSearchState(parse);
  const [edited, setEdited] = useState<CallList | "new" | null>(null);
  const [filled, setFilled] = useState<CallList | null>(null);
  const mayEdit = useMay("call_lists.edit");
  const read = useEndpoint(listCallLists, {}, { staleTime: 0 });
  const items = read.data?.items ?? [];
  const chosen = items.find(({ id }) => id === search.list) ?? items[0];
  const add = (
    <Button variant="ink" leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setEdited("new")}>
      {t("web.new")}
    </Button>
  );
  return (
    <Frame
      title={t("web.customers")}
      beside={<CustomerTabs at="call-lists" />}
      busy={read.isPending}
      actions={mayEdit && items.length > 0 && add}
    >
      {read.isPending && <LinesSkeleton lines={6} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && items.length === 0 && (
        <EmptyState
          icon={<IconPhoneOutgoing size={28} stroke={1.5} />}
          title={t("web.none")}
          hint={t(mayEdit ? "web.noneHint" : "web.noneMine")}
          action={mayEdit && add}
        />
      )}
      {chosen !== undefined && (
        <div className={classes.page}>
          <ListsPanel
            items={items}
            chosen={chosen.id}
            onChoose={(list) => void change({ list })}
            onEdit={setEdited}
            onFill={setFilled}
          />
          <ResultsPanel list={chosen} />
        </div>
      )}
      <Dialogs {...{ edited, setEdited, filled, setFilled }} onCreated={(list) => void change({ list: list.id })} />
    </Frame>
  );
}

interface DialogsProps {
  readonly edited: CallList | "new" | null;
  readonly setEdited: (list: CallList | null) => void;
  readonly filled: CallList | null;
  readonly setFilled: (list: CallList | null) => void;
  readonly onCreated: (list: CallList) => void;
}

/** A list just made asks at once for its companies. */
function Dialogs({ edited, setEdited, filled, setFilled, onCreated }: DialogsProps) {
  return (
    <Suspense>
      {edited !== null && (
        <ListDialog
          list={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
          onCreated={(list) => {
            onCreated(list);
            setFilled(list);
          }}
        />
      )}
      {filled !== null && <AddDialog list={filled} onClose={() => setFilled(null)} />}
    </Suspense>
  );
}
