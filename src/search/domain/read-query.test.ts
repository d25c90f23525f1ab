import fc from "fast-check";
import { expect, test } from "vitest";
import { otherLayout } from "./keyboard-layout.ts";
import { readQuery } from "./read-query.ts";
import { meantBy, slipsBetween } from "./slips.ts";
import { otherLetters } from "./transliterate.ts";
import { wordQuery } from "./word-query.ts";

test("the other layout of a word typed blindly is the word", () => {
  expect(otherLayout("ghbdtn")).toBe("привет");
  expect(otherLayout("Hjvfirf")).toBe("ромашка");
  expect(otherLayout("ыфдуы")).toBe("sales");
  expect(otherLayout("8 912")).toBeNull();
  expect(otherLayout("CRM Ромашка")).toBeNull();
});

test("Latin letters are read by their sound, and Russian ones as well", () => {
  expect(otherLetters("shchukin")).toBe("щукин");
  expect(otherLetters("Romashka")).toBe("ромашка");
  expect(otherLetters("сименс")).toBe("simens");
});

test("slips are counted to the beginning of a word that fits best", () => {
  expect(slipsBetween("ромшка", "ромашка")).toBe(1);
  expect(slipsBetween("рмоашка", "ромашка")).toBe(1);
  expect(slipsBetween("рамошка", "ромашка")).toBe(2);
  expect(slipsBetween("ромш", "ромашка")).toBe(1);
  expect(slipsBetween("ромашк", "ромашка")).toBe(0);
  expect(meantBy("ромшка", ["рубашка", "ромашка"])).toEqual(["ромашка"]);
  expect(meantBy("кот", ["код"])).toEqual([]);
});

test("no more slips are counted than letters were typed, and none for a word's own beginning", () => {
  const word = fc.string({ minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(word, word, (typed, other) => {
      expect(slipsBetween(typed, other)).toBeLessThanOrEqual(typed.length);
      expect(slipsBetween(typed, typed + other)).toBe(0);
    }),
  );
});

test("a number is looked for as tax number and phone, with and without the country's digit, and from its end", () => {
  expect(readQuery("8 (912) 345-67-89")).toEqual({
    readings: [["8", "912", "345", "67", "89"]],
    signs: ["#n89123456789", "#p89123456789", "#p9123456789", "#r9876543219"],
    isWholeSign: true,
  });
  expect(readQuery("118").signs).toEqual([]);
});

test("a legal form means something only alone", () => {
  expect(readQuery("ООО «Ёлка»").readings).toEqual([["елка"], ["elka"]]);
  expect(readQuery("ООО").readings[0]).toEqual(["ооо"]);
  expect(readQuery("  «» ")).toEqual({ readings: [], signs: [], isWholeSign: false });
});

test("what is typed stays a value of the query whatever its letters", () => {
  expect(wordQuery("x:", [[["о'генри", "о"]], [["a"], ["b"]]], ["#eo'b"], "beginning")).toBe(
    "(('x:о''генри':* | 'x:о':*)) | (('x:a':*) & ('x:b':*)) | 'x:#eo''b':*",
  );
  expect(wordQuery("x:", [], [], "whole")).toBeNull();
});
