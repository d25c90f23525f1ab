import { Autocomplete, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./importing.module.css";
import { type Choices, choiceOf, formatsOf, type MatchedColumn, withField } from "./mapping.ts";
import type { Preview } from "./use-preview.ts";

interface ColumnsTableProps {
  readonly preview: Preview;
  readonly columns: readonly MatchedColumn[];
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** The file as it is, a choice over every column, and by the line what is wrong with it. */
export function ColumnsTable(props: ColumnsTableProps) {
  const { preview, columns } = props;
  const { t } = useTranslation("importing");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard too
    <section className={classes.scroller} tabIndex={0} aria-label={t("web.firstRows")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("web.line")}</th>
            {columns.map((column, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place, names may repeat
              <th key={place} scope="col">
                <ColumnHead {...props} column={column} place={place} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <Row key={row.line} row={row} width={columns.length} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ColumnHeadProps = ColumnsTableProps & { readonly column: MatchedColumn; readonly place: number };

function ColumnHead({ preview, columns, choices, onChange, column, place }: ColumnHeadProps) {
  const { t } = useTranslation("importing");
  const choice = choiceOf(choices, columns, place);
  const name = column.name === "" ? t("web.noName", { place: place + 1 }) : column.name;
  return (
    <div className={classes.head}>
      <span className={classes.columnName} title={name}>
        {name}
      </span>
      <Select
        aria-label={t("web.takeFor", { column: name })}
        placeholder={t("web.skip")}
        data={preview.fields.map((field) => ({
          value: field.name,
          label: `${field.label ?? t(`field.${field.name}` as "field.name")}${field.required ? " *" : ""}`,
        }))}
        value={choice.field}
        onChange={(field) => onChange(withField(choices, columns, place, field))}
        comboboxProps={{ width: 240, position: "bottom-start" }}
        searchable
        clearable
        clearSectionMode="clear"
        clearButtonProps={{ size: "xs", "aria-label": t("web.dropField", { column: name }) }}
      />
      {choice.field !== null && <FormatChoice {...{ choices, columns, onChange, place }} name={name} />}
    </div>
  );
}

function FormatChoice(props: Omit<ColumnsTableProps, "preview"> & { readonly place: number; readonly name: string }) {
  const { columns, choices, onChange, place, name } = props;
  const { t } = useTranslation("importing");
  const choice = choiceOf(choices, columns, place);
  const formats = formatsOf(choice.field ?? "");
  if (formats === null) return null;
  const set = (format: string | null) => onChange({ ...choices, [place]: { ...choice, format } });
  const shared = { "aria-label": t("web.formatOf", { column: name }), placeholder: t("web.formatAuto") };
  if (formats.length === 2) return <Select {...shared} data={[...formats]} value={choice.format} onChange={set} />;
  return (
    <Autocomplete
      {...shared}
      data={[...formats]}
      value={choice.format ?? ""}
      onChange={(text) => set(text === "" ? null : text)}
      comboboxProps={{ width: 200, position: "bottom-start" }}
    />
  );
}

function Row({ row, width }: { row: Preview["rows"][number]; width: number }) {
  const { t } = useTranslation("importing");
  return (
    <>
      <tr data-tone={row.refused === null ? undefined : "bad"}>
        <td className="t3">{row.line}</td>
        {row.cells.map((cell, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their column
          <td key={place} title={cell}>
            {cell}
          </td>
        ))}
        {row.cells.length === 0 && <td colSpan={width}>{t("web.noCells")}</td>}
      </tr>
      {row.refused !== null && (
        <tr data-tone="bad">
          <td />
          <td colSpan={width} className={classes.why}>
            <span className={classes.sticky}>{row.refused.message}</span>
          </td>
        </tr>
      )}
    </>
  );
}
