import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Figure } from "./figures.ts";
import { type Place, startProduct } from "./product.ts";

const web = join(import.meta.dirname, "..", "dist", "web");

/** The script that a page needs before it draws: what index.html names, and what these import at once. */
export function measureBundle(): Figure {
  const figure = { name: "script of the first load, gzipped", unit: "KB", target: { most: 300 } };
  try {
    const page = readFileSync(join(web, "index.html"), "utf8");
    const needed = new Set([...page.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? ""));
    for (const path of needed) {
      const text = readFileSync(join(web, path), "utf8");
      for (const [, imported] of text.matchAll(/(?:^|[;}\n])import(?:[^"'()]*?from)?["']\.\/([^"']+\.js)["']/g)) {
        needed.add(`assets/${imported}`);
      }
    }
    const bytes = [...needed].reduce((sum, path) => sum + gzipSync(readFileSync(join(web, path))).length, 0);
    const all = readdirSync(join(web, "assets")).filter((file) => file.endsWith(".js")).length;
    return { ...figure, value: bytes / 1024, note: `${needed.size} of ${all} files` };
  } catch (error) {
    return { ...figure, value: null, note: (error as Error).message };
  }
}

/** From the address of the board to cards that can be dragged, on the demo, with an empty cache. */
export async function measureBoardInBrowser(place: Place): Promise<Figure> {
  const figure = { name: "board usable on the demo", unit: "ms", target: { most: 1500 } };
  try {
    const product = await startProduct(place, ["--demo"]);
    try {
      return { ...figure, ...(await openBoard(product.url, product.printed)) };
    } finally {
      await product.stop();
    }
  } catch (error) {
    return { ...figure, value: null, note: ((error as Error).message.split("\n")[0] ?? "").slice(0, 80) };
  }
}

const rounds = 5;

async function openBoard(url: string, printed: string): Promise<{ value: number; note: string }> {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const email = /[\w.+-]+@[\w.-]+/.exec(printed)?.[0] ?? "";
    const password = /Demo: \S+ \/ (\S+)/.exec(printed)?.[1] ?? "";
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      const origin = { origin: url };
      const entered = await page.request.post(`${url}/api/v1/sign-in`, { data: { email, password }, headers: origin });
      if (!entered.ok()) throw new Error(`Signing in to the demo: ${entered.status()}`);
      const began = performance.now();
      await page.goto(`${url}/w/demo/board`);
      await page.locator("[data-card]").first().waitFor({ timeout: 20_000 });
      times.push(performance.now() - began);
      await page.context().close();
    }
    return { value: Math.max(...times), note: `worst of ${rounds}, empty cache` };
  } finally {
    await browser.close();
  }
}
