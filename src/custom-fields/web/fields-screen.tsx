import { Button } from "@mantine/core";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { type CustomFieldAnswer, listCustomFields } from "../contract.ts";
import type { Entity } from "../domain/custom-field.ts";
import { draftOf, emptyDraft, type FieldDraft } from "./draft.ts";
import { useExamples } from "./examples.ts";
import { FieldList } from "./field-list.tsx";
import classes from "./fields.module.css";

const Dialog = lazy(async () => ({ default: (await import("./field-dialog.tsx")).FieldDialog }));

/** In the order in which people ask for them. */
const order: readonly Entity[] = ["deal", "company", "contact", "activity"];

interface Opened {
  readonly draft: FieldDraft;
  readonly field: CustomFieldAnswer | null;
}

/** Settings → Fields: what the workspace added to each entity, in its order (PLT-6). */
export function Screen() {
  const { t } = useTranslation("custom-fields");
  const [entity, setEntity] = useState<Entity>("deal");
  const [opened, setOpened] = useState<Opened | null>(null);
  const fields = useEndpoint(listCustomFields, { query: { counts: "true" } }, { staleTime: 0 });
  useLiveRefresh("custom_field", fields.refetch);
  const shown = fields.data?.items.filter((field) => field.entity === entity) ?? [];
  const create = (draft: FieldDraft) => setOpened({ draft, field: null });
  return (
    <Frame
      title={t("web.title")}
      parent={{ to: "/settings", label: t("web.settings") }}
      busy={fields.isPending}
      actions={
        <Button
          variant="ink"
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => create(emptyDraft(entity))}
        >
          {t("web.add")}
        </Button>
      }
    >
      <div className={classes.page}>
        <p className="t2">{t("web.hint")}</p>
        <Segmented
          label={t("web.title")}
          value={entity}
          onChange={setEntity}
          options={order.map((value) => ({ value, label: t(`web.entity.${value}`) }))}
        />
        <Panel flush>
          {fields.isPending && <LinesSkeleton lines={5} />}
          {fields.error !== null && <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />}
          {fields.data !== undefined && shown.length === 0 && <Nothing entity={entity} onChoose={create} />}
          {shown.length > 0 && (
            <FieldList fields={shown} onOpen={(field) => setOpened({ draft: draftOf(field), field })} />
          )}
        </Panel>
      </div>
      {opened !== null && (
        <Suspense>
          <Dialog {...opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </Frame>
  );
}

/** Three examples that are useful at once, each a press away. */
function Nothing({ entity, onChoose }: { entity: Entity; onChoose: (draft: FieldDraft) => void }) {
  const { t } = useTranslation("custom-fields");
  const examples = useExamples(entity);
  return (
    <EmptyState
      icon={<IconForms size={24} stroke={1.5} />}
      title={t(`web.empty.title.${entity}`)}
      hint={t("web.empty.hint")}
      action={examples.map((draft) => (
        <Button key={draft.name} onClick={() => onChoose(draft)}>
          {draft.name}
        </Button>
      ))}
    />
  );
}
