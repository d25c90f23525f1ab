/** Why a person is away (PLA-2). */
export const absenceKinds = ["vacation", "sick_leave", "trip", "other"] as const;

export const dayParts = ["day", "morning", "afternoon"] as const;
export type DayPart = (typeof dayParts)[number];

/** What one date is: no work, the usual hours, or hours of its own. */
export const dayKinds = ["off", "worked", "hours"] as const;
export type DayKind = (typeof dayKinds)[number];

export const firstYear = 1990;
export const lastYear = 2100;
