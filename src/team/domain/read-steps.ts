interface WrittenStep {
  readonly title: string;
  /** Days after joining. */
  readonly day: number;
  readonly signer: "mentor" | "head";
}

/** Steps as they are typed, one a line: "5 First call", "!30 Test" where a head signs. Null: a line without a day or a title. */
export function readSteps(text: string): readonly WrittenStep[] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const read = lines.map((line): WrittenStep | null => {
    const { mark, day, title } = /^\s*(?<mark>!?)\s*(?<day>\d{1,3})[\s.,:—–-]+(?<title>\S.*)$/.exec(line)?.groups ?? {};
    if (day === undefined || title === undefined || Number(day) > 730) return null;
    return { title: title.trim(), day: Number(day), signer: mark === "!" ? "head" : "mentor" };
  });
  return read.every((step) => step !== null) ? [...read].sort((a, b) => a.day - b.day) : null;
}
