/** The calendar of deals by the day of closing. */
export const calendarEn = {
  title: "Calendar of deals",
  today: "Today",
  back: "Previous month",
  forward: "Next month",
  late: "overdue",
  more: "{{n}} more",
  undated_one: "{{n}} with no close date",
  undated_other: "{{n}} with no close date",
  nothing: "No deal is expected to close this month",
  cut: "The first {{n}} are shown: narrow the filter to see the others",
} as const;
