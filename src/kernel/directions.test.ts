import { expect, test } from "vitest";
import { isolated, withoutOverrides } from "./directions.ts";
import { wireText } from "./wire.ts";

test("a name that turns round what follows it comes in as it looks: without the turn", () => {
  expect(withoutOverrides("Счёт \u202Egnp.exe")).toBe("Счёт gnp.exe");
  expect(wireText(100).parse(" ООО \u2067Ромашка\u2069 \u202E ")).toBe("ООО Ромашка");
});

test("Hebrew and Arabic keep their own order, emoji of several people stay whole", () => {
  expect(withoutOverrides("שלום עולם 👨‍👩‍👧 مرحبا")).toBe("שלום עולם 👨‍👩‍👧 مرحبا");
  expect(wireText(100).parse("👨‍👩‍👧")).toBe("👨‍👩‍👧");
});

test("a text from right to left is shut off from the digits beside it, others are left as they are", () => {
  expect(`${isolated("שלום")} · 12 500 ₽`).toBe("\u2068שלום\u2069 · 12 500 ₽");
  expect(isolated("ООО «Ромашка» 🚀")).toBe("ООО «Ромашка» 🚀");
});
