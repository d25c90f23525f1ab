import type { Chance } from "./random.ts";

const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** A made-up ten-digit ИНН whose check digit is right. */
export function inventInn(chance: Chance): string {
  const digits = [5, 9, ...Array.from({ length: 7 }, () => chance.between(0, 9))];
  const sum = digits.reduce((total, digit, place) => total + digit * (weights[place] ?? 0), 0);
  return digits.join("") + String((sum % 11) % 10);
}
