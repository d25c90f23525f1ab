import { ActionIcon, Button } from "@mantine/core";
import { IconPencil, IconPhone, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useGo } from "../../ui/link.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import type { CallList } from "../contract.ts";
import classes from "./call-lists.module.css";

interface ListsPanelProps {
  readonly items: readonly CallList[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onEdit: (list: CallList) => void;
  readonly onFill: (list: CallList) => void;
}

/** A line a list: how far it is called through, and for those who call by it their norm of today with the button that begins. */
export function ListsPanel({ items, chosen, onChoose, onEdit, onFill }: ListsPanelProps) {
  const { t } = useTranslation("call-lists");
  return (
    <Panel flush title={t("web.title")}>
      <ul>
        {items.map((list) => (
          <li key={list.id} className={classes.list} data-on={list.id === chosen || undefined}>
            <button
              type="button"
              className={classes.name}
              aria-pressed={list.id === chosen}
              onClick={() => onChoose(list.id)}
            >
              <span className="md">{list.name}</span>{" "}
              {list.closedAt !== null && <Tag tone="line">{t("web.closed")}</Tag>}
              <Stands list={list} />
            </button>
            {list.isMine && list.closedAt === null && <Today list={list} />}
            <Deeds list={list} onEdit={() => onEdit(list)} onFill={() => onFill(list)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What is left and what has come of the rest, in words: nothing of it is told by colour. */
function Stands({ list: { companies, counts, people } }: { list: CallList }) {
  const { t } = useTranslation("call-lists");
  const format = useFormat();
  const told = (["waiting", "later", "first_contact", "personal_contact", "negotiation", "refused"] as const).filter(
    (state) => (counts[state] ?? 0) > 0,
  );
  return (
    <span className={`t2 sm ${classes.under}`}>
      {[
        t("web.companies", { count: companies }),
        ...told.map((state) => `${t(`web.state.${state}`).toLowerCase()} ${format.number(counts[state] ?? 0)}`),
        t("web.people", { count: people.length }),
      ].join(" · ")}
    </span>
  );
}

function Today({ list: { calledToday, callsPerDay } }: { list: CallList }) {
  const { t } = useTranslation("call-lists");
  return (
    <span className={classes.today}>
      <span className="t2 sm nw">
        {t("web.today")} {t("web.todayOf", { done: calledToday, norm: callsPerDay })}
      </span>
      <BarNotch value={calledToday} target={callsPerDay} max={Math.max(callsPerDay * 1.25, calledToday)} over="calm" />
    </span>
  );
}

function Deeds({ list, onEdit, onFill }: { list: CallList; onEdit: () => void; onFill: () => void }) {
  const { t } = useTranslation("call-lists");
  const go = useGo();
  const mayEdit = useMay("call_lists.edit");
  const mayCall = useMay("call_lists.work");
  const { id, name, isMine, closedAt } = list;
  return (
    <span className="row">
      {mayEdit && closedAt === null && (
        <Button size="compact-sm" leftSection={<IconPlus size={14} stroke={1.5} />} onClick={onFill}>
          {t("web.form.add")}
        </Button>
      )}
      {mayEdit && (
        <ActionIcon size="md" aria-label={`${t("web.form.change2")}: ${name}`} onClick={onEdit}>
          <IconPencil size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
      {isMine && mayCall && closedAt === null && (
        <Button
          variant="ink"
          leftSection={<IconPhone size={16} stroke={1.5} />}
          aria-label={t("web.callBy", { name })}
          onClick={() => void go(`/call-lists/${id}`)}
        >
          {t("web.call")}
        </Button>
      )}
    </span>
  );
}
