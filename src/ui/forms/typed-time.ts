/** "9", "930", "9:30", "9.30", "09:30" → "09:30"; null when it is no time of day. Always by the 24-hour clock. */
export function typedTime(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.\s-]?(\d{2}))?$/.exec(text.trim());
  if (parts === null) return null;
  const hours = Number(parts[1]);
  const minutes = Number(parts[2] ?? 0);
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
