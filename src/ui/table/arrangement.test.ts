import fc from "fast-check";
import { expect, test } from "vitest";
import {
  moveColumn,
  parseArrangement,
  stepColumn,
  toggleColumn,
  widenColumn,
  writeArrangement,
} from "./arrangement.ts";

const keys = (text: string) => parseArrangement(text).map(({ key }) => key);

test("columns stand as the address names them; what is no column, and what is named twice, is left out", () => {
  expect(parseArrangement("name:240,amount,custom.budget:80")).toEqual([
    { key: "name", width: 240 },
    { key: "amount" },
    { key: "custom.budget", width: 80 },
  ]);
  expect(keys("name,,am ount,name:300,owner")).toEqual(["name", "owner"]);
  expect(parseArrangement(undefined)).toEqual([]);
});

test("a column is 64 px wide at least and 800 at most", () => {
  expect(parseArrangement("a:10,b:999")).toEqual([
    { key: "a", width: 64 },
    { key: "b", width: 800 },
  ]);
});

test("the sum dropped on the stage takes its place, and the stage moves on", () => {
  const places = parseArrangement("name,stage,days,amount");
  expect(writeArrangement(moveColumn(places, "amount", "stage"))).toBe("name,amount,stage,days");
  expect(writeArrangement(moveColumn(places, "name", "days"))).toBe("stage,days,name,amount");
  expect(moveColumn(places, "name", "nobody")).toEqual(places);
});

test("at the edge a column stays, a new one comes last, and one taken out and put in loses its width", () => {
  const places = parseArrangement("name,amount:100");
  expect(stepColumn(places, "name", -1)).toEqual(places);
  expect(stepColumn(places, "amount", 1)).toEqual(places);
  expect(writeArrangement(toggleColumn(places, "owner"))).toBe("name,amount:100,owner");
  expect(writeArrangement(toggleColumn(toggleColumn(places, "amount"), "amount"))).toBe("name,amount");
  expect(writeArrangement(widenColumn(places, "name", 200.4))).toBe("name:200,amount:100");
});

const arrangements = fc.uniqueArray(fc.record({ key: fc.stringMatching(/^[a-z]{1,6}$/) }, { requiredKeys: ["key"] }), {
  selector: ({ key }) => key,
  minLength: 2,
  maxLength: 8,
});

test("whatever is arranged reads back as it was written, and a step there and back changes nothing", () => {
  fc.assert(
    fc.property(arrangements, fc.nat(7), fc.option(fc.integer({ min: 64, max: 800 })), (places, at, width) => {
      const { key } = places[at % places.length] ?? { key: "" };
      const told = width === null ? places : widenColumn(places, key, width);
      expect(parseArrangement(writeArrangement(told))).toEqual(told);
      if (at % places.length < places.length - 1) {
        expect(stepColumn(stepColumn(told, key, 1), key, -1)).toEqual(told);
      }
    }),
  );
});
