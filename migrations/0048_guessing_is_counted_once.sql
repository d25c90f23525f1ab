-- A code of the second factor opens once (RFC 6238, 5.2), however long it still counts.
create table auth.used_codes (
  user_id text not null references auth."user" ("id") on delete cascade,
  code text not null,
  used_at timestamptz(3) not null default now(),
  primary key (user_id, code)
);

-- Failed sign-ins by person and address, counted for all processes together. Only a hash of either is kept.
create table auth.sign_in_failures (
  key text primary key,
  failures integer not null,
  until timestamptz(3) not null
);
create index sign_in_failures_until on auth.sign_in_failures (until);
