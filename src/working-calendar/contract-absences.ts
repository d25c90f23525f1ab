import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireText, wireVersion } from "../kernel/wire.ts";
import { absenceKinds, dayParts } from "./domain/vocabulary.ts";

const absence = z.strictObject({
  id: wireId,
  person: z.strictObject({ id: wireId, name: z.string() }),
  kind: z.enum(absenceKinds),
  /** Both days belong to it. */
  from: wireDate,
  to: wireDate,
  part: z.enum(dayParts),
  comment: z.string().nullable(),
  /** Working days that it takes away. */
  days: z.number(),
  version: wireVersion,
});

const absenceFields = {
  personId: wireId,
  kind: z.enum(absenceKinds),
  from: wireDate,
  to: wireDate,
  part: z.enum(dayParts).default("day"),
  comment: wireText(500).nullable().default(null),
};

export const listAbsences = endpoint({
  method: "GET",
  path: "/absences",
  summary:
    "Absences of the people whom the caller sees that touch [from, to), and the working days that are left to each",
  query: z.strictObject({ from: wireDate, to: wireDate }),
  answer: z.strictObject({
    items: z.array(absence),
    people: z.array(
      z.strictObject({
        id: wireId,
        name: z.string(),
        workingDays: z.number(),
        region: z.string().nullable(),
      }),
    ),
  }),
});
export const createAbsence = endpoint({
  method: "POST",
  path: "/absences",
  summary: "Note when a person does not work",
  status: 201,
  body: z.strictObject(absenceFields),
  answer: absence,
});
export const changeAbsence = endpoint({
  method: "PATCH",
  path: "/absences/{id}",
  summary: "Change an absence",
  params: idParams,
  body: z.strictObject({ ...absenceFields, version: wireVersion }).omit({ personId: true }),
  answer: absence,
});
export const deleteAbsence = endpoint({
  method: "DELETE",
  path: "/absences/{id}",
  summary: "Delete an absence; it can be restored",
  params: idParams,
  answer: absence,
});
export const restoreAbsence = endpoint({
  method: "POST",
  path: "/absences/{id}/restorations",
  summary: "Bring a deleted absence back",
  params: idParams,
  body: z.strictObject({}),
  answer: absence,
});

export type Absence = z.infer<typeof absence>;
