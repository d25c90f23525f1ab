import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Fonts that the first words need are asked for with the page, not when the words are drawn. */
function preloadFonts(): Plugin {
  return {
    name: "preload-fonts",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => /golos-text-(latin|cyrillic)-wght-normal/.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: "", href: `/${file}` },
            injectTo: "head" as const,
          })),
    },
  };
}

/** Beside each file its compressed forms, made once here: the server only chooses. */
function compressFiles(): Plugin {
  let folder = "";
  return {
    name: "compress-files",
    apply: "build",
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: () => {
      for (const path of globSync("assets/*.{js,css,svg}", { cwd: folder })) {
        const bytes = readFileSync(join(folder, path));
        if (bytes.length < 1024) continue;
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        writeFileSync(join(folder, `${path}.br`), brotliCompressSync(bytes, { params: quality }));
        writeFileSync(join(folder, `${path}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), preloadFonts(), compressFiles()],
  build: {
    outDir: "dist/web",
    target: "es2023",
    reportCompressedSize: false,
    // test/ci/bundle-budget.ts says how much it may be.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // A hundred small files cost a first visit more than what they hold: one for libraries, one for our own, and one
            // for what most screens share. Heavy parts that few screens need stay alone.
            { name: "libraries", test: /node_modules/, tags: ["$initial"], priority: 3 },
            { name: "first", tags: ["$initial"], priority: 2 },
            {
              name: "shared",
              test: /^(?!.*(src.crm|date-input|field-checks|phone|dayjs|mantine.dates))/,
              minShareCount: 3,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
