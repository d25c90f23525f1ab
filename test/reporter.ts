import type { Reporter, TestModule } from "vitest/node";

/** After the runner's own summary, whatever happens: `N passed, N failed`, alone on the last line. */
export function lastLine(): Reporter {
  // A run that ends before its tests began has failed.
  let line = "0 passed, 1 failed";
  return {
    onInit: () => {
      process.once("exit", () => process.stdout.write(`${line}\n`));
    },
    onTestRunEnd: (modules, unhandled) => {
      const passed = modules.reduce((sum, module) => sum + count(module, "passed"), 0);
      const failed = modules.reduce((sum, module) => sum + failures(module), unhandled.length);
      line = `${passed} passed, ${passed + failed === 0 ? 1 : failed} failed`;
    },
  };
}

function count(module: TestModule, state: "passed" | "failed"): number {
  return [...module.children.allTests(state)].length;
}

/** A file that could not be read, or whose preparation failed, counts as one failure. */
function failures(module: TestModule): number {
  const failed = count(module, "failed");
  return failed === 0 && module.state() === "failed" ? 1 : failed;
}
