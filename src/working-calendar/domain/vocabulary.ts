/** Why a person is away (PLA-2). */
export const absenceKinds = ["vacation", "sick_leave", "trip", "other"] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

export const dayParts = ["day", "morning", "afternoon"] as const;
export type DayPart = (typeof dayParts)[number];
