import fc from "fast-check";
import { expect, test } from "vitest";
import { callBegun, calledParts, fitting, mentionedIn } from "./mentioned.ts";

const anna = { id: "1", name: "Анна" };
const orlova = { id: "2", name: "Анна Орлова" };
const boris = { id: "3", name: "Борис Котов" };
const namesake = { id: "4", name: "Борис Котов" };
const people = [anna, orlova, boris];
const none = new Set<string>();

test("the longest name is meant, whatever its case; an address or half a name calls nobody", () => {
  expect(mentionedIn("@анна орлова, глянь; и @Анна", people, none)).toEqual([orlova, anna]);
  expect(mentionedIn("(@Борис Котов)!", people, none)).toEqual([boris]);
  expect(mentionedIn("boris@Борис Котов, @Борис, @Борис Котова", people, none)).toEqual([]);
});

test("of namesakes the chosen one is called, without a choice both", () => {
  const all = [...people, namesake];
  expect(mentionedIn("@Борис Котов", all, new Set(["4"]))).toEqual([namesake]);
  expect(mentionedIn("@Борис Котов", all, none)).toEqual([boris, namesake]);
});

test("a text is parted where it calls, and its parts are the text again", () => {
  expect(calledParts("Да, @Анна Орлова!", people)).toEqual([
    { text: "Да, ", isCalled: false },
    { text: "@Анна Орлова", isCalled: true },
    { text: "!", isCalled: false },
  ]);
  const pieces = fc.array(fc.constantFrom("@", "Анна", " Орлова", "@Борис Котов", "x", " ", "\n", "😀"));
  fc.assert(
    fc.property(pieces, (some) => {
      const text = some.join("");
      expect(
        calledParts(text, people)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("whom to call is asked from the sign to the caret, on one line", () => {
  expect(callBegun("Привет, @Бо", 11)).toEqual({ at: 8, typed: "Бо" });
  expect(callBegun("Привет, @Борис К", 16)).toEqual({ at: 8, typed: "Борис К" });
  expect(callBegun("a@b", 3)).toBeNull();
  expect(callBegun("@ нет", 5)).toBeNull();
  expect(callBegun("@Бо\nдальше", 10)).toBeNull();
  expect(fitting(people, "ор", 6)).toEqual([orlova]);
  expect(fitting(people, "Борис К", 6)).toEqual([boris]);
  expect(fitting(people, "Борис Котов", 6)).toEqual([]);
});
