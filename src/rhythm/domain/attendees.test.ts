import { expect, test } from "vitest";
import type { Role } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import { attendeesOf, type Company, type Gathering, peopleBehind } from "./attendees.ts";

const member = (id: string, role: Role, departmentId: string | null) => ({
  id: id as UserId,
  name: id,
  role,
  departmentId,
});
const company: Company = {
  departments: [
    { id: "north", parentId: null, name: "Север" },
    { id: "tver", parentId: "north", name: "Тверь" },
    { id: "volga", parentId: null, name: "Волга" },
  ],
  members: [
    member("director", "director", null),
    member("maxim", "head", "north"),
    member("dasha", "salesperson", "north"),
    member("ilya", "salesperson", "tver"),
    member("natalia", "head", "volga"),
    member("timur", "salesperson", "volga"),
    member("dealer", "dealer", "north"),
  ],
};
const event = (part: Partial<Gathering>): Gathering => ({
  attends: "people",
  departmentId: "north",
  leaderId: "maxim" as UserId,
  attendeeIds: [],
  ...part,
});
const names = (one: Gathering) => attendeesOf(one, company).map(({ id }) => id);

test("a head's event gathers the department and the ones below it, without the head and without dealers", () => {
  expect(names(event({}))).toEqual(["dasha", "ilya"]);
});

test("the director's event gathers the heads, and is about everybody whom they lead", () => {
  const monthly = event({ attends: "heads", departmentId: null, leaderId: "director" as UserId });
  expect(names(monthly)).toEqual(["maxim", "natalia"]);
  expect(peopleBehind(monthly, company)).toEqual(["maxim", "dasha", "ilya", "natalia", "timur", "dealer"]);
});

test("whoever is named comes, from whatever department", () => {
  expect(names(event({ attends: "chosen", attendeeIds: ["timur" as UserId] }))).toEqual(["timur"]);
});
