-- What people are told (PLT-8). One row per addressee; what is sent outside the screen has a row per channel, so that a sender
-- which is run again knows what has gone already.

-- key: the same thing is told a person once ("stage_time:<visit>:over"). visit_id: told of a stay of a deal, and no longer true once
-- that has ended. on_screen: false where the person chose other channels only.
create table notifications (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  key text,
  deal_id uuid,
  visit_id uuid,
  params jsonb not null default '{}',
  by_user_id uuid,
  on_screen boolean not null default true,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  withdrawn_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id)
);
create unique index notifications_key on notifications (workspace_id, user_id, key) where key is not null;
create index notifications_mine on notifications (workspace_id, user_id, id desc) where withdrawn_at is null and on_screen;
create index notifications_unread on notifications (workspace_id, user_id)
  where read_at is null and withdrawn_at is null and on_screen;
create index notifications_deal on notifications (workspace_id, deal_id) where deal_id is not null;
create index notifications_age on notifications (workspace_id, created_at);

-- state: waiting → sending → sent, or waiting again after a failure, or failed after the last; dropped: no longer to be told.
-- target: which of a person's browsers; null for a channel with one address.
create table notification_deliveries (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  notification_id uuid not null,
  user_id uuid not null,
  channel text not null check (channel in ('mail', 'push', 'telegram')),
  target uuid,
  due_at timestamptz(3) not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  claimed_at timestamptz(3),
  ended_at timestamptz(3),
  outcome text,
  primary key (workspace_id, id),
  foreign key (workspace_id, notification_id) references notifications (workspace_id, id) on delete cascade
);
create unique index notification_deliveries_once on notification_deliveries (workspace_id, notification_id, channel, target)
  nulls not distinct;
create index notification_deliveries_due on notification_deliveries (workspace_id, due_at) where state in ('waiting', 'sending');

-- Minutes are those of a day by the workspace's clock. choices: {kind: {channel: true or false}} where a person differs from what is
-- usual. quiet_from = quiet_to or null: no quiet hours. reminder_minutes null: no reminders unless an activity asks for one.
create table notification_settings (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  locale text check (locale in ('ru', 'en')),
  choices jsonb not null default '{}',
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to smallint check (quiet_to between 0 and 1439),
  mail_rhythm text not null default 'at_once' check (mail_rhythm in ('at_once', 'daily', 'none')),
  digest_at smallint not null default 510 check (digest_at between 0 and 1439),
  reminder_minutes integer default 15 check (reminder_minutes between 0 and 20160),
  telegram_chat_id bigint,
  telegram_name text,
  version integer not null default 1,
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);
create index notification_settings_telegram on notification_settings (telegram_chat_id) where telegram_chat_id is not null;

-- A browser that agreed to be told; its address is a secret of the person.
create table push_subscriptions (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  user_id uuid not null,
  endpoint text not null check (length(endpoint) <= 1000),
  p256dh text not null,
  auth text not null,
  device text not null default '',
  created_at timestamptz(3) not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);
create unique index push_subscriptions_endpoint on push_subscriptions (workspace_id, endpoint);
create index push_subscriptions_user on push_subscriptions (workspace_id, user_id);

-- One-time words by which a chat proves whose it is; kept as SHA-256.
create table telegram_codes (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  code_hash text not null,
  expires_at timestamptz(3) not null,
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);
create index telegram_codes_hash on telegram_codes (code_hash);

-- What slices that remind need to know of a person's habits; who never chose has the usual ones.
create view reporting.notification_habits with (security_invoker = true) as
  select u.workspace_id, u.id as user_id, coalesce(s.digest_at, 510) as digest_at,
         case when s.user_id is null then 15 else s.reminder_minutes end as reminder_minutes
  from users u left join notification_settings s on s.workspace_id = u.workspace_id and s.user_id = u.id
  where u.is_active;

do $$
declare t text;
begin
  foreach t in array array['notifications', 'notification_deliveries', 'notification_settings', 'push_subscriptions', 'telegram_codes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
grant select on reporting.notification_habits to voronka_app;
