-- What a million rows at once need.

-- Ids that sort by their making. PostgreSQL 18 makes them itself; earlier ones by the same layout (RFC 9562).
do $$
begin
  if current_setting('server_version_num')::integer >= 180000 then
    create function new_row_id() returns uuid language sql volatile parallel safe as 'select uuidv7()';
  else
    create function new_row_id() returns uuid language sql volatile parallel safe
      as $body$ select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
        || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid $body$;
  end if;
end $$;

-- The deal's key has the workspace in it already: a second check of every visit only costs.
alter table visits drop constraint visits_workspace_id_fkey;
