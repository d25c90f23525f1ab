import { VisuallyHidden } from "@mantine/core";
import { IconArchive, IconExternalLink } from "@tabler/icons-react";
import { Fragment, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUndo } from "../../ui/feedback/toast.tsx";
import type { CustomFieldAnswer } from "../contract.ts";
import type { Entity } from "../domain/custom-field.ts";
import type { CustomValue } from "../domain/read-value.ts";
import classes from "./custom-facts.module.css";
import { FactEditor } from "./fact-editor.tsx";
import { type OwnValues, sentValue } from "./own-values.ts";
import { ShownValue } from "./shown-value.tsx";
import { useCustomFields } from "./use-custom-fields.ts";

export interface CustomFactsProps {
  readonly entity: Entity;
  readonly className?: string | undefined;
  readonly values: Readonly<Record<string, CustomValue>>;
  readonly mayEdit: boolean;
  /** Rejects with the reason, which is shown at the field. */
  readonly onSave: (values: OwnValues, base: OwnValues) => Promise<unknown>;
  /** `onSave` asks itself whose value stays when two people changed one. */
  readonly asksWhose?: boolean;
  /** Only what is filled in, the others behind a button: for lists of many. */
  readonly isBrief?: boolean;
}

/** The own fields of a card by their groups; an archived one only where it has a value. */
export function LoadedCustomFacts(props: CustomFactsProps) {
  const { entity, className, values, mayEdit, onSave, asksWhose = false, isBrief = false } = props;
  const { t } = useTranslation("custom-fields");
  const [isAll, setAll] = useState(!isBrief);
  const fitting = useCustomFields(entity).filter((field) =>
    field.archivedAt === null ? field.isOnCard : values[field.key] !== undefined,
  );
  const shown = fitting.filter((field) => isAll || values[field.key] !== undefined);
  const hasMore = mayEdit && shown.length < fitting.length;
  const save = useSaving(onSave);
  const groups = Map.groupBy(shown, (field) => field.group);
  const more = hasMore && (
    <button type="button" className={classes.more} onClick={() => setAll(true)}>
      {t("web.fillFields")}
    </button>
  );
  if (shown.length === 0) return more;
  return (
    <section className={`${classes.own} ${className ?? ""}`} aria-label={t("web.own")}>
      {[...groups].map(([group, fields]) => (
        <Fragment key={group}>
          {group !== "" && <h3>{group}</h3>}
          <dl className={classes.facts}>
            {fields.map((field) => (
              <Fact
                key={field.id}
                field={field}
                value={values[field.key] ?? null}
                mayEdit={mayEdit && field.archivedAt === null}
                asksWhose={asksWhose}
                onSave={(value, base) => save(field, base, value)}
              />
            ))}
          </dl>
        </Fragment>
      ))}
      {more}
    </section>
  );
}

/** Saves one value and offers the way back, which goes by the card as it is then. */
function useSaving(onSave: CustomFactsProps["onSave"]) {
  const { t } = useTranslation("custom-fields");
  const { offer } = useUndo();
  const latest = useRef(onSave);
  useEffect(() => {
    latest.current = onSave;
  });
  return async (field: CustomFieldAnswer, before: CustomValue | null, value: CustomValue | null) => {
    const [was, is] = [{ [field.key]: sentValue(before) }, { [field.key]: sentValue(value) }];
    // Asked whose value stays, the person left the other's.
    if ((await latest.current(is, was)) === false) return;
    const undo = () => latest.current(was, is);
    offer({ message: t("web.saved", { name: field.name }), undo });
  };
}

interface FactProps {
  readonly field: CustomFieldAnswer;
  readonly value: CustomValue | null;
  readonly mayEdit: boolean;
  readonly asksWhose: boolean;
  readonly onSave: (value: CustomValue | null, base: CustomValue | null) => Promise<unknown>;
}

function Fact({ field, value, mayEdit, asksWhose, onSave }: FactProps) {
  const { t } = useTranslation("custom-fields");
  const [isEditing, setEditing] = useState(false);
  const said = <ShownValue field={field} value={value} blank={mayEdit ? t("web.fill") : "—"} />;
  return (
    <div className={classes.fact}>
      <dt title={field.help === "" ? undefined : field.help}>{field.name}</dt>
      <dd>
        {isEditing && <FactEditor {...{ field, value, asksWhose, onSave }} onClose={() => setEditing(false)} />}
        {!isEditing && mayEdit && (
          <button type="button" className={classes.value} onClick={() => setEditing(true)}>
            <VisuallyHidden>{field.name}: </VisuallyHidden>
            {said}
          </button>
        )}
        {!mayEdit && <span className={classes.fixed}>{said}</span>}
        {!isEditing && <Aside field={field} value={value} />}
      </dd>
    </div>
  );
}

function Aside({ field, value }: Pick<FactProps, "field" | "value">) {
  const { t } = useTranslation("custom-fields");
  if (field.archivedAt !== null) {
    return <IconArchive size={14} stroke={1.5} className="t3" aria-label={t("web.archivedValue")} role="img" />;
  }
  if (typeof value !== "string") return null;
  const href = { link: value, email: `mailto:${value}`, phone: `tel:${value}` }[
    field.kind as "link" | "email" | "phone"
  ];
  if (href === undefined) return null;
  return (
    <a href={href} target={field.kind === "link" ? "_blank" : undefined} rel="noreferrer" aria-label={t("web.open")}>
      <IconExternalLink size={14} stroke={1.5} aria-hidden />
    </a>
  );
}
