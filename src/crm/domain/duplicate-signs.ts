/** By what two records may be one customer (LEA-4). */
export const duplicateSigns = ["inn", "email", "phone", "domain", "name"] as const;
export type DuplicateSign = (typeof duplicateSigns)[number];

export interface FoundSign {
  readonly sign: DuplicateSign;
  /** 1: the same; less: of names, how alike they are. */
  readonly likeness: number;
}

/** How often such a pair is one customer, each sign taken alone. */
const weights: Readonly<Record<DuplicateSign, number>> = { inn: 0.95, email: 0.9, phone: 0.8, domain: 0.5, name: 0.6 };
/** Two КПП under one ИНН are two branches, which may well be kept apart. */
const branches = 0.6;
/** Names that are merely alike say little; alike from 0.6 on. */
const alikeFrom = 0.6;

/** People of two companies who share no more than a name are namesakes: Иванов Иван is everywhere. */
export const areNamesakes = (signs: readonly FoundSign[], { atTwoCompanies }: { atTwoCompanies: boolean }): boolean =>
  atTwoCompanies && signs.every(({ sign }) => sign === "name");

/**
 * How sure it is that the two are one, 0…1: each sign leaves so much doubt, and doubts are multiplied. Same phone and same name:
 * 1 − 0.2 × 0.4 = 0.92.
 */
export function confidenceOf(signs: readonly FoundSign[], { areBranches = false } = {}): number {
  const doubt = signs.reduce((left, { sign, likeness }) => {
    const weight = sign === "inn" && areBranches ? branches : weights[sign];
    const share = sign === "name" ? Math.max(0, (likeness - alikeFrom) / (1 - alikeFrom)) * 0.5 + 0.5 : 1;
    return left * (1 - weight * share);
  }, 1);
  return Math.round((1 - doubt) * 100) / 100;
}
