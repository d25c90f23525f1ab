import { expect, test } from "vitest";
import { fillTemplate, unknownPlaceholders } from "./fill-template.ts";

test("what is known is put in, what is not known is a gap, anything else stays", () => {
  const text = "Звонок {{contact.name}} по «{{ deal.title }}» на {{deal.amount}}: {{итог}} {{deal.$&}} {{deal.stage}}";
  expect(fillTemplate(text, { "contact.name": "Лилия $&", "deal.title": "Насос", "deal.amount": null })).toBe(
    "Звонок Лилия $& по «Насос» на ___: {{итог}} {{deal.$&}} ___",
  );
});

test("a slip in a placeholder is named", () => {
  expect(unknownPlaceholders("{{deal.title}} {{deal.tilte}} {{x}}", [])).toEqual(["deal.tilte", "x"]);
});

test("a field of the workspace's own is put in by its key, and is a gap where the deal has none", () => {
  const text = "Склад {{deal.custom.stock}}, срок {{ deal.custom.term_2 }}";
  expect(fillTemplate(text, { "deal.custom.stock": "Тверь", "deal.custom.term_2": "" })).toBe("Склад Тверь, срок ___");
  expect(unknownPlaceholders(text, ["stock"])).toEqual(["deal.custom.term_2"]);
});
