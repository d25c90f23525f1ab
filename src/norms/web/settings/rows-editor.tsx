import { ActionIcon, Button, NativeSelect, NumberInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { NormRowInput } from "../../contract.ts";
import { problemsOf, type Rating, ratings } from "../../domain/decision-table.ts";
import classes from "./norms.module.css";

interface RowsEditorProps {
  readonly title: string;
  readonly rows: readonly NormRowInput[];
  readonly onChange: (rows: readonly NormRowInput[]) => void;
}

/** Rows of a table of decisions, asked from above; the last, "below" for all the rest, stays where it is. */
export function RowsEditor({ title, rows, onChange }: RowsEditorProps) {
  const { t } = useTranslation("norms");
  const problems = problemsOf(rows);
  const last = rows.length - 1;
  const put = (place: number, row: NormRowInput) => onChange(rows.with(place, row));
  const swap = (one: number, other: number) => {
    const [first, second] = [rows[one], rows[other]];
    if (first !== undefined && second !== undefined) onChange(rows.with(one, second).with(other, first));
  };
  const add = () => {
    const open = { from: 1, to: null };
    const row: NormRowInput = { meetings: open, calls: { from: 0, to: null }, rating: "good", isWorthALook: false };
    onChange(rows.toSpliced(last, 0, row));
  };
  return (
    <fieldset className={classes.editor}>
      <legend>{title}</legend>
      {rows.map((row, place) => {
        const problem = problems.find((one) => one.row === place)?.code;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table of decisions are known by their place.
          <div key={place}>
            {place === last ? (
              <p className="t2">{t("web.settings.rest")}</p>
            ) : (
              <RowFields
                row={row}
                place={place}
                onChange={(changed) => put(place, changed)}
                onUp={place === 0 ? null : () => swap(place, place - 1)}
                onDown={place >= last - 1 ? null : () => swap(place, place + 1)}
                onRemove={() => onChange(rows.toSpliced(place, 1))}
              />
            )}
            {problem !== undefined && (
              <p className="bad sm" role="alert">
                {t(`refusal.${problem}`)}
              </p>
            )}
          </div>
        );
      })}
      <Button size="sm" leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />} onClick={add}>
        {t("web.settings.addRow")}
      </Button>
    </fieldset>
  );
}

interface RowFieldsProps {
  readonly row: NormRowInput;
  readonly place: number;
  readonly onChange: (row: NormRowInput) => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: () => void;
}

function RowFields({ row, place, onChange, onUp, onDown, onRemove }: RowFieldsProps) {
  const { t } = useTranslation("norms");
  const n = place + 1;
  const lookOf = row.isWorthALook ? `${row.rating} look` : row.rating;
  const choose = (value: string) => {
    const rating = ratings.find((one) => value.startsWith(one)) ?? "good";
    onChange({ ...row, rating, isWorthALook: value.endsWith("look") });
  };
  const told = (rating: Rating) => ({ value: rating as string, label: t(`web.rating.${rating}`) });
  return (
    <div className={classes.row}>
      {(["meetings", "calls"] as const).map((of) => (
        <SpanFields
          key={of}
          label={t(of === "meetings" ? "web.settings.meetings" : "web.settings.callsHead")}
          n={n}
          span={row[of]}
          onChange={(span) => onChange({ ...row, [of]: span })}
        />
      ))}
      <NativeSelect
        aria-label={t("web.settings.ratingOfRow", { n })}
        value={lookOf}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...ratings.map(told),
          { value: "excellent look", label: `${t("web.rating.excellent")}, ${t("web.week.worthALook")}` },
        ]}
      />
      <ActionIcon aria-label={t("web.settings.up", { n })} disabled={onUp === null} onClick={() => onUp?.()}>
        <IconArrowUp size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t("web.settings.down", { n })} disabled={onDown === null} onClick={() => onDown?.()}>
        <IconArrowDown size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t("web.settings.remove", { n })} onClick={onRemove}>
        <IconTrash size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
    </div>
  );
}

interface SpanFieldsProps {
  readonly label: string;
  readonly n: number;
  readonly span: NormRowInput["calls"];
  readonly onChange: (span: NormRowInput["calls"]) => void;
}

function SpanFields({ label, n, span, onChange }: SpanFieldsProps) {
  const { t } = useTranslation("norms");
  return (
    <span className={classes.span}>
      <span className="t2 sm">{label}</span>
      <NumberInput
        w={64}
        size="sm"
        hideControls
        min={0}
        max={10_000}
        aria-label={t("web.settings.fromOfRow", { n, label })}
        value={span.from}
        onChange={(value) => onChange({ ...span, from: typeof value === "number" ? value : 0 })}
      />
      –
      <NumberInput
        w={64}
        size="sm"
        hideControls
        min={0}
        max={10_000}
        placeholder="∞"
        aria-label={t("web.settings.toOfRow", { n, label })}
        value={span.to ?? ""}
        onChange={(value) => onChange({ ...span, to: typeof value === "number" ? value : null })}
      />
    </span>
  );
}
