import { Button } from "@mantine/core";
import { IconArrowMerge } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { listMerges } from "../../contract.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import classes from "./duplicates.module.css";
import { useUndoMerge } from "./use-merge.ts";

/** What was merged into this customer, each with the way back. */
export function MergedHere({ kind, id }: { kind: CustomerKind; id: string }) {
  const { t } = useTranslation("crm");
  const format = useFormat();
  const undo = useUndoMerge(kind);
  const merges = useEndpoint(listMerges, { query: { kind, customer: id, limit: 20 } });
  const here = merges.data?.items.filter((merge) => merge.undoneAt === null && merge.survivor.id === id) ?? [];
  return here.map((merge) => (
    <div key={merge.id} className={classes.strip}>
      <IconArrowMerge size={16} stroke={1.5} aria-hidden />
      <span className={classes.grow}>
        {t("web.duplicates.mergedHere", {
          name: merge.merged.name,
          date: format.momentLong(Date.parse(merge.mergedAt)),
        })}
      </span>
      <Button size="sm" loading={undo.isPending} onClick={() => undo.run(merge.id)}>
        {t("web.duplicates.undo")}
      </Button>
    </div>
  ));
}
