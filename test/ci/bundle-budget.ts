// What a first visit loads, compressed, stays under a budget; heavy things (charts) come later, each under its own.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const kilobyte = 1000;
const firstVisit = 320 * kilobyte;
const onePart = 400 * kilobyte;

const web = join(import.meta.dirname, "..", "..", "dist", "web");
if (!existsSync(join(web, "index.html"))) throw new Error("The screens are not built: dist/web is missing");

function weight(path: string): number {
  return gzipSync(readFileSync(join(web, path))).length;
}

const page = readFileSync(join(web, "index.html"), "utf8");
const loaded = [...page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? "");
const first = loaded.reduce((sum, path) => sum + weight(path), 0);
const heavy = globSync("**/*.js", { cwd: web }).filter((path) => weight(path) > onePart);
console.log(`first visit ${Math.round(first / kilobyte)} of ${firstVisit / kilobyte} kB, in ${loaded.length} files`);
if (loaded.length === 0) console.error("dist/web/index.html loads no script");
if (first > firstVisit) console.error("The first visit is over its budget");
for (const path of heavy)
  console.error(`${path} weighs ${Math.round(weight(path) / kilobyte)} of ${onePart / kilobyte} kB`);
process.exitCode = loaded.length === 0 || first > firstVisit || heavy.length > 0 ? 1 : 0;
