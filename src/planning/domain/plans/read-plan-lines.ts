/** A line of a file of plans, as it was written. */
export interface PlanLine {
  /** From 1, the header being 1. */
  readonly line: number;
  readonly person: string;
  readonly month: string;
  readonly amount: string;
  readonly productLine: string;
  readonly channel: string;
}

const names: Readonly<Record<string, keyof Omit<PlanLine, "line">>> = {
  person: "person",
  owner: "person",
  сотрудник: "person",
  менеджер: "person",
  ответственный: "person",
  month: "month",
  месяц: "month",
  amount: "amount",
  plan: "amount",
  сумма: "amount",
  план: "amount",
  line: "productLine",
  productline: "productLine",
  линейка: "productLine",
  продуктоваялинейка: "productLine",
  channel: "channel",
  канал: "channel",
};

/** The records of a CSV as plan lines, columns matched by name in both languages. Null: person, month or amount has no column. */
export function planLines(
  records: readonly { readonly line: number; readonly cells: readonly string[] }[],
): readonly PlanLine[] | null {
  const [header, ...rest] = records;
  const columns = (header?.cells ?? []).map((cell) => names[cell.toLowerCase().replaceAll(/[\s_\ufeff]/g, "")]);
  if (!(["person", "month", "amount"] as const).every((name) => columns.includes(name))) return null;
  return rest
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    .map(({ line, cells }) => {
      const of = (name: keyof Omit<PlanLine, "line">) => (cells[columns.indexOf(name)] ?? "").trim();
      return {
        ...{ line, person: of("person"), month: of("month"), amount: of("amount") },
        ...{
          productLine: columns.includes("productLine") ? of("productLine") : "",
          channel: columns.includes("channel") ? of("channel") : "",
        },
      };
    });
}

/** "2026-11", "11.2026", "01.11.2026", "2026-11-01", "11": the month of the year, 1 to 12; null otherwise. */
export function monthOfYear(text: string, year: number): number | null {
  const read =
    /^(?<year>\d{4})-(?<month>\d{1,2})(?:-\d{1,2})?$/.exec(text) ??
    /^(?:\d{1,2}\.)?(?<month>\d{1,2})[./](?<year>\d{4})$/.exec(text) ??
    /^(?<month>\d{1,2})$/.exec(text);
  const month = Number(read?.groups?.month ?? 0);
  if (read?.groups?.year !== undefined && Number(read.groups.year) !== year) return null;
  return month >= 1 && month <= 12 ? month : null;
}
