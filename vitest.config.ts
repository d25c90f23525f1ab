import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { lastLine } from "./test/reporter.ts";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: "forks",
    // One worker for each core: Vitest leaves a core free for a watching editor, which no run has here.
    maxWorkers: availableParallelism(),
    reporters: ["default", lastLine()],
  },
});
