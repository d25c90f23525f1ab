import { type Instant, millisecondsPerDay } from "../../kernel/time.ts";
import { type Chance, seededChance } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface DemoProduct {
  readonly sku: string;
  readonly name: string;
  readonly line: string;
  readonly unit: string;
  readonly priceMinor: number;
  readonly costMinor: number;
}

export interface DemoShipment {
  readonly number: string;
  readonly company: number;
  readonly sku: string;
  readonly quantity: number;
  readonly amountMinor: number;
  readonly shippedAt: Instant;
}

export interface DemoGoods {
  readonly products: readonly DemoProduct[];
  readonly shipments: readonly DemoShipment[];
}

const seed = 20_261_122;
/** Models of each equipment: their code, and their price beside the usual one. */
const models = [
  ["20", 0.6],
  ["40", 1],
  ["75", 1.7],
] as const;
const roundTo = (minor: number, step: number) => Math.max(step, Math.round(minor / step) * step);

/** Of a deal, what goods are made of. */
interface SoldDeal {
  readonly company: number;
  readonly product: string;
  readonly amountMinor: number;
  readonly createdAt: Instant;
  readonly status: string;
  readonly visits: readonly { readonly leftAt: Instant | null }[];
}

type Unnumbered = Omit<DemoShipment, "number">;

/**
 * What the demo company sells, and what has gone to its customers: the equipment of each deal that was won, then spare parts
 * every few months, of which some come back. Chance of its own, so that deals stay as they were.
 */
export function inventGoods(deals: readonly SoldDeal[], now: Instant, words: Vocabulary): DemoGoods {
  const chance = seededChance(seed);
  const [equipment, spares] = [equipmentOf(words), sparesOf(words)];
  const shipments = deals.flatMap((deal): Unnumbered[] => {
    const wonAt = deal.status === "won" ? (deal.visits.at(-1)?.leftAt ?? null) : null;
    const sold = equipment.filter(({ line }) => line === deal.product);
    if (wonAt === null || sold.length === 0) return [];
    const first = equipmentFor(deal, sold, Math.max(deal.createdAt, wonAt - chance.between(1, 8) * millisecondsPerDay));
    return [first, ...sparesAfter(first, spares, now, chance)];
  });
  return {
    products: [...equipment, ...spares],
    shipments: shipments
      .sort((a, b) => a.shippedAt - b.shippedAt || a.company - b.company)
      .map((one, place) => ({ ...one, number: `${words.paper}-${String(place + 1).padStart(5, "0")}` })),
  };
}

const equipmentOf = (words: Vocabulary): readonly DemoProduct[] =>
  words.products.flatMap(([line, price], place) =>
    models.map(([code, factor]) => {
      const priceMinor = roundTo(price * factor * 0.4, 1_000_000);
      const sku = `${words.brand}-${place + 1}${code}`;
      const costMinor = roundTo(priceMinor * (0.58 + 0.02 * place), 100_000);
      return { sku, name: `${line} ${sku}`, line, unit: words.unit, priceMinor, costMinor };
    }),
  );

const sparesOf = (words: Vocabulary): readonly DemoProduct[] =>
  words.spares.map(([name, priceMinor], place) => ({
    sku: `${words.spareBrand}-${String(place + 1).padStart(3, "0")}`,
    name,
    line: words.spareLine,
    unit: words.unit,
    priceMinor,
    costMinor: roundTo(priceMinor * 0.45, 10_000),
  }));

/** The model of which whole pieces come nearest to what the deal was for; the sum is the deal's. */
function equipmentFor(
  { company, amountMinor }: SoldDeal,
  sold: readonly DemoProduct[],
  shippedAt: Instant,
): Unnumbered {
  const pieces = ({ priceMinor }: DemoProduct) => Math.max(1, Math.round(amountMinor / priceMinor));
  const far = (one: DemoProduct) => Math.abs(pieces(one) * one.priceMinor - amountMinor);
  const [model] = sold.toSorted((a, b) => far(a) - far(b));
  if (model === undefined) throw new Error("A line of the demo needs models");
  return { company, sku: model.sku, quantity: pieces(model), amountMinor, shippedAt };
}

function sparesAfter(
  { company, shippedAt }: Unnumbered,
  spares: readonly DemoProduct[],
  now: Instant,
  chance: Chance,
): Unnumbered[] {
  const found: Unnumbered[] = [];
  let at = shippedAt;
  while (chance.happens(0.62)) {
    at += chance.between(50, 130) * millisecondsPerDay;
    const spare = spares[Math.floor(chance.next() * spares.length)];
    if (at >= now || spare === undefined) break;
    const { sku, priceMinor } = spare;
    const quantity = chance.between(1, 12);
    found.push({ company, sku, quantity, amountMinor: quantity * priceMinor, shippedAt: at });
    const backAt = at + chance.between(5, 20) * millisecondsPerDay;
    if (backAt < now && chance.happens(0.04))
      found.push({ company, sku, quantity: -1, amountMinor: -priceMinor, shippedAt: backAt });
  }
  return found;
}
