-- The board's figures and the reports read indexes alone, which holds for pages that are known to be visible to all. With a hundred
-- thousand deals a thousand changes could wait for the vacuum, and two hundred thousand stays: the board took half as long
-- again, and a report fetched every twentieth stay from the table. A vacuum of a few hundred changes looks at their pages alone.
alter table deals set (
  autovacuum_vacuum_threshold = 200, autovacuum_vacuum_scale_factor = 0.002,
  autovacuum_vacuum_insert_threshold = 200, autovacuum_vacuum_insert_scale_factor = 0.002
);
alter table visits set (
  autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.002,
  autovacuum_vacuum_insert_threshold = 500, autovacuum_vacuum_insert_scale_factor = 0.002
);
