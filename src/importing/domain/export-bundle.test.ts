import { expect, test } from "vitest";
import { bundleHeader, readBundleHeader } from "./export-bundle.ts";

test("the first line tells the files again; any other line is none", () => {
  const files = [
    { name: 'deals "2026".csv', bytes: 12 },
    { name: "компании.csv", bytes: 0 },
  ];
  expect(readBundleHeader(bundleHeader(files).trimEnd())).toEqual(files);
  for (const line of [
    "",
    "{}",
    '{"voronka":"files of an export","files":[{"name":"a"}]}',
    '{"voronka":"files of an export","files":[',
  ]) {
    expect(readBundleHeader(line)).toBeNull();
  }
});
