import { expect, test } from "vitest";
import { isInn } from "../../kernel/inn.ts";
import { inventDemo } from "./demo-company.ts";

const now = Date.parse("2026-11-18T09:00:00Z");
const demo = inventDemo(now, "ru");

const held = (channel: string, since: number, until: number) => {
  const entered = demo.deals.filter(
    (deal) =>
      deal.channel === channel &&
      deal.visits.some(
        (visit) => visit.stage === 2 && visit.leftAt !== null && visit.enteredAt >= since && visit.enteredAt < until,
      ),
  );
  return (
    entered.filter((deal) => deal.visits.some((visit) => visit.stage === 2 && visit.leftAs === "moved")).length /
    entered.length
  );
};

test("the demo company is the same everywhere on the same day", () => {
  expect(JSON.stringify(inventDemo(now, "ru"))).toBe(JSON.stringify(demo));
});

test("it has 4,000 deals over two years, none of them in the future", () => {
  expect(demo.deals).toHaveLength(4_000);
  expect(demo.deals.every((deal) => deal.createdAt < now)).toBe(true);
  expect(demo.deals.flatMap((deal) => deal.visits).every((visit) => (visit.leftAt ?? 0) <= now)).toBe(true);
});

test("visits of a deal follow each other without a gap", () => {
  for (const deal of demo.deals) {
    deal.visits.forEach((visit, index) => {
      const next = deal.visits[index + 1];
      if (next) expect(next.enteredAt).toBe(visit.leftAt);
    });
  }
});

test("some deals are won, more are lost, a few hundred are open, some wait", () => {
  const count = (status: string) => demo.deals.filter((deal) => deal.status === status).length;
  expect(count("won")).toBeGreaterThan(500);
  expect(count("lost")).toBeGreaterThan(count("won"));
  expect(count("open")).toBeGreaterThan(150);
  expect(count("open")).toBeLessThan(700);
  expect(count("postponed")).toBeGreaterThan(40);
});

test("one leak is hidden: meetings from the site are held less often of late, other channels' are not", () => {
  const day = 86_400_000;
  const before = held("Сайт и реклама", now - 600 * day, now - 150 * day);
  const late = held("Сайт и реклама", now - 150 * day, now);
  expect(before - late).toBeGreaterThan(0.15);
  expect(
    Math.abs(held("Холодные звонки", now - 600 * day, now - 150 * day) - held("Холодные звонки", now - 150 * day, now)),
  ).toBeLessThan(0.12);
});

test("every invented ИНН has right check digits", () => {
  expect(demo.companies.every((company) => isInn(company.inn))).toBe(true);
});

test("a customer is known no later than its first deal, by the person of that deal", () => {
  for (const deal of demo.deals.slice(0, 300)) {
    const company = demo.companies[deal.company];
    const first = demo.deals.find((one) => one.company === deal.company);
    expect(company?.createdAt).toBeLessThanOrEqual(deal.createdAt);
    expect(company?.owner).toBe(first?.owner);
  }
});

test("a customer is in a city, with a number of that city and addresses that reach nobody", () => {
  expect(demo.companies[1]).toMatchObject({
    name: "Кубань-Сахар",
    city: "Краснодар",
    phone: "+7 861 200-01-37",
    email: "info@kuban-sugar.example",
  });
  const addresses = demo.companies.flatMap((company) => company.contacts.map((contact) => contact.email));
  expect(addresses.every((address) => /^[a-z]\.[a-z]+@[a-z0-9-]+\.example$/.test(address))).toBe(true);
});

test("what the demo has shipped is as much as its deals won, and spare parts after, some of which come back", () => {
  const { products, shipments } = demo.goods;
  // Eight lines of three models, and eight spare parts.
  expect(products).toHaveLength(32);
  expect(new Set(products.map(({ sku }) => sku)).size).toBe(32);
  expect(products.every(({ priceMinor, costMinor }) => costMinor > 0 && costMinor < priceMinor)).toBe(true);
  const won = demo.deals.filter(({ status }) => status === "won");
  const ofSpares = new Set(products.slice(24).map(({ sku }) => sku));
  const equipment = shipments.filter(({ sku }) => !ofSpares.has(sku));
  const sum = (of: readonly { readonly amountMinor: number }[]) => of.reduce((all, one) => all + one.amountMinor, 0);
  expect(equipment).toHaveLength(won.length);
  expect(sum(equipment)).toBe(sum(won));
  const back = shipments.filter(({ quantity }) => quantity < 0);
  expect(back.length).toBeGreaterThan(3);
  expect(back.every(({ amountMinor }) => amountMinor < 0)).toBe(true);
  expect(shipments.every(({ shippedAt }) => shippedAt < now)).toBe(true);
  expect(new Set(shipments.map(({ number }) => number)).size).toBe(shipments.length);
});
