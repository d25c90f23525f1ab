import type { Role } from "../../kernel/actor.ts";

/** A member of the demo company. `skill` multiplies the odds of each step forward, `pace` the time it takes. */
export interface DemoPerson {
  readonly key: string;
  readonly name: { readonly ru: string; readonly en: string };
  readonly role: Role;
  readonly department: "north" | "volga" | null;
  readonly skill: number;
  readonly pace: number;
  /** How many new deals come to this person, relative to the others. */
  readonly load: number;
}

const seller = (
  key: string,
  ru: string,
  en: string,
  department: "north" | "volga",
  skill: number,
  pace: number,
  load = 1,
): DemoPerson => ({
  key,
  name: { ru, en },
  role: "salesperson",
  department,
  skill,
  pace,
  load,
});

const lead = (key: string, ru: string, en: string, role: Role, department: "north" | "volga" | null): DemoPerson => ({
  key,
  name: { ru, en },
  role,
  department,
  skill: 1,
  pace: 1,
  load: 0,
});

/** Twelve salespeople of two departments, their heads and the rest: the company is invented. */
export const demoPeople: readonly DemoPerson[] = [
  lead("owner", "Михаил Дорохов", "Mikhail Dorokhov", "owner", null),
  lead("director", "Вера Лаптева", "Vera Lapteva", "director", null),
  lead("head-north", "Максим Демидов", "Maxim Demidov", "head", "north"),
  lead("head-volga", "Наталья Цой", "Natalia Tsoy", "head", "volga"),
  lead("marketing", "Полина Ким", "Polina Kim", "marketing", null),
  lead("finance", "Тамара Жукова", "Tamara Zhukova", "finance", null),
  seller("sokolova", "Дарья Соколова", "Daria Sokolova", "north", 1.45, 0.8, 1.15),
  seller("kuznetsov", "Андрей Кузнецов", "Andrey Kuznetsov", "north", 1.2, 0.9, 1.1),
  seller("mironov", "Илья Миронов", "Ilya Mironov", "north", 1.05, 1, 1),
  seller("gromov", "Пётр Громов", "Petr Gromov", "north", 0.85, 1.2, 1),
  seller("belova", "Ольга Белова", "Olga Belova", "north", 1.1, 0.95, 1),
  seller("titov", "Антон Титов", "Anton Titov", "north", 0.95, 1.05, 0.9),
  seller("karpova", "Елена Карпова", "Elena Karpova", "volga", 1.3, 0.85, 1.1),
  seller("akhmetov", "Тимур Ахметов", "Timur Akhmetov", "volga", 0.8, 1.25, 1),
  seller("safin", "Рустам Сафин", "Rustam Safin", "volga", 1.05, 1, 1),
  seller("zaitseva", "Юлия Зайцева", "Yulia Zaitseva", "volga", 1, 1.1, 0.95),
  seller("orlov", "Кирилл Орлов", "Kirill Orlov", "volga", 0.9, 1.1, 0.95),
  seller("novikova", "Алина Новикова", "Alina Novikova", "volga", 1.15, 0.95, 0.85),
];
