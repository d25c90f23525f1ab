-- How many requests a second a key may make when it is not to be the installation's usual number (PLT-4).
alter table api_keys add column requests_per_second integer check (requests_per_second between 1 and 100000);

-- Asked when a key is first seen in a while, not with every request.
create function rate_of_key(its_hash text) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select k.requests_per_second from public.api_keys k where k.key_hash = its_hash and k.revoked_at is null $$;
revoke all on function rate_of_key(text) from public;
grant execute on function rate_of_key(text) to voronka_app;
