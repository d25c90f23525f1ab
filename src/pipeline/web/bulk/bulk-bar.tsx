import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { useMay } from "../../../ui/session.tsx";
import type { Selection } from "../../../ui/table/use-selection.ts";
import type { BulkAnswer } from "../../contract.ts";
import classes from "./bulk.module.css";
import { type BulkAct, bulkActs } from "./bulk-act.ts";
import { BulkDialog } from "./bulk-dialog.tsx";

export interface BulkBarProps {
  readonly selection: Selection;
  readonly total: number;
  readonly pipeline: string | undefined;
  /** The list's filter, for what is not loaded. */
  readonly filter: Readonly<Record<string, string>>;
  readonly onStarted: (bulk: BulkAnswer) => void;
}

const inSight: readonly BulkAct[] = ["assign", "move", "plan"];

/** In the place of the totals while rows are chosen: how many, all of them, and what can be done. */
export function BulkBar({ selection, total, pipeline, filter, onStarted }: BulkBarProps) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const acts = useActs(pipeline);
  const [act, setAct] = useState<BulkAct | null>(null);
  const { count } = selection;
  const started = (bulk: BulkAnswer) => {
    setAct(null);
    selection.clear();
    onStarted(bulk);
  };
  return (
    <section className={classes.bar} aria-label={t("bulk.label")}>
      <b role="status">{t("bulk.chosen", { count })}</b>
      {!selection.isEverything && total > count && (
        <button type="button" className={classes.link} onClick={selection.chooseEverything}>
          {t("bulk.everything", { count: total, shown: format.number(total) })}
        </button>
      )}
      <div className={classes.acts}>
        {acts
          .filter((one) => inSight.includes(one))
          .map((one) => (
            <Button key={one} size="sm" className="not-phone" onClick={() => setAct(one)}>
              {t(`bulk.act.${one}`)}
            </Button>
          ))}
        <More acts={acts} onAct={setAct} />
        <Button size="sm" variant="ghost" onClick={selection.clear} aria-label={t("bulk.clear")}>
          <IconX size={14} stroke={1.5} aria-hidden />
        </Button>
      </div>
      {act !== null && (
        <BulkDialog {...{ act, count, pipeline, selection, filter }} onStarted={started} onClose={() => setAct(null)} />
      )}
    </section>
  );
}

function More({ acts, onAct }: { readonly acts: readonly BulkAct[]; readonly onAct: (act: BulkAct) => void }) {
  const { t } = useTranslation("pipeline");
  return (
    <Menu position="bottom-end" width={220} returnFocus>
      <Menu.Target>
        <Button size="sm" rightSection={<IconChevronDown size={12} stroke={1.5} aria-hidden />}>
          {t("bulk.more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item
            key={act}
            className={inSight.includes(act) ? "only-phone" : ""}
            {...(act === "delete" ? { color: "red" } : {})}
            onClick={() => onAct(act)}
          >
            {t(`bulk.act.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What the person may; a stage is one of a pipeline, so one has to be chosen first. */
function useActs(pipeline: string | undefined): readonly BulkAct[] {
  const may = {
    assign: useMay("deals.assign"),
    move: useMay("deals.move"),
    plan: useMay("activities.edit"),
    edit: useMay("deals.edit"),
  };
  return bulkActs.filter((act) => {
    if (act === "assign" || act === "plan") return may[act];
    if (act === "move") return may.move && pipeline !== undefined;
    if (act === "lose" || act === "postpone") return may.move;
    return may.edit;
  });
}
