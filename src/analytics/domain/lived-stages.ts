/**
 * The stages that a deal lives on, where time passes and a stock stands: all but the last, the won one, since a win is kept
 * as a visit of no length. What flow and time in stage tell of; a move onto the won stage is the `won` of the one before (ANA-3, ANA-4).
 */
export const livedStages = <Stage>(stages: readonly Stage[]): readonly Stage[] => stages.slice(0, -1);
