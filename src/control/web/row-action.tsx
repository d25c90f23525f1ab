import { Button } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink, useGo } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import type { MorningPerson, WiredAction } from "../contract.ts";
import classes from "./control.module.css";
import type { OpenEntries } from "./entries-dialog.tsx";
import { useTakeAction } from "./use-control.ts";

interface RowActionProps {
  readonly person: MorningPerson;
  readonly department: string | null;
  readonly onOpen: OpenEntries;
}

/** The one button of the row; what was planned by it today stands in its place. */
export function RowAction({ person, department, onOpen }: RowActionProps) {
  const { t } = useTranslation("control");
  const mayAct = useMay("deals.assign");
  const mayPlan = useMay("plans.edit");
  const { press, isPending } = usePress(person, department, onOpen);
  const { id, name, action, taken } = person;
  if (action === null) return null;
  const { kind } = action;
  if (kind === "talk" || kind === "review") {
    if (taken !== null) return <Done kind={kind} person={id} at={taken.at} />;
    if (!mayAct) return null;
  }
  if (kind === "set_plan" && !mayPlan) return null;
  const label = t(`web.action.${kind}`);
  return (
    <Button
      size="sm"
      className={classes.button}
      loading={isPending}
      onClick={() => void press(action).catch(() => undefined)}
      aria-label={`${label}: ${name}`}
    >
      {label}
    </Button>
  );
}

function Done({ kind, person, at }: { kind: "talk" | "review"; person: string; at: string | null }) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const said =
    at === null
      ? t("web.done.review_done")
      : t(`web.done.${kind}`, { at: format.moment(Date.parse(at), Date.now()).toLocaleLowerCase() });
  const place = kind === "talk" ? { to: "/calendar" } : { to: "/deals", search: { owner: person, status: "open" } };
  return (
    <AppLink {...place}>
      <Tag tone="line" icon={<IconChecklist size={12} stroke={1.5} aria-hidden />}>
        {said}
      </Tag>
    </AppLink>
  );
}

function usePress({ id, name }: MorningPerson, department: string | null, onOpen: OpenEntries) {
  const { t } = useTranslation("control");
  const go = useGo();
  const toast = useToast();
  const { take, isPending } = useTakeAction(department ?? undefined);
  const openDeals = () => void go("/deals", { owner: id, status: "open" });
  const press = async (action: WiredAction) => {
    switch (action.kind) {
      case "talk":
        await take({ kind: "talk", person: id });
        return;
      case "review":
        await take({ kind: "review", person: id });
        toast(t("web.done.reviewToast", { name }), <Button onClick={openDeals}>{t("web.action.steps")}</Button>);
        return;
      case "steps":
        onOpen({ figure: "without_step", person: { id, name } });
        return;
      case "check_date":
        await go(`/deals/${action.dealId}`);
        return;
      case "set_plan":
        await go("/plan");
    }
  };
  return { press, isPending };
}
