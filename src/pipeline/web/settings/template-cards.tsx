import { Button, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { listTemplates } from "../../contract.ts";
import { CreateForm } from "./create-form.tsx";
import own from "./new-pipeline.module.css";
import classes from "./settings.module.css";
import { StagesPreview } from "./stages-preview.tsx";

/** Templates ready to use, with their stages in sight. */
export function TemplateCards() {
  const { t } = useTranslation("pipeline");
  const templates = useEndpoint(listTemplates, {}, { staleTime: Number.POSITIVE_INFINITY });
  const [chosen, setChosen] = useState<string | null>(null);
  if (templates.isPending) return <LinesSkeleton lines={8} />;
  if (templates.error !== null) return <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />;
  return (
    <ul className={own.cards}>
      {templates.data.items.map((template) => (
        <li key={template.key} className={own.card} data-chosen={template.key === chosen || undefined}>
          <h2 className={classes.title}>{template.name}</h2>
          <p className="t2">{template.description}</p>
          <p className="t2 sm">{template.bestFor}</p>
          <StagesPreview stages={template.stages} inFull={false} />
          {template.key === chosen ? (
            <CreateForm name={template.name} bodyOf={(name) => ({ template: template.key, name })} />
          ) : (
            <Button className={own.take ?? ""} onClick={() => setChosen(template.key)}>
              {t("settings.new.take")}
              <VisuallyHidden>: {template.name}</VisuallyHidden>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
