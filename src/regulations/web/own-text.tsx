import { Button, Textarea } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { getRegulationDraft, setRegulationText } from "../contract.ts";
import type { SectionKind } from "../domain/section-kinds.ts";
import classes from "./regulation.module.css";

/** What people add to a part in their own words. */
export function OwnText({
  kind,
  title,
  text,
}: {
  readonly kind: SectionKind;
  readonly title: string;
  readonly text: string;
}) {
  const { t } = useTranslation("regulations");
  const [typed, setTyped] = useState<string | null>(null);
  const saving = useMutationEndpoint(setRegulationText, {
    refreshes: [getRegulationDraft],
    onDone: () => setTyped(null),
  });
  if (typed === null) {
    const word = t(text === "" ? "web.ownAdd" : "web.ownEdit");
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.own}
        leftSection={<IconPencil size={14} stroke={1.5} aria-hidden />}
        aria-label={`${word}: ${title}`}
        onClick={() => setTyped(text)}
      >
        {word}
      </Button>
    );
  }
  return (
    <div className={classes.form}>
      <Textarea
        label={t("web.ownText")}
        description={t("web.ownHint")}
        autosize
        minRows={3}
        data-autofocus
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <FormRefusal error={saving.error} />
      <div className={classes.buttons}>
        <Button
          variant="ink"
          loading={saving.isPending}
          onClick={() => saving.mutate({ params: { kind }, body: { text: typed } })}
        >
          {t("web.save")}
        </Button>
        <Button variant="default" onClick={() => setTyped(null)}>
          {t("web.cancel")}
        </Button>
      </div>
    </div>
  );
}
