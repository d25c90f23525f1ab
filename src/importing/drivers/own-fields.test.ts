import { expect, test } from "vitest";
import type { Foreign } from "./foreign.ts";
import { type OwnValue, ownFieldsOf } from "./own-fields.ts";

async function* each(records: readonly Foreign[]) {
  yield* records;
}
const fieldsOf = (own: (record: Foreign) => readonly OwnValue[], records: readonly Foreign[]) => {
  const none = () => [];
  const readers = { company: none, contact: none, deal: own };
  return ownFieldsOf(readers, { company: each([]), contact: each([]), deal: each(records) });
};

test("fields come with the options that are chosen anywhere, spelt once; two of one name are told apart", async () => {
  const values: Readonly<Record<string, readonly OwnValue[]>> = {
    a: [
      { id: "1", name: "Цвет", kind: "choice", value: "Белый" },
      { id: "2", name: "цвет", kind: "choices", value: ["Синий", "Белый"] },
    ],
    b: [
      { id: "1", name: "Цвет", kind: "choice", value: "белый" },
      { id: "1", name: "Цвет", kind: "choice", value: "Синий" },
    ],
  };
  const fields = await fieldsOf(({ key }) => values[String(key)] ?? [], [{ key: "a" }, { key: "b" }]);
  expect(fields).toEqual([
    { entity: "deal", id: "1", name: "Цвет", kind: "choice", options: ["Белый", "Синий"] },
    { entity: "deal", id: "2", name: "цвет 2", kind: "choices", options: ["Синий", "Белый"] },
  ]);
});

test("a list of more than 200 options becomes a text", async () => {
  const records = Array.from({ length: 201 }, (_, place) => ({ place }));
  const one = ({ place }: Foreign): readonly OwnValue[] => [
    { id: "1", name: "Город", kind: "choice", value: `Город ${place}` },
  ];
  expect(await fieldsOf(one, records)).toEqual([{ entity: "deal", id: "1", name: "Город", kind: "text", options: [] }]);
  expect(await fieldsOf(one, records.slice(1))).toMatchObject([{ kind: "choice", options: { length: 200 } }]);
});
