import { expect, test } from "vitest";
import { boardFilters, boardQuery, parseDealSearch } from "./deal-search.ts";

test("an address written by hand, by a report or by the router reads the same", () => {
  expect(parseDealSearch({ noNextStep: true, amountFrom: 500 }).filters).toEqual(
    parseDealSearch({ noNextStep: "true", amountFrom: "500" }).filters,
  );
});

test("what is no filter, or no status, is left alone", () => {
  expect(parseDealSearch({ colour: "red", status: "sleeping", noNextStep: "maybe" }).filters).toEqual({});
});

test("an empty channel means deals without one, and is kept", () => {
  expect(parseDealSearch({ channel: "" }).filters).toEqual({ channel: "" });
});

test("the board is not narrowed by what only the list knows", () => {
  const { filters } = parseDealSearch({ owner: "u", lostAt: "s", status: "lost" });
  expect(boardFilters(filters)).toEqual({ owner: "u" });
  expect(boardQuery("p", filters)).toEqual({ pipeline: "p", owner: "u" });
});
