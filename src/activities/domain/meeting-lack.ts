/** A meeting of a deal, as far as scheduling goes. `isHeld` is null until it is over. */
export interface PlannedMeeting {
  readonly place: string | null;
  readonly isPlanned: boolean;
  readonly hasTime: boolean;
  readonly isDone: boolean;
  readonly isHeld: boolean | null;
}

export type MeetingLack = "missing_meeting" | "missing_meeting_place" | "missing_meeting_time";

/**
 * What a deal lacks to have a meeting scheduled with place, date and time (PIP-2): none for one that was held. A meeting
 * that did not take place counts for nothing; of several the nearest to complete is asked about.
 */
export function meetingLack(meetings: readonly PlannedMeeting[]): readonly MeetingLack[] {
  let fewest: readonly MeetingLack[] = ["missing_meeting"];
  let isFirst = true;
  for (const meeting of meetings) {
    if (meeting.isHeld === false) continue;
    const lacks = meeting.isDone ? [] : lacksOf(meeting);
    if (isFirst || lacks.length < fewest.length) fewest = lacks;
    isFirst = false;
  }
  return fewest;
}

function lacksOf(meeting: PlannedMeeting): MeetingLack[] {
  const lacks: MeetingLack[] = [];
  if (!meeting.place) lacks.push("missing_meeting_place");
  if (!meeting.isPlanned || !meeting.hasTime) lacks.push("missing_meeting_time");
  return lacks;
}
