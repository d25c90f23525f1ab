import { describe, expect, test } from "vitest";
import { matchColumns } from "./columns.ts";
import { fieldsOf, type ImportKind } from "./fields.ts";
import { type ImportMap, importMapShape } from "./import-map.ts";

/** "field=column" of what was matched, then "-column" of what was left; or the refusal and its params. */
function told(kind: ImportKind, header: string[], map?: ImportMap): string {
  const matched = matchColumns(kind, header, map);
  if ("refused" in matched) return `${matched.refused} ${Object.values(matched.params ?? {}).join(" ")}`;
  const fields = fieldsOf(kind).flatMap(({ name }) => {
    const found = matched.mapping[name];
    return found === undefined ? [] : [`${name}=${found.column}`];
  });
  return [...fields, ...matched.warnings.map((warning) => `-${warning.params.column}`)].join(" ");
}

describe("without a map", () => {
  test("a history in Russian is matched by name", () => {
    expect(told("stage-history", ["Сделка", "Этап", "Время", "Сумма", "Менеджер", "Канал", "Источник"])).toBe(
      "deal=Сделка stage=Этап time=Время amount=Сумма owner=Менеджер channel=Канал source=Источник",
    );
    expect(told("stage-history", ["Стадия", "Дата", "Сделка", "Ответственный", "Причина отказа", "Компания"])).toBe(
      "deal=Сделка stage=Стадия time=Дата owner=Ответственный company=Компания lossReason=Причина отказа",
    );
  });

  test("a history in English is matched without case, spaces and underscores", () => {
    expect(told("stage-history", ["CASE", "stage", "Date", "Loss_Reason", "Resource"])).toBe(
      "deal=CASE stage=stage time=Date lossReason=Loss_Reason -Resource",
    );
  });

  test("the hardware seller's deals are matched, their start is left out with a warning", () => {
    const header = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value".split(
      ",",
    );
    expect(told("deals", header)).toBe(
      "externalId=opportunity_id stage=deal_stage amount=close_value company=account owner=sales_agent product=product " +
        "closedAt=close_date -engage_date",
    );
  });

  test("ё and е are one letter, a mark before the first column does not hide it", () => {
    expect(told("companies", ["\uFEFFКод", "Название", "Сфёра"])).toBe("externalId=Код name=Название industry=Сфёра");
  });

  test("a missing key and a column that stands twice are refused by name", () => {
    expect(told("deals", ["Название", "Сумма"])).toBe("field_missing externalId");
    expect(told("stage-history", ["Сделка", "Этап"])).toBe("field_missing time");
    expect(told("deals", ["ID", "Сумма", "сумма"])).toBe("column_twice Сумма amount");
  });

  test("a column without a name is nobody's and worth no warning", () => {
    expect(told("companies", ["ID", "", " "])).toBe("externalId=ID");
  });
});

describe("with a map", () => {
  const header = ["case:concept:name", "concept:name", "time:timestamp", "case:channel", "Amount"];

  test("only the map counts", () => {
    const map = { deal: "case:concept:name", stage: "Concept:Name", time: "time:timestamp" };
    expect(told("stage-history", header, map)).toBe(
      "deal=case:concept:name stage=concept:name time=time:timestamp -case:channel -Amount",
    );
  });

  test("one column may serve two fields", () => {
    expect(told("companies", ["account"], { externalId: "account", name: "account" })).toBe(
      "externalId=account name=account",
    );
  });

  test("an unknown field, an absent column and a missing required field are refused by name", () => {
    expect(told("stage-history", header, { colour: "Amount" })).toBe("field_unknown colour");
    expect(told("stage-history", header, { deal: "Сделка" })).toBe("column_absent Сделка deal");
    expect(told("stage-history", header, { deal: "case:concept:name" })).toBe("field_missing stage");
    expect(told("companies", ["a", "A"], { externalId: "a" })).toBe("externalId=a -A");
    expect(told("companies", ["a", "a"], { externalId: "a" })).toBe("column_twice a externalId");
  });

  test("a format fits its field", () => {
    const refusal = (field: string, format: string) => told("deals", ["x"], { [field]: { column: "x", format } });
    expect(refusal("amount", "DD.MM.YYYY")).toBe("format_wrong amount DD.MM.YYYY");
    expect(refusal("createdAt", "1,250.00")).toBe("format_wrong createdAt 1,250.00");
    expect(refusal("title", "DD.MM.YYYY")).toBe("format_wrong title DD.MM.YYYY");
    expect(refusal("externalId", "1,250.00")).toBe("format_wrong externalId 1,250.00");
  });

  test("an outcome stands only among values of a stage", () => {
    const values = { Approved: { outcome: "won" as const } };
    expect(told("deals", ["x"], { title: { column: "x", values } })).toBe("map_value_wrong title Approved");
  });
});

test("a map of another shape is refused", () => {
  expect(importMapShape.safeParse({ stage: { column: "x", values: { A: { outcome: "won" }, B: "C" } } }).success).toBe(
    true,
  );
  for (const map of [
    [],
    { stage: 1 },
    { stage: {} },
    { stage: { column: "x", colour: 1 } },
    { stage: { column: "x", values: { A: { outcome: "maybe" } } } },
  ]) {
    expect(importMapShape.safeParse(map).success).toBe(false);
  }
});
