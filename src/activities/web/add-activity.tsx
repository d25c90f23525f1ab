import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { usePaletteActions } from "../../ui/palette/palette-actions.ts";
import { useMay } from "../../ui/session.tsx";
import type { ActivityKind } from "../domain/activity-kind.ts";
import classes from "./activities.module.css";
import { emptyDraft } from "./activity-form.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { type OfCustomer, PlanStep } from "./plan-step.tsx";

const quick: readonly ActivityKind[] = ["call", "meeting", "email", "note", "task"];

interface AddActivityProps {
  readonly dealId: string | null;
  readonly customer?: OfCustomer;
}

/** Buttons that open a form in place: planned ahead, or recorded as done. */
export function AddActivity({ dealId, customer }: AddActivityProps) {
  const { t } = useTranslation("activities");
  const may = useMay("activities.edit");
  const [kind, setKind] = useState<ActivityKind | null>(null);
  const [when, setWhen] = useState<"planned" | "done">("planned");
  const recordCall = () => {
    setKind("call");
    setWhen("done");
  };
  usePaletteActions([{ id: "record call", label: t("web.recordCall"), run: recordCall }], may);
  if (!may) return null;
  const close = () => setKind(null);
  return (
    <>
      <div className={classes.quick}>
        {quick.map((one) => (
          <Button
            key={one}
            size="sm"
            leftSection={<KindIcon kind={one} />}
            aria-expanded={kind === one}
            onClick={() => setKind(kind === one ? null : one)}
          >
            {t(`web.kind.${one}`)}
          </Button>
        ))}
      </div>
      {kind !== null && (
        <div className={classes.addForm}>
          {kind !== "note" && (
            <div style={{ marginBottom: 10 }}>
              <Segmented
                label={t("web.when")}
                value={when}
                onChange={setWhen}
                options={[
                  { value: "planned", label: t("web.whenPlanned") },
                  { value: "done", label: t("web.whenDone") },
                ]}
              />
            </div>
          )}
          <PlanStep
            {...{ dealId, customer }}
            isKindFixed
            isDone={when === "done" || kind === "note"}
            initial={emptyDraft(kind)}
            onDone={close}
            onCancel={close}
            autoFocus
          />
        </div>
      )}
    </>
  );
}
