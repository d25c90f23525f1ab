import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, readFile } from "../../../ui/api/client.ts";
import { saveFile } from "../../../ui/api/save-file.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { useMay, useSession } from "../../../ui/session.tsx";
import { approvePlan, deletePlanVersion, importPlanLines, type Plan, submitPlan } from "../../contract.ts";
import classes from "./plan.module.css";
import type { usePlan } from "./use-plan.ts";

const ChangesDialog = lazy(async () => ({ default: (await import("./changes-dialog.tsx")).ChangesDialog }));
const ReasonDialog = lazy(async () => ({ default: (await import("./reason-dialog.tsx")).ReasonDialog }));

interface PlanActionsProps {
  readonly plan: Plan;
  readonly deeds: ReturnType<typeof usePlan>;
  readonly onSpread: () => void;
}

/** What is done with a version as a whole. */
export function PlanActions({ plan, deeds, onSpread }: PlanActionsProps) {
  const { t } = useTranslation("planning");
  const toast = useToast();
  const [dialog, setDialog] = useState<"changes" | "change" | "return" | null>(null);
  const me = useSession().user.id;
  const [mayEdit, mayApprove] = [useMay("plans.edit"), useMay("plans.approve")];
  const { version } = plan;
  const { refresh } = deeds;
  if (version === null) return null;
  const told = (sending: Promise<unknown>, message: string) =>
    sending
      .then(
        () => toast(message),
        (error: Error) => toast(error.message),
      )
      .finally(() => void refresh());
  const of = { params: { id: version.id } };
  const decide = async (endpoint: typeof approvePlan | typeof submitPlan) =>
    call(endpoint, { ...of, body: { revision: await deeds.revision() } });
  const isOpen = version.status !== "approved";
  const isLatest = plan.versions[0]?.id === version.id;
  const approved = t("plans.web.approved", { year: plan.year });
  return (
    <>
      <More
        {...{ plan, mayEdit, refresh }}
        onChanges={() => setDialog("changes")}
        onReturn={mayApprove && version.status === "submitted" ? () => setDialog("return") : undefined}
        onDrop={
          isOpen && (mayApprove || (mayEdit && version.created.by.id === me))
            ? () => void told(call(deletePlanVersion, of), t("plans.web.dropped"))
            : undefined
        }
      />
      {isOpen && mayApprove && <Button onClick={onSpread}>{t("plans.web.spread")}</Button>}
      {version.status === "draft" && mayEdit && !mayApprove && (
        <Button variant="ink" onClick={() => void told(decide(submitPlan), t("plans.web.status.submitted"))}>
          {t("plans.web.submit")}
        </Button>
      )}
      {isOpen && mayApprove && (
        <Button variant="ink" onClick={() => void told(decide(approvePlan), approved)}>
          {t("plans.web.approve")}
        </Button>
      )}
      {!isOpen && isLatest && mayEdit && <Button onClick={() => setDialog("change")}>{t("plans.web.change")}</Button>}
      <Suspense fallback={null}>
        {dialog === "changes" && <ChangesDialog plan={plan} version={version} onClose={() => setDialog(null)} />}
        {(dialog === "change" || dialog === "return") && (
          <ReasonDialog
            {...{ plan, version, refresh }}
            isReturn={dialog === "return"}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </>
  );
}

interface MoreProps {
  readonly plan: Plan;
  readonly mayEdit: boolean;
  readonly refresh: () => Promise<unknown>;
  readonly onChanges: () => void;
  readonly onReturn: (() => void) | undefined;
  readonly onDrop: (() => void) | undefined;
}

function More({ plan, mayEdit, refresh, onChanges, onReturn, onDrop }: MoreProps) {
  const { t } = useTranslation("planning");
  const toast = useToast();
  const file = useRef<HTMLInputElement>(null);
  const { version, year } = plan;
  const download = async () => {
    const query = { year, ...(version === null ? {} : { version: version.id }) };
    saveFile(await readFile("/plans/file.xlsx", query), `plan-${year}.xlsx`);
  };
  const upload = async (chosen: File) => {
    if (version === null) return;
    const answer = await call(importPlanLines, { params: { id: version.id }, body: { csv: await chosen.text() } });
    const refused = answer.refused.slice(0, 5).map((one) => t("plans.web.refusedLine", { ...one }));
    toast([t("plans.web.uploaded", { ...answer }), ...refused].join(" "));
    await refresh();
  };
  const failed = (error: Error) => toast(error.message);
  return (
    <>
      <input
        ref={file}
        className={classes.file}
        type="file"
        accept=".csv,text/csv"
        aria-label={t("plans.web.upload")}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) upload(chosen).catch(failed);
          event.currentTarget.value = "";
        }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t("plans.web.plan")}>
            <IconDotsVertical size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onChanges}>{t("plans.web.whatChanged")}</Menu.Item>
          <Menu.Item onClick={() => void download().catch(failed)}>{t("plans.web.download")}</Menu.Item>
          {mayEdit && version?.status !== "approved" && (
            <Menu.Item onClick={() => file.current?.click()}>{t("plans.web.upload")}</Menu.Item>
          )}
          {onReturn && <Menu.Item onClick={onReturn}>{t("plans.web.giveBack")}</Menu.Item>}
          {onDrop && (
            <Menu.Item color="red" onClick={onDrop}>
              {t("plans.web.drop")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
