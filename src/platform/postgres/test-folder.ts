import { statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";

const memory = "/dev/shm";
const room = 4 * 1024 ** 3;

/** Where tests make databases: in memory where there is room, since nothing of theirs has to outlive a power cut; else on the disk. */
export function testFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) >= room ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}
