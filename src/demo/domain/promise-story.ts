/** What is told of a person's payments around today: sums in thousands with VAT, days in working days from today. */
export interface TalePayment {
  readonly owner: string;
  readonly thousands: number;
  /** −1: the last working day, 0: today, 1: the next one. */
  readonly planned: number;
  readonly received: number | null;
  /** Put off to `planned` from this day. */
  readonly movedFrom?: number;
}

const kept = (owner: string, thousands: number): TalePayment => ({ owner, thousands, planned: -1, received: -1 });
const waits = (owner: string, thousands: number, planned: number): TalePayment => ({
  owner,
  thousands,
  planned,
  received: null,
});

/**
 * PLA-4: most of what was promised came; Akhmetov's large one did not and nobody moved its day, Gromov brought a third, one of
 * Belova's was put off by two weeks, one of Sokolova's came early, and Kuznetsov gave some money back.
 */
export const promiseStory: readonly TalePayment[] = [
  kept("kuznetsov", 1_240),
  kept("mironov", 540),
  kept("belova", 460),
  kept("karpova", 350),
  kept("safin", 275),
  waits("akhmetov", 780, -1),
  kept("gromov", 210),
  waits("gromov", 400, -1),
  { owner: "sokolova", thousands: 315, planned: 4, received: -1 },
  { owner: "belova", thousands: 640, planned: 8, received: null, movedFrom: -2 },
  { owner: "kuznetsov", thousands: -180, planned: -3, received: -3 },
  waits("kuznetsov", 860, 0),
  waits("sokolova", 420, 0),
  waits("akhmetov", 1_150, 0),
  waits("belova", 390, 0),
  waits("gromov", 400, 0),
  waits("karpova", 275, 0),
  waits("sokolova", 510, 1),
  waits("mironov", 330, 1),
  waits("zaitseva", 640, 1),
  waits("akhmetov", 240, 1),
];
