import { statfsSync } from "node:fs";

/**
 * The whole postgresql.conf. Memory suits a machine of 2 GB and more; durability is never traded for speed.
 * What ALTER SYSTEM sets (postgresql.auto.conf) overrides any line.
 */
export function serverSettings(): string {
  return lines({
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 60,
    password_encryption: "scram-sha-256",
    shared_buffers: "256MB",
    work_mem: "16MB",
    maintenance_work_mem: "256MB",
    dynamic_shared_memory_type: sharedMemory(),
    fsync: "on",
    synchronous_commit: "on",
    // Nobody replicates from an embedded database, and a bulk import then writes its new tables once instead of twice.
    wal_level: "minimal",
    max_wal_senders: 0,
    max_wal_size: "2GB",
    // Solid-state disks; compiling a query costs more than our queries run.
    random_page_cost: 1.1,
    jit: "off",
    max_parallel_workers_per_gather: 2,
    // The board and the reports are quick while the indexes alone answer, which a burst of writes ends until the next vacuum.
    autovacuum_naptime: "15s",
    timezone: "UTC",
    log_timezone: "UTC",
    // One file per weekday, emptied a week later.
    logging_collector: "on",
    log_directory: "log",
    log_filename: "postgresql-%a.log",
    log_rotation_age: "1d",
    log_rotation_size: 0,
    log_truncate_on_rotation: "on",
    log_line_prefix: "%m [%p] ",
    lc_messages: "C",
    datestyle: "iso, ymd",
  });
}

/** For tests: nothing survives a power cut, and nothing has to. */
export function testSettings(): string {
  return lines({
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "128MB",
    work_mem: "16MB",
    dynamic_shared_memory_type: sharedMemory(),
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    wal_level: "minimal",
    max_wal_senders: 0,
    // May lie in memory (testFolder).
    max_wal_size: "512MB",
    autovacuum_naptime: "30s",
    random_page_cost: 1.1,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    datestyle: "iso, ymd",
  });
}

/** Containers often have 64 MB of shared memory, too little for a parallel join; files in the data folder serve then. */
function sharedMemory(): "posix" | "mmap" {
  try {
    const { bsize, blocks } = statfsSync("/dev/shm");
    return bsize * blocks >= 256 * 1024 * 1024 ? "posix" : "mmap";
  } catch {
    return process.platform === "linux" ? "mmap" : "posix";
  }
}

function lines(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${typeof value === "number" ? value : `'${value}'`}\n`)
    .join("");
}
