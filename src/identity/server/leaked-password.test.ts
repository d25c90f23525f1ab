import { expect, test } from "vitest";
import { isLeakedPassword } from "./leaked-password.ts";

test.each([
  "1234567890",
  "qwertyuiop",
  "QWERTYUIOP",
  "password123",
  "Password2026!",
  "Sunshine 2026",
  "iloveyou123456",
  "aaaaaaaaaaaa",
  "passwordpassword",
  "121212121212",
])("%s is what everybody tries first", async (password) => {
  expect(await isLeakedPassword(password)).toBe(true);
});

test.each([
  "correct horse battery",
  "воронка продаж на осень",
  "voronka-demo",
  "k9#Tq-27xw!LmZ",
  "четыре слова без смысла вместе",
])("%s is nobody's first guess", async (password) => {
  expect(await isLeakedPassword(password)).toBe(false);
});
