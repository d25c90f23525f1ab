import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { lastLine } from "./test/reporter.ts";

const longest = "accessible.test.ts";

/** The longest walk begins first: left to the end, it would keep one core busy and the other idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith(longest);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for comes when a busy machine gets to it; one second, which is the default, is a bet on its speed.
    expect: { poll: { timeout: 10_000 } },
    pool: "forks",
    // The files of one worker share what they import, since reading it anew took a second of processor a file. So a test
    // leaves no module, global or variable of the environment otherwise than it found it.
    isolate: false,
    // One worker for each core: Vitest leaves a core free for a watching editor, which no run has here.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    reporters: ["default", lastLine()],
  },
});
