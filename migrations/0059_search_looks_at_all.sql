-- A search for duplicates looks at all records each time: by sets that takes seconds.
alter table duplicate_searches drop column looked_at;
