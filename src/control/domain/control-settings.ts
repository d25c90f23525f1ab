/** What counts as behind on the head's screen; a workspace may say otherwise. */
export interface ControlSettings {
  /** Plan to date as a share: below it a row is red. */
  readonly redBelow: number;
  /** Below it a row has a reason. */
  readonly warnBelow: number;
  /** Own working days in a row without a meeting, or below the norm. */
  readonly idleDays: number;
  readonly manyWithoutStep: number;
  /** Days without a contact after which a deal is stuck. */
  readonly stuckDays: number;
}

export const usualSettings: ControlSettings = {
  redBelow: 0.8,
  warnBelow: 0.95,
  idleDays: 3,
  manyWithoutStep: 3,
  stuckDays: 10,
};
