import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";
import { type Crew, gather, openBrowser } from "./browser.ts";

/** The real product and a browser for the journeys of one file. */
export interface Stage {
  readonly product: Product;
  readonly url: string;
  readonly owner: Awaited<ReturnType<typeof testDatabase>>["owner"];
}

export function openStage(): Stage {
  const installation = temporaryInstallation();
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let product: Product;
  beforeAll(async () => {
    database = await testDatabase();
    product = await startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await database?.drop();
    await installation.remove();
  });
  return {
    get product() {
      return product;
    },
    get url() {
      return product.url;
    },
    get owner() {
      return database.owner;
    },
  };
}

let browser: Browser;

/** One journey: pages that do wrong fail it; what everybody saw is kept in test-results/ when it fails. */
export function journey(name: string, walk: (crew: Crew) => Promise<void>, milliseconds = 120_000): void {
  test(name, { timeout: milliseconds }, async () => {
    const crew = gather(browser);
    try {
      await walk(crew);
    } catch (error) {
      await crew.keep(name);
      await crew.part().catch((wrongs: Error) => {
        (error as Error).message += `\n${wrongs.message}`;
      });
      throw error;
    }
    await crew.part();
  });
}
