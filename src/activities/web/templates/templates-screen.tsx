import { ActionIcon, Button } from "@mantine/core";
import { IconPencil, IconPlus, IconTemplate, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../../ui/api/client.ts";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useUndo } from "../../../ui/feedback/toast.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import { deleteNoteTemplate, listNoteTemplates, type NoteTemplate, restoreNoteTemplate } from "../../contract.ts";
import classes from "./templates.module.css";

const Dialog = lazy(async () => ({ default: (await import("./template-dialog.tsx")).TemplateDialog }));

/** Settings → Note templates: one's own and everybody's (ACT-1). */
export function Screen() {
  const { t } = useTranslation("activities");
  const [opened, setOpened] = useState<NoteTemplate | "new" | null>(null);
  const read = useEndpoint(listNoteTemplates, { query: {} }, { staleTime: 0 });
  const items = read.data?.items ?? [];
  return (
    <Frame
      title={t("web.templates.title")}
      parent={{ to: "/settings", label: t("ui:places.settings") }}
      busy={read.isPending}
      actions={
        <Button variant="ink" leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpened("new")}>
          {t("web.templates.add")}
        </Button>
      }
    >
      <div className={classes.page}>
        <p className="t2">{t("web.templates.hint")}</p>
        <Panel flush>
          {read.isPending && <LinesSkeleton lines={4} />}
          {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
          {read.data !== undefined && items.length === 0 && (
            <EmptyState
              icon={<IconTemplate size={24} stroke={1.5} />}
              title={t("web.templates.none")}
              hint={t("web.templates.noneHint")}
            />
          )}
          <ul>
            {items.map((one) => (
              <Line key={one.id} template={one} onOpen={() => setOpened(one)} onChanged={() => void read.refetch()} />
            ))}
          </ul>
        </Panel>
      </div>
      {opened !== null && (
        <Suspense>
          <Dialog template={opened === "new" ? null : opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </Frame>
  );
}

interface LineProps {
  readonly template: NoteTemplate;
  readonly onOpen: () => void;
  readonly onChanged: () => void;
}

function Line({ template, onOpen, onChanged }: LineProps) {
  const { t } = useTranslation("activities");
  const { follow } = useUndo();
  const { id, name, kind, body, isShared, owner, mayChange } = template;
  const remove = () =>
    follow(call(deleteNoteTemplate, { params: { id } }).then(onChanged), () => ({
      message: t("web.templates.removed", { name }),
      undo: () => call(restoreNoteTemplate, { params: { id }, body: {} }).then(onChanged),
    }));
  return (
    <li className={classes.line}>
      <div className="grow">
        <div className="row">
          <span className="md">{name}</span>
          <Tag>{kind === null ? t("web.templates.anyKind") : t(`web.kind.${kind}`)}</Tag>
          {isShared && <Tag tone="accent">{t("web.templates.shared", { name: owner.name })}</Tag>}
        </div>
        <div className={`t2 sm ${classes.text}`}>{body}</div>
      </div>
      {mayChange && (
        <>
          <ActionIcon size="md" aria-label={t("web.templates.change", { name })} onClick={onOpen}>
            <IconPencil size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size="md"
            aria-label={t("web.templates.remove", { name })}
            onClick={() => void remove().catch(() => undefined)}
          >
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
}
