import { describe, expect, test } from "vitest";
import { columnOf, numberStyle, numberText, plainNumber, unescapeSheetText } from "./sheet-cell.ts";

describe("what the number of a cell means", () => {
  test("days are counted from 1900, where Excel believes in a 29 February", () => {
    expect(numberText("1", "date", false)).toBe("1900-01-01");
    expect(numberText("59", "date", false)).toBe("1900-02-28");
    expect(numberText("61", "date", false)).toBe("1900-03-01");
    // 18 November 2026 is day 46,344 of Excel.
    expect(numberText("46344", "date", false)).toBe("2026-11-18");
    expect(numberText("46344.378472222219", "date", false)).toBe("2026-11-18T09:05:00.000");
    expect(numberText("44882", "date", true)).toBe("2026-11-18");
  });

  test("a time without a day is a time, a number beyond all days is a number", () => {
    expect(numberText("0.5", "date", false)).toBe("12:00:00");
    expect(numberText("7701234567", "date", false)).toBe("7701234567");
  });

  test("a style is a date by its number or by the letters of its code", () => {
    expect(numberStyle(14, undefined)).toBe("date");
    expect(numberStyle(4, undefined)).toBe("number");
    expect(numberStyle(164, "dd\\.mm\\.yyyy\\ hh:mm")).toBe("date");
    expect(numberStyle(164, "[$-419]D MMMM YYYY;@")).toBe("date");
    expect(numberStyle(164, "ДД.ММ.ГГГГ")).toBe("date");
    expect(numberStyle(164, "[h]:mm:ss")).toBe("date");
    expect(numberStyle(164, '#,##0.00" dollars"')).toBe("number");
    expect(numberStyle(164, "[Red]#,##0;[Red]-#,##0")).toBe("number");
    expect(numberStyle(164, "0000000000")).toEqual({ zeros: 10 });
  });

  test("numbers are written by their fifteen digits and never with an exponent", () => {
    expect(plainNumber(0.1 + 0.2)).toBe("0.3");
    expect(plainNumber(1250000)).toBe("1250000");
    expect(plainNumber(1e21)).toBe("1000000000000000000000");
    expect(plainNumber(0.00000012)).toBe("0.00000012");
    expect(numberText("0301234567", { zeros: 10 }, false)).toBe("0301234567");
  });

  test("columns are letters, and signs that XML cannot hold are written by their code", () => {
    expect([columnOf("A1"), columnOf("Z9"), columnOf("AA1"), columnOf("XFD1"), columnOf("12")]).toEqual([
      0,
      25,
      26,
      16383,
      null,
    ]);
    expect(unescapeSheetText("one_x000A_two_x005F_x000A_")).toBe("one\ntwo_x000A_");
  });
});
