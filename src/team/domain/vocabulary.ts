export const candidateOutcomes = ["in_progress", "hired", "refused", "withdrew"] as const;
/** Who says that a step of onboarding is done. */
export const signers = ["mentor", "head"] as const;
export const trainingKinds = ["training", "test"] as const;
