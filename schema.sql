-- Written by `bin/voronka schema dump`; CI fails when it differs from what the migrations make.
table auth.account
  id text not null
  accountId text not null
  providerId text not null
  userId text not null
  accessToken text
  refreshToken text
  idToken text
  accessTokenExpiresAt timestamp with time zone
  refreshTokenExpiresAt timestamp with time zone
  scope text
  password text
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null
  constraint account_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint account_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX account_of_identity ON auth.account USING btree ("providerId", "accountId")
  CREATE INDEX account_of_user ON auth.account USING btree ("userId")
table auth.secrets
  name text not null
  value text not null
  created_at timestamp(3) with time zone not null default now()
  constraint secrets_pkey PRIMARY KEY (name)
table auth.session
  id text not null
  expiresAt timestamp with time zone not null
  token text not null
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null
  ipAddress text
  userAgent text
  userId text not null
  lastSeenAt timestamp with time zone not null default CURRENT_TIMESTAMP
  workspaceId text
  constraint session_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint session_pkey PRIMARY KEY (id)
  constraint session_token_key UNIQUE (token)
  CREATE INDEX session_of_user ON auth.session USING btree ("userId")
table auth.sign_in_failures
  key text not null
  failures integer not null
  until timestamp(3) with time zone not null
  constraint sign_in_failures_pkey PRIMARY KEY (key)
  CREATE INDEX sign_in_failures_until ON auth.sign_in_failures USING btree (until)
table auth.twoFactor
  id text not null
  secret text not null
  backupCodes text not null
  userId text not null
  verified boolean not null default true
  failedVerificationCount integer not null default 0
  lockedUntil timestamp with time zone
  constraint twoFactor_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint twoFactor_pkey PRIMARY KEY (id)
  constraint twoFactor_userId_key UNIQUE ("userId")
table auth.used_codes
  user_id text not null
  code text not null
  used_at timestamp(3) with time zone not null default now()
  constraint used_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint used_codes_pkey PRIMARY KEY (user_id, code)
table auth.user
  id text not null
  name text not null
  email text not null
  emailVerified boolean not null
  image text
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP
  twoFactorEnabled boolean not null default false
  constraint user_pkey PRIMARY KEY (id)
  constraint user_email_key UNIQUE (email)
table auth.verification
  id text not null
  identifier text not null
  value text not null
  expiresAt timestamp with time zone not null
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP
  constraint verification_pkey PRIMARY KEY (id)
  CREATE INDEX verification_identifier ON auth.verification USING btree (identifier)
table public.absences (row-level security)
  workspace_id uuid not null
  id uuid not null
  user_id uuid not null
  kind text not null
  from_date date not null
  to_date date not null
  part text not null default 'day'::text
  comment text
  created_at timestamp(3) with time zone not null
  created_by uuid not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint absences_check CHECK (((from_date <= to_date) AND (from_date >= '1990-01-01'::date) AND (to_date <= '2100-12-31'::date)))
  constraint absences_check1 CHECK (((part = 'day'::text) OR (from_date = to_date)))
  constraint absences_comment_check CHECK (((comment <> ''::text) AND (length(comment) <= 500)))
  constraint absences_kind_check CHECK ((kind = ANY (ARRAY['vacation'::text, 'sick_leave'::text, 'trip'::text, 'other'::text])))
  constraint absences_part_check CHECK ((part = ANY (ARRAY['day'::text, 'morning'::text, 'afternoon'::text])))
  constraint absences_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint absences_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint absences_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX absences_of_person ON public.absences USING btree (workspace_id, user_id, to_date) WHERE (deleted_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.activities (row-level security)
  workspace_id uuid not null
  id uuid not null
  external_id text
  deal_id uuid
  company_id uuid
  contact_id uuid
  kind text not null
  subject text not null
  body text
  owner_id uuid not null
  planned_at timestamp(3) with time zone
  has_time boolean not null default true
  duration_minutes integer
  place text
  direction text
  done_at timestamp(3) with time zone
  is_held boolean
  result text
  recorded_by text not null default 'typed'::text
  import_id uuid
  created_by uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  list_at timestamp(3) with time zone default COALESCE(done_at, planned_at, created_at)
  reminder_minutes integer
  custom jsonb not null default '{}'::jsonb
  mentions uuid[] not null default '{}'::uuid[]
  done_noted_at timestamp(3) with time zone
  constraint activities_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
  constraint activities_duration_minutes_check CHECK ((duration_minutes > 0))
  constraint activities_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'meeting'::text, 'email'::text, 'presentation'::text, 'proposal'::text, 'document'::text, 'note'::text, 'task'::text])))
  constraint activities_recorded_by_check CHECK ((recorded_by = ANY (ARRAY['typed'::text, 'import'::text, 'telephony'::text, 'mail'::text, 'calendar'::text])))
  constraint activities_reminder_minutes_check CHECK (((reminder_minutes >= '-1'::integer) AND (reminder_minutes <= 20160)))
  constraint activities_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id)
  constraint activities_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
  constraint activities_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id)
  constraint activities_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint activities_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint activities_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX activities_calls ON public.activities USING btree (workspace_id, done_at) WHERE ((kind = 'call'::text) AND (done_at IS NOT NULL) AND (deleted_at IS NULL))
  CREATE INDEX activities_company ON public.activities USING btree (workspace_id, company_id) WHERE (company_id IS NOT NULL)
  CREATE INDEX activities_company_calls ON public.activities USING btree (workspace_id, company_id, done_at) WHERE ((kind = 'call'::text) AND (done_at IS NOT NULL) AND (deleted_at IS NULL) AND (company_id IS NOT NULL))
  CREATE INDEX activities_contact ON public.activities USING btree (workspace_id, contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX activities_custom ON public.activities USING gin (custom) WHERE (custom <> '{}'::jsonb)
  CREATE INDEX activities_deal ON public.activities USING btree (workspace_id, deal_id, created_at)
  CREATE INDEX activities_done_page ON public.activities USING btree (workspace_id, list_at, id) WHERE ((done_at IS NOT NULL) AND (deleted_at IS NULL))
  CREATE UNIQUE INDEX activities_external ON public.activities USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL)
  CREATE INDEX activities_next_step ON public.activities USING btree (workspace_id, deal_id, planned_at) WHERE ((done_at IS NULL) AND (deleted_at IS NULL) AND (planned_at IS NOT NULL))
  CREATE INDEX activities_open_page ON public.activities USING btree (workspace_id, list_at, id) WHERE ((done_at IS NULL) AND (deleted_at IS NULL))
  CREATE INDEX activities_owner ON public.activities USING btree (workspace_id, owner_id, planned_at) WHERE (deleted_at IS NULL)
  CREATE INDEX activities_owner_open_page ON public.activities USING btree (workspace_id, owner_id, list_at, id) WHERE ((done_at IS NULL) AND (deleted_at IS NULL))
  CREATE INDEX activities_owner_page ON public.activities USING btree (workspace_id, owner_id, list_at, id) WHERE (deleted_at IS NULL)
  CREATE INDEX activities_page ON public.activities USING btree (workspace_id, list_at, id) WHERE (deleted_at IS NULL)
  CREATE INDEX activities_upcoming ON public.activities USING btree (workspace_id, planned_at) WHERE ((done_at IS NULL) AND (deleted_at IS NULL) AND has_time)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.activity_comments (row-level security)
  workspace_id uuid not null
  id uuid not null
  activity_id uuid not null
  author_id uuid
  body text not null
  mentions uuid[] not null default '{}'::uuid[]
  created_at timestamp(3) with time zone not null
  edited_at timestamp(3) with time zone
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint activity_comments_body_check CHECK ((body <> ''::text))
  constraint activity_comments_workspace_id_activity_id_fkey FOREIGN KEY (workspace_id, activity_id) REFERENCES activities(workspace_id, id)
  constraint activity_comments_workspace_id_author_id_fkey FOREIGN KEY (workspace_id, author_id) REFERENCES users(workspace_id, id)
  constraint activity_comments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint activity_comments_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX activity_comments_thread ON public.activity_comments USING btree (workspace_id, activity_id, created_at, id) WHERE (deleted_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.activity_files (row-level security)
  workspace_id uuid not null
  file_id uuid not null
  activity_id uuid not null
  added_by uuid
  added_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  constraint activity_files_workspace_id_activity_id_fkey FOREIGN KEY (workspace_id, activity_id) REFERENCES activities(workspace_id, id)
  constraint activity_files_workspace_id_file_id_fkey FOREIGN KEY (workspace_id, file_id) REFERENCES files(workspace_id, id)
  constraint activity_files_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint activity_files_pkey PRIMARY KEY (workspace_id, file_id)
  CREATE INDEX activity_files_of_activity ON public.activity_files USING btree (workspace_id, activity_id) WHERE (deleted_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.activity_reminders (row-level security)
  workspace_id uuid not null
  activity_id uuid not null
  planned_at timestamp(3) with time zone not null
  reminded_at timestamp(3) with time zone not null
  constraint activity_reminders_workspace_id_activity_id_fkey FOREIGN KEY (workspace_id, activity_id) REFERENCES activities(workspace_id, id)
  constraint activity_reminders_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint activity_reminders_pkey PRIMARY KEY (workspace_id, activity_id, planned_at)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.advance_rules (row-level security)
  workspace_id uuid not null
  stage_id uuid not null
  rules jsonb not null
  changed_at timestamp(3) with time zone not null
  constraint advance_rules_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint advance_rules_workspace_id_stage_id_fkey FOREIGN KEY (workspace_id, stage_id) REFERENCES stages(workspace_id, id)
  constraint advance_rules_pkey PRIMARY KEY (workspace_id, stage_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.api_keys (row-level security)
  workspace_id uuid not null
  id uuid not null
  user_id uuid not null
  name text not null
  key_hash text not null
  key_start text not null
  scopes text[] not null
  created_at timestamp(3) with time zone not null
  last_used_on date
  revoked_at timestamp(3) with time zone
  requests_per_second integer
  constraint api_keys_requests_per_second_check CHECK (((requests_per_second >= 1) AND (requests_per_second <= 100000)))
  constraint api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint api_keys_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint api_keys_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX api_keys_hash ON public.api_keys USING btree (key_hash)
  CREATE INDEX api_keys_user ON public.api_keys USING btree (workspace_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.audit_entries (row-level security)
  workspace_id uuid not null
  id uuid not null
  at timestamp(3) with time zone not null
  user_id uuid
  via text not null
  action text not null
  entity text not null
  entity_id uuid not null
  changes jsonb not null default '{}'::jsonb
  request_id text
  constraint audit_entries_via_check CHECK ((via = ANY (ARRAY['screen'::text, 'api'::text, 'command'::text, 'import'::text, 'system'::text])))
  constraint audit_entries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint audit_entries_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX audit_entries_action ON public.audit_entries USING btree (workspace_id, action, id)
  CREATE INDEX audit_entries_entity ON public.audit_entries USING btree (workspace_id, entity_id, id)
  CREATE INDEX audit_entries_user ON public.audit_entries USING btree (workspace_id, user_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.backups
  id uuid not null
  taken_at timestamp(3) with time zone not null
  finished_at timestamp(3) with time zone not null
  folder text not null
  version text not null
  table_count integer not null
  row_count bigint not null
  byte_count bigint not null
  restored_at timestamp(3) with time zone
  constraint backups_pkey PRIMARY KEY (id)
  CREATE INDEX backups_latest ON public.backups USING btree (taken_at DESC)
table public.bulk_action_items (row-level security)
  workspace_id uuid not null
  bulk_action_id uuid not null
  place integer not null
  item_id uuid not null
  state text not null default 'waiting'::text
  version integer
  before jsonb
  refusal jsonb
  constraint bulk_action_items_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text, 'undone'::text, 'kept'::text])))
  constraint bulk_action_items_workspace_id_bulk_action_id_fkey FOREIGN KEY (workspace_id, bulk_action_id) REFERENCES bulk_actions(workspace_id, id)
  constraint bulk_action_items_pkey PRIMARY KEY (workspace_id, bulk_action_id, place)
  constraint bulk_action_items_workspace_id_bulk_action_id_item_id_key UNIQUE (workspace_id, bulk_action_id, item_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select, update
table public.bulk_actions (row-level security)
  workspace_id uuid not null
  id uuid not null
  action jsonb not null
  state text not null
  total integer not null
  done integer not null default 0
  refused integer not null default 0
  undone integer not null default 0
  kept integer not null default 0
  created_by uuid not null
  via text not null
  scopes text[]
  undone_by uuid
  undone_via text
  undone_scopes text[]
  created_at timestamp(3) with time zone not null
  beat_at timestamp(3) with time zone not null
  finished_at timestamp(3) with time zone
  entity text not null
  constraint bulk_actions_entity_check CHECK ((entity = ANY (ARRAY['deal'::text, 'company'::text, 'contact'::text])))
  constraint bulk_actions_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'undoing'::text, 'undone'::text])))
  constraint bulk_actions_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint bulk_actions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint bulk_actions_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX bulk_actions_of_person ON public.bulk_actions USING btree (workspace_id, created_by, id)
  CREATE INDEX bulk_actions_under_way ON public.bulk_actions USING btree (beat_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text, 'undoing'::text]))
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select, update
table public.calendar_feeds (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  token_hash text not null
  made_at timestamp(3) with time zone not null
  read_at timestamp(3) with time zone
  constraint calendar_feeds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint calendar_feeds_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint calendar_feeds_pkey PRIMARY KEY (workspace_id, user_id)
  CREATE INDEX calendar_feeds_token ON public.calendar_feeds USING btree (token_hash)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_list_companies (row-level security)
  workspace_id uuid not null
  list_id uuid not null
  company_id uuid not null
  place bigint not null
  state text not null default 'waiting'::text
  user_id uuid
  attempts integer not null default 0
  next_at timestamp(3) with time zone
  called_at timestamp(3) with time zone
  held_by uuid
  held_until timestamp(3) with time zone
  deal_id uuid
  constraint call_list_companies_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'later'::text, 'first_contact'::text, 'personal_contact'::text, 'negotiation'::text, 'refused'::text, 'unreachable'::text])))
  constraint call_list_companies_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id)
  constraint call_list_companies_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id)
  constraint call_list_companies_workspace_id_list_id_fkey FOREIGN KEY (workspace_id, list_id) REFERENCES call_lists(workspace_id, id)
  constraint call_list_companies_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint call_list_companies_pkey PRIMARY KEY (workspace_id, list_id, company_id)
  CREATE INDEX call_list_companies_company ON public.call_list_companies USING btree (workspace_id, company_id)
  CREATE INDEX call_list_companies_order ON public.call_list_companies USING btree (workspace_id, list_id, state, place)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_list_people (row-level security)
  workspace_id uuid not null
  list_id uuid not null
  user_id uuid not null
  constraint call_list_people_workspace_id_list_id_fkey FOREIGN KEY (workspace_id, list_id) REFERENCES call_lists(workspace_id, id)
  constraint call_list_people_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint call_list_people_pkey PRIMARY KEY (workspace_id, list_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_list_results (row-level security)
  workspace_id uuid not null
  id uuid not null
  list_id uuid not null
  company_id uuid not null
  user_id uuid not null
  outcome text not null
  activity_id uuid not null
  called_at timestamp(3) with time zone not null
  constraint call_list_results_outcome_check CHECK ((outcome = ANY (ARRAY['no_answer'::text, 'call_later'::text, 'refused'::text, 'wrong_number'::text, 'first_contact'::text, 'personal_contact'::text, 'negotiation'::text])))
  constraint call_list_results_workspace_id_activity_id_fkey FOREIGN KEY (workspace_id, activity_id) REFERENCES activities(workspace_id, id)
  constraint call_list_results_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id)
  constraint call_list_results_workspace_id_list_id_fkey FOREIGN KEY (workspace_id, list_id) REFERENCES call_lists(workspace_id, id)
  constraint call_list_results_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint call_list_results_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX call_list_results_of_list ON public.call_list_results USING btree (workspace_id, list_id, called_at)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_lists (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  pipeline_id uuid not null
  calls_per_day integer not null
  rest_days integer not null
  created_by uuid not null
  created_at timestamp(3) with time zone not null
  closed_at timestamp(3) with time zone
  version integer not null default 1
  constraint call_lists_calls_per_day_check CHECK (((calls_per_day >= 1) AND (calls_per_day <= 500)))
  constraint call_lists_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint call_lists_rest_days_check CHECK (((rest_days >= 0) AND (rest_days <= 365)))
  constraint call_lists_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint call_lists_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint call_lists_workspace_id_pipeline_id_fkey FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines(workspace_id, id)
  constraint call_lists_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_mistakes (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  created_at timestamp(3) with time zone not null
  archived_at timestamp(3) with time zone
  version integer not null default 1
  constraint call_mistakes_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint call_mistakes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint call_mistakes_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_quality_settings (row-level security)
  workspace_id uuid not null
  reviews_per_week integer not null
  version integer not null default 1
  constraint call_quality_settings_reviews_per_week_check CHECK (((reviews_per_week >= 0) AND (reviews_per_week <= 50)))
  constraint call_quality_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint call_quality_settings_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_reviews (row-level security)
  workspace_id uuid not null
  id uuid not null
  activity_id uuid not null
  owner_id uuid not null
  called_at timestamp(3) with time zone not null
  scorecard_id uuid not null
  scorecard_number integer not null
  marks jsonb not null
  mistakes uuid[] not null default '{}'::uuid[]
  notes jsonb not null default '[]'::jsonb
  recording_url text
  comment text not null default ''::text
  reviewed_by uuid not null
  reviewed_at timestamp(3) with time zone not null
  answer text
  answer_comment text not null default ''::text
  answered_at timestamp(3) with time zone
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint call_reviews_answer_check CHECK ((answer = ANY (ARRAY['acknowledged'::text, 'objected'::text])))
  constraint call_reviews_workspace_id_activity_id_fkey FOREIGN KEY (workspace_id, activity_id) REFERENCES activities(workspace_id, id)
  constraint call_reviews_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint call_reviews_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint call_reviews_workspace_id_reviewed_by_fkey FOREIGN KEY (workspace_id, reviewed_by) REFERENCES users(workspace_id, id)
  constraint call_reviews_workspace_id_scorecard_id_scorecard_number_fkey FOREIGN KEY (workspace_id, scorecard_id, scorecard_number) REFERENCES call_scorecard_numbers(workspace_id, scorecard_id, number)
  constraint call_reviews_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX call_reviews_once ON public.call_reviews USING btree (workspace_id, activity_id, reviewed_by) WHERE (deleted_at IS NULL)
  CREATE INDEX call_reviews_page ON public.call_reviews USING btree (workspace_id, called_at, id) WHERE (deleted_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_scorecard_numbers (row-level security)
  workspace_id uuid not null
  scorecard_id uuid not null
  number integer not null
  criteria jsonb not null
  is_critical_fatal boolean not null
  created_at timestamp(3) with time zone not null
  created_by uuid not null
  constraint call_scorecard_numbers_workspace_id_scorecard_id_fkey FOREIGN KEY (workspace_id, scorecard_id) REFERENCES call_scorecards(workspace_id, id)
  constraint call_scorecard_numbers_pkey PRIMARY KEY (workspace_id, scorecard_id, number)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.call_scorecards (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  current_number integer not null
  created_at timestamp(3) with time zone not null
  archived_at timestamp(3) with time zone
  version integer not null default 1
  constraint call_scorecards_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint call_scorecards_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint call_scorecards_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.candidate_steps (row-level security)
  workspace_id uuid not null
  candidate_id uuid not null
  stage smallint not null
  on_date date not null
  result text not null default ''::text
  score smallint
  constraint candidate_steps_score_check CHECK (((score >= 0) AND (score <= 100)))
  constraint candidate_steps_stage_check CHECK ((stage >= 1))
  constraint candidate_steps_workspace_id_candidate_id_fkey FOREIGN KEY (workspace_id, candidate_id) REFERENCES contest_candidates(workspace_id, id) ON DELETE CASCADE
  constraint candidate_steps_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint candidate_steps_pkey PRIMARY KEY (workspace_id, candidate_id, stage)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.companies (row-level security)
  workspace_id uuid not null
  id uuid not null
  external_id text
  name text not null
  inn text
  kpp text
  site text
  phone text
  phone_normalized text
  email text
  industry text
  employees integer
  city text
  country text
  channel text
  owner_id uuid
  import_id uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  name_key text default customer_key(name)
  custom jsonb not null default '{}'::jsonb
  merged_into uuid
  constraint companies_employees_check CHECK ((employees >= 0))
  constraint companies_merged_check CHECK (((merged_into IS NULL) OR ((deleted_at IS NOT NULL) AND (merged_into <> id))))
  constraint companies_name_check CHECK ((name <> ''::text))
  constraint companies_merged_into_fkey FOREIGN KEY (workspace_id, merged_into) REFERENCES companies(workspace_id, id)
  constraint companies_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint companies_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint companies_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX companies_by_city ON public.companies USING btree (workspace_id, city, id) WHERE (deleted_at IS NULL)
  CREATE INDEX companies_by_created ON public.companies USING btree (workspace_id, created_at, id) WHERE (deleted_at IS NULL)
  CREATE INDEX companies_channel ON public.companies USING btree (workspace_id, channel, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX companies_city ON public.companies USING btree (workspace_id, city, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX companies_custom ON public.companies USING gin (custom) WHERE (custom <> '{}'::jsonb)
  CREATE INDEX companies_domain ON public.companies USING btree (workspace_id, duplicate_domain(site, email)) WHERE ((deleted_at IS NULL) AND (duplicate_domain(site, email) IS NOT NULL))
  CREATE INDEX companies_duplicate_email ON public.companies USING btree (workspace_id, duplicate_email(email)) WHERE ((deleted_at IS NULL) AND (email IS NOT NULL))
  CREATE INDEX companies_email ON public.companies USING btree (workspace_id, email) WHERE (deleted_at IS NULL)
  CREATE UNIQUE INDEX companies_external ON public.companies USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL)
  CREATE INDEX companies_industry ON public.companies USING btree (workspace_id, industry, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX companies_inn ON public.companies USING btree (workspace_id, inn) WHERE (inn IS NOT NULL)
  CREATE INDEX companies_inn_begins ON public.companies USING btree (workspace_id, inn COLLATE "C") WHERE (deleted_at IS NULL)
  CREATE INDEX companies_list ON public.companies USING btree (workspace_id, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX companies_merged ON public.companies USING btree (workspace_id, merged_into) WHERE (merged_into IS NOT NULL)
  CREATE INDEX companies_owner ON public.companies USING btree (workspace_id, owner_id, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX companies_phone ON public.companies USING btree (workspace_id, phone_normalized COLLATE "C") WHERE (deleted_at IS NULL)
  CREATE INDEX companies_skeleton ON public.companies USING gin (duplicate_skeleton(name) gin_trgm_ops) WHERE (deleted_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.consents (row-level security)
  workspace_id uuid not null
  id uuid not null
  contact_id uuid not null
  purpose text not null
  text text not null
  source text not null
  given_at timestamp(3) with time zone not null
  recorded_by uuid
  recorded_at timestamp(3) with time zone not null
  withdrawn_at timestamp(3) with time zone
  withdrawn_by uuid
  constraint consents_check CHECK ((withdrawn_at >= given_at))
  constraint consents_purpose_check CHECK ((purpose = ANY (ARRAY['processing'::text, 'newsletters'::text, 'calls'::text, 'transfer'::text, 'other'::text])))
  constraint consents_source_check CHECK ((source <> ''::text))
  constraint consents_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
  constraint consents_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint consents_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX consents_of_contact ON public.consents USING btree (workspace_id, contact_id, given_at DESC, id DESC)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.contacts (row-level security)
  workspace_id uuid not null
  id uuid not null
  external_id text
  company_id uuid
  name text not null
  position text
  role text
  phone text
  phone_normalized text
  email text
  owner_id uuid
  import_id uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  name_key text default customer_key(name)
  last_word_key text default regexp_replace(customer_key(name), '^.*[[:space:]]'::text, ''::text)
  erased_at timestamp(3) with time zone
  custom jsonb not null default '{}'::jsonb
  merged_into uuid
  constraint contacts_merged_check CHECK (((merged_into IS NULL) OR ((deleted_at IS NOT NULL) AND (merged_into <> id))))
  constraint contacts_name_check CHECK ((name <> ''::text))
  constraint contacts_role_check CHECK ((role = ANY (ARRAY['decides'::text, 'influences'::text, 'approves'::text, 'uses'::text, 'pays'::text])))
  constraint contacts_merged_into_fkey FOREIGN KEY (workspace_id, merged_into) REFERENCES contacts(workspace_id, id)
  constraint contacts_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id)
  constraint contacts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint contacts_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint contacts_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX contacts_by_created ON public.contacts USING btree (workspace_id, created_at, id) WHERE (deleted_at IS NULL)
  CREATE INDEX contacts_company ON public.contacts USING btree (workspace_id, company_id) WHERE (company_id IS NOT NULL)
  CREATE INDEX contacts_custom ON public.contacts USING gin (custom) WHERE (custom <> '{}'::jsonb)
  CREATE INDEX contacts_duplicate_email ON public.contacts USING btree (workspace_id, duplicate_email(email)) WHERE ((deleted_at IS NULL) AND (email IS NOT NULL))
  CREATE INDEX contacts_email ON public.contacts USING btree (workspace_id, email) WHERE (deleted_at IS NULL)
  CREATE UNIQUE INDEX contacts_external ON public.contacts USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL)
  CREATE INDEX contacts_last_word ON public.contacts USING btree (workspace_id, last_word_key) WHERE (deleted_at IS NULL)
  CREATE INDEX contacts_list ON public.contacts USING btree (workspace_id, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX contacts_merged ON public.contacts USING btree (workspace_id, merged_into) WHERE (merged_into IS NOT NULL)
  CREATE INDEX contacts_of_company ON public.contacts USING btree (workspace_id, company_id, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX contacts_owner ON public.contacts USING btree (workspace_id, owner_id, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX contacts_phone ON public.contacts USING btree (workspace_id, phone_normalized) WHERE (phone_normalized IS NOT NULL)
  CREATE INDEX contacts_phone_begins ON public.contacts USING btree (workspace_id, phone_normalized COLLATE "C") WHERE (deleted_at IS NULL)
  CREATE INDEX contacts_skeleton ON public.contacts USING gin (duplicate_skeleton(name) gin_trgm_ops) WHERE (deleted_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.contest_candidates (row-level security)
  workspace_id uuid not null
  id uuid not null
  contest_id uuid not null
  name text not null
  contact text not null default ''::text
  outcome text not null default 'in_progress'::text
  outcome_on date
  because text not null default ''::text
  version integer not null default 1
  constraint contest_candidates_name_check CHECK ((name <> ''::text))
  constraint contest_candidates_outcome_check CHECK ((outcome = ANY (ARRAY['in_progress'::text, 'hired'::text, 'refused'::text, 'withdrew'::text])))
  constraint contest_candidates_workspace_id_contest_id_fkey FOREIGN KEY (workspace_id, contest_id) REFERENCES hiring_contests(workspace_id, id)
  constraint contest_candidates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint contest_candidates_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX contest_candidates_of ON public.contest_candidates USING btree (workspace_id, contest_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.control_actions (row-level security)
  workspace_id uuid not null
  day date not null
  kind text not null
  subject_id uuid not null
  activity_id uuid
  planned integer not null default 1
  done_by uuid not null
  done_at timestamp(3) with time zone not null
  constraint control_actions_kind_check CHECK ((kind = ANY (ARRAY['talk'::text, 'review'::text, 'calls'::text])))
  constraint control_actions_workspace_id_done_by_fkey FOREIGN KEY (workspace_id, done_by) REFERENCES users(workspace_id, id)
  constraint control_actions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint control_actions_pkey PRIMARY KEY (workspace_id, day, kind, subject_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.control_settings (row-level security)
  workspace_id uuid not null
  red_below numeric(5,4) not null
  warn_below numeric(5,4) not null
  idle_days smallint not null
  many_without_step smallint not null
  stuck_days smallint not null
  updated_at timestamp(3) with time zone not null
  constraint control_settings_check CHECK (((warn_below >= red_below) AND (warn_below <= (2)::numeric)))
  constraint control_settings_idle_days_check CHECK (((idle_days >= 1) AND (idle_days <= 20)))
  constraint control_settings_many_without_step_check CHECK (((many_without_step >= 1) AND (many_without_step <= 100)))
  constraint control_settings_red_below_check CHECK (((red_below >= (0)::numeric) AND (red_below <= (2)::numeric)))
  constraint control_settings_stuck_days_check CHECK (((stuck_days >= 1) AND (stuck_days <= 365)))
  constraint control_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint control_settings_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.custom_fields (row-level security)
  workspace_id uuid not null
  id uuid not null
  entity text not null
  key text not null
  name text not null
  kind text not null
  help text not null default ''::text
  group_name text not null default ''::text
  position integer not null
  is_on_card boolean not null default true
  is_in_form boolean not null default false
  is_demanded boolean not null default false
  options jsonb not null default '[]'::jsonb
  archived_at timestamp(3) with time zone
  created_at timestamp(3) with time zone not null
  version integer not null default 1
  is_in_list boolean not null default false
  constraint custom_fields_entity_check CHECK ((entity = ANY (ARRAY['company'::text, 'contact'::text, 'deal'::text, 'activity'::text])))
  constraint custom_fields_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,59}$'::text))
  constraint custom_fields_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'long_text'::text, 'number'::text, 'money'::text, 'date'::text, 'date_time'::text, 'yes_no'::text, 'choice'::text, 'choices'::text, 'link'::text, 'email'::text, 'phone'::text, 'person'::text])))
  constraint custom_fields_name_check CHECK ((name <> ''::text))
  constraint custom_fields_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint custom_fields_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX custom_fields_key ON public.custom_fields USING btree (workspace_id, entity, key)
  CREATE UNIQUE INDEX custom_fields_name ON public.custom_fields USING btree (workspace_id, entity, lower(name)) WHERE (archived_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select, update
table public.customer_merge_links (row-level security)
  workspace_id uuid not null
  merge_id uuid not null
  link text not null
  ids uuid[] not null default '{}'::uuid[]
  folded jsonb not null default '[]'::jsonb
  constraint customer_merge_links_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint customer_merge_links_workspace_id_merge_id_fkey FOREIGN KEY (workspace_id, merge_id) REFERENCES customer_merges(workspace_id, id) ON DELETE CASCADE
  constraint customer_merge_links_pkey PRIMARY KEY (workspace_id, merge_id, link)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.customer_merges (row-level security)
  workspace_id uuid not null
  id uuid not null
  kind text not null
  survivor_id uuid not null
  merged_id uuid not null
  number bigint not null
  fields jsonb not null default '{}'::jsonb
  rule text
  merged_at timestamp(3) with time zone not null
  merged_by uuid
  undone_at timestamp(3) with time zone
  undone_by uuid
  constraint customer_merges_kind_check CHECK ((kind = ANY (ARRAY['company'::text, 'contact'::text])))
  constraint customer_merges_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint customer_merges_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX customer_merges_merged ON public.customer_merges USING btree (workspace_id, merged_id) WHERE (undone_at IS NULL)
  CREATE INDEX customer_merges_survivor ON public.customer_merges USING btree (workspace_id, survivor_id) WHERE (undone_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.customer_non_duplicates (row-level security)
  workspace_id uuid not null
  one_id uuid not null
  other_id uuid not null
  noted_by uuid
  noted_at timestamp(3) with time zone not null
  constraint customer_non_duplicates_check CHECK ((one_id < other_id))
  constraint customer_non_duplicates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint customer_non_duplicates_pkey PRIMARY KEY (workspace_id, one_id, other_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select
table public.daily_plans (row-level security)
  workspace_id uuid not null
  id uuid not null
  user_id uuid
  role text
  kind text not null
  holds_from date not null
  planned smallint
  changed_by uuid not null
  changed_at timestamp(3) with time zone not null
  constraint daily_plans_check CHECK ((num_nonnulls(user_id, role) = 1))
  constraint daily_plans_kind_check CHECK (((kind <> ''::text) AND (length(kind) <= 60)))
  constraint daily_plans_planned_check CHECK (((planned >= 0) AND (planned <= 500)))
  constraint daily_plans_workspace_id_changed_by_fkey FOREIGN KEY (workspace_id, changed_by) REFERENCES users(workspace_id, id)
  constraint daily_plans_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint daily_plans_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint daily_plans_pkey PRIMARY KEY (workspace_id, id)
  constraint daily_plans_workspace_id_user_id_role_kind_holds_from_key UNIQUE NULLS NOT DISTINCT (workspace_id, user_id, role, kind, holds_from)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.deal_contacts (row-level security)
  workspace_id uuid not null
  deal_id uuid not null
  contact_id uuid not null
  role text
  is_main boolean not null default false
  added_at timestamp(3) with time zone not null
  constraint deal_contacts_role_check CHECK ((role = ANY (ARRAY['decides'::text, 'influences'::text, 'approves'::text, 'uses'::text, 'pays'::text])))
  constraint deal_contacts_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
  constraint deal_contacts_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id)
  constraint deal_contacts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint deal_contacts_pkey PRIMARY KEY (workspace_id, deal_id, contact_id)
  CREATE INDEX deal_contacts_contact ON public.deal_contacts USING btree (workspace_id, contact_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.deals (row-level security)
  workspace_id uuid not null
  id uuid not null
  external_id text
  title text not null
  pipeline_id uuid not null
  stage_id uuid not null
  status text not null
  amount_minor bigint
  currency character(3) not null
  company_id uuid
  owner_id uuid not null
  channel text
  source text
  product text
  need text
  expected_close_on date
  delivery_on date
  prepayment_minor bigint
  created_at timestamp(3) with time zone not null
  stage_entered_at timestamp(3) with time zone not null
  closed_at timestamp(3) with time zone
  come_back_on date
  loss_reason_id uuid
  loss_comment text
  visited bigint not null default 0
  last_visit integer not null default 0
  import_id uuid
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  has_next_step boolean not null default false
  custom jsonb not null default '{}'::jsonb
  title_key text default "left"(translate(lower(title), 'ё'::text, 'е'::text), 100)
  won_by uuid
  constraint deals_amount_minor_check CHECK ((amount_minor >= 0))
  constraint deals_check CHECK (((status = ANY (ARRAY['won'::text, 'lost'::text])) = (closed_at IS NOT NULL)))
  constraint deals_check1 CHECK (((status <> 'postponed'::text) OR (come_back_on IS NOT NULL)))
  constraint deals_prepayment_minor_check CHECK ((prepayment_minor >= 0))
  constraint deals_status_check CHECK ((status = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text, 'postponed'::text])))
  constraint deals_title_check CHECK ((title <> ''::text))
  constraint deals_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id)
  constraint deals_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint deals_workspace_id_loss_reason_id_fkey FOREIGN KEY (workspace_id, loss_reason_id) REFERENCES loss_reasons(workspace_id, id)
  constraint deals_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint deals_workspace_id_pipeline_id_fkey FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines(workspace_id, id)
  constraint deals_workspace_id_stage_id_fkey FOREIGN KEY (workspace_id, stage_id) REFERENCES stages(workspace_id, id)
  constraint deals_workspace_id_won_by_fkey FOREIGN KEY (workspace_id, won_by) REFERENCES users(workspace_id, id)
  constraint deals_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX deals_board ON public.deals USING btree (workspace_id, pipeline_id, stage_id, stage_entered_at DESC, id DESC) INCLUDE (amount_minor, currency, owner_id, status, deleted_at, has_next_step) WHERE ((status = 'open'::text) AND (deleted_at IS NULL))
  CREATE INDEX deals_by_amount ON public.deals USING btree (workspace_id, amount_minor, id) INCLUDE (owner_id, pipeline_id, status) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_by_channel ON public.deals USING btree (workspace_id, channel, id) INCLUDE (owner_id, pipeline_id, status) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_by_closed ON public.deals USING btree (workspace_id, closed_at, id) INCLUDE (owner_id, pipeline_id, status) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_by_expected_close ON public.deals USING btree (workspace_id, expected_close_on, id) INCLUDE (owner_id, pipeline_id, status) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_by_stage_entered ON public.deals USING btree (workspace_id, stage_entered_at, id) INCLUDE (owner_id, pipeline_id, status) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_by_title ON public.deals USING btree (workspace_id, title_key, id) INCLUDE (owner_id, pipeline_id, status) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_cohort ON public.deals USING btree (workspace_id, pipeline_id, created_at) INCLUDE (visited, status, amount_minor, currency, owner_id, id, stage_entered_at, closed_at) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_company ON public.deals USING btree (workspace_id, company_id) WHERE (company_id IS NOT NULL)
  CREATE INDEX deals_created ON public.deals USING btree (workspace_id, created_at DESC, id DESC) INCLUDE (owner_id, pipeline_id, status) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_custom ON public.deals USING gin (custom) WHERE (custom <> '{}'::jsonb)
  CREATE UNIQUE INDEX deals_external ON public.deals USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL)
  CREATE INDEX deals_own_board ON public.deals USING btree (workspace_id, pipeline_id, owner_id, stage_id, stage_entered_at DESC, id DESC) INCLUDE (amount_minor, currency, status, deleted_at, has_next_step) WHERE ((status = 'open'::text) AND (deleted_at IS NULL))
  CREATE INDEX deals_owner ON public.deals USING btree (workspace_id, owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL)
  CREATE INDEX deals_won_by ON public.deals USING btree (workspace_id, closed_at, won_by) WHERE ((status = 'won'::text) AND (deleted_at IS NULL))
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.default_views (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  entity text not null
  view_id uuid not null
  constraint default_views_entity_check CHECK ((entity = ANY (ARRAY['deal'::text, 'company'::text, 'contact'::text])))
  constraint default_views_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint default_views_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint default_views_workspace_id_view_id_fkey FOREIGN KEY (workspace_id, view_id) REFERENCES saved_views(workspace_id, id)
  constraint default_views_pkey PRIMARY KEY (workspace_id, user_id, entity)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.departments (row-level security)
  workspace_id uuid not null
  id uuid not null
  parent_id uuid
  name text not null
  version integer not null default 1
  constraint departments_name_check CHECK ((name <> ''::text))
  constraint departments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint departments_workspace_id_parent_id_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES departments(workspace_id, id)
  constraint departments_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.documents (row-level security)
  workspace_id uuid not null
  id uuid not null
  deal_id uuid not null
  kind text not null
  title text not null
  file_id uuid
  sent_on date
  received_on date
  signed_on date
  created_by uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint documents_kind_check CHECK ((kind = ANY (ARRAY['proposal'::text, 'contract'::text, 'invoice'::text, 'act'::text, 'specification'::text, 'protocol'::text, 'design'::text, 'application'::text, 'delivery_note'::text, 'other'::text])))
  constraint documents_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id)
  constraint documents_workspace_id_file_id_fkey FOREIGN KEY (workspace_id, file_id) REFERENCES files(workspace_id, id)
  constraint documents_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint documents_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX documents_deal ON public.documents USING btree (workspace_id, deal_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.duplicate_pairs (row-level security)
  workspace_id uuid not null
  kind text not null
  one_id uuid not null
  other_id uuid not null
  signs jsonb not null
  confidence real not null
  constraint duplicate_pairs_check CHECK ((one_id < other_id))
  constraint duplicate_pairs_kind_check CHECK ((kind = ANY (ARRAY['company'::text, 'contact'::text])))
  constraint duplicate_pairs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint duplicate_pairs_pkey PRIMARY KEY (workspace_id, one_id, other_id)
  CREATE INDEX duplicate_pairs_surest ON public.duplicate_pairs USING btree (workspace_id, kind, confidence DESC, one_id, other_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.duplicate_searches (row-level security)
  workspace_id uuid not null
  state text not null
  done real not null default 0
  attempt integer not null default 0
  beat_at timestamp with time zone not null default clock_timestamp()
  finished_at timestamp(3) with time zone
  constraint duplicate_searches_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
  constraint duplicate_searches_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint duplicate_searches_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.effective_kinds (row-level security)
  workspace_id uuid not null
  kinds jsonb not null
  changed_at timestamp(3) with time zone not null
  constraint effective_kinds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint effective_kinds_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.exchange_rates (row-level security)
  workspace_id uuid not null
  currency character(3) not null
  on_day date not null
  rate numeric(14,8) not null
  updated_at timestamp(3) with time zone not null
  constraint exchange_rates_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
  constraint exchange_rates_rate_check CHECK ((rate > (0)::numeric))
  constraint exchange_rates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint exchange_rates_pkey PRIMARY KEY (workspace_id, currency, on_day)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.export_parts (row-level security)
  workspace_id uuid not null
  export_id uuid not null
  part integer not null
  content bytea not null
  constraint export_parts_workspace_id_export_id_fkey FOREIGN KEY (workspace_id, export_id) REFERENCES exports(workspace_id, id) ON DELETE CASCADE
  constraint export_parts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint export_parts_pkey PRIMARY KEY (workspace_id, export_id, part)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.exports (row-level security)
  workspace_id uuid not null
  id uuid not null
  state text not null
  attempt integer not null default 0
  beat_at timestamp with time zone not null default clock_timestamp()
  done real not null default 0
  bytes bigint
  rows bigint
  created_by uuid
  created_at timestamp(3) with time zone not null
  finished_at timestamp(3) with time zone
  expires_at timestamp(3) with time zone
  constraint exports_check CHECK (((state = 'ready'::text) <= ((bytes IS NOT NULL) AND (expires_at IS NOT NULL))))
  constraint exports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'ready'::text, 'failed'::text, 'expired'::text])))
  constraint exports_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint exports_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint exports_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX exports_under_way ON public.exports USING btree (workspace_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.fact_measures (row-level security)
  workspace_id uuid not null
  since date not null
  measure text not null
  updated_at timestamp(3) with time zone not null
  constraint fact_measures_measure_check CHECK ((measure = ANY (ARRAY['payments'::text, 'wins'::text])))
  constraint fact_measures_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint fact_measures_pkey PRIMARY KEY (workspace_id, since)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.file_parts (row-level security)
  workspace_id uuid not null
  file_id uuid not null
  part integer not null
  content bytea not null
  constraint file_parts_part_check CHECK ((part >= 0))
  constraint file_parts_workspace_id_file_id_fkey FOREIGN KEY (workspace_id, file_id) REFERENCES files(workspace_id, id) ON DELETE CASCADE
  constraint file_parts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint file_parts_pkey PRIMARY KEY (workspace_id, file_id, part)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.files (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  media_type text not null
  size bigint not null
  sha256 text not null
  created_by uuid
  created_at timestamp(3) with time zone not null
  constraint files_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint files_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.hiring_contests (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  stages text[] not null
  opened_on date not null
  closed_on date
  result text not null default ''::text
  created_by uuid not null
  created_at timestamp(3) with time zone not null
  version integer not null default 1
  constraint hiring_contests_name_check CHECK ((name <> ''::text))
  constraint hiring_contests_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint hiring_contests_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint hiring_contests_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.hygiene_announcements (row-level security)
  workspace_id uuid not null
  deal_id uuid not null
  announced_on date not null
  put_off_at timestamp(3) with time zone
  constraint hygiene_announcements_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id) ON DELETE CASCADE
  constraint hygiene_announcements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint hygiene_announcements_pkey PRIMARY KEY (workspace_id, deal_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.hygiene_rules (row-level security)
  workspace_id uuid not null
  pipeline_id uuid not null
  is_on boolean not null
  come_back_days integer not null
  constraint hygiene_rules_come_back_days_check CHECK (((come_back_days >= 1) AND (come_back_days <= 730)))
  constraint hygiene_rules_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint hygiene_rules_workspace_id_pipeline_id_fkey FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines(workspace_id, id)
  constraint hygiene_rules_pkey PRIMARY KEY (workspace_id, pipeline_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.idempotency_keys (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  key text not null
  request_hash text not null
  status smallint not null
  answer jsonb not null
  created_at timestamp(3) with time zone not null
  constraint idempotency_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint idempotency_keys_pkey PRIMARY KEY (workspace_id, user_id, key)
  CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (workspace_id, created_at)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.import_changes (row-level security)
  workspace_id uuid not null
  import_id uuid not null
  entity text not null
  row_id uuid not null
  before jsonb
  after_version integer not null
  constraint import_changes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint import_changes_pkey PRIMARY KEY (workspace_id, import_id, entity, row_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.import_files (row-level security)
  workspace_id uuid not null
  import_id uuid not null
  part integer not null
  content bytea not null
  constraint import_files_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint import_files_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES imports(workspace_id, id) ON DELETE CASCADE
  constraint import_files_pkey PRIMARY KEY (workspace_id, import_id, part)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.import_kept (row-level security)
  workspace_id uuid not null
  import_id uuid not null
  number bigint not null
  entity text not null
  row_id uuid not null
  name text not null
  reason text not null
  constraint import_kept_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint import_kept_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES imports(workspace_id, id) ON DELETE CASCADE
  constraint import_kept_pkey PRIMARY KEY (workspace_id, import_id, number)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.import_refusals (row-level security)
  workspace_id uuid not null
  import_id uuid not null
  line bigint not null
  code text not null
  params jsonb not null default '{}'::jsonb
  constraint import_refusals_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint import_refusals_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES imports(workspace_id, id) ON DELETE CASCADE
  constraint import_refusals_pkey PRIMARY KEY (workspace_id, import_id, line)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.import_sources (row-level security)
  workspace_id uuid not null
  import_id uuid not null
  sealed text
  attempt integer not null default 0
  beat_at timestamp with time zone not null default clock_timestamp()
  resource text
  overview jsonb
  constraint import_sources_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint import_sources_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES imports(workspace_id, id) ON DELETE CASCADE
  constraint import_sources_pkey PRIMARY KEY (workspace_id, import_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.imports (row-level security)
  workspace_id uuid not null
  id uuid not null
  kind text not null
  file_name text not null
  state text not null
  is_dry_run boolean not null default false
  options jsonb not null default '{}'::jsonb
  bytes_total bigint
  bytes_read bigint not null default 0
  rows_read bigint not null default 0
  rows_created bigint not null default 0
  rows_updated bigint not null default 0
  rows_skipped bigint not null default 0
  rows_refused bigint not null default 0
  warnings jsonb not null default '[]'::jsonb
  failure jsonb
  created_by uuid
  created_at timestamp(3) with time zone not null
  started_at timestamp(3) with time zone
  finished_at timestamp(3) with time zone
  recorded_at timestamp(3) with time zone
  undo_began_at timestamp(3) with time zone
  undone_at timestamp(3) with time zone
  undone_by uuid
  rows_removed bigint not null default 0
  rows_restored bigint not null default 0
  rows_kept bigint not null default 0
  attempt integer not null default 0
  undo_attempt integer not null default 0
  constraint imports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'ready'::text, 'waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undoing'::text, 'undone'::text])))
  constraint imports_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint imports_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint imports_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.improvement_changes (row-level security)
  workspace_id uuid not null
  improvement_id uuid not null
  id uuid not null
  by_user_id uuid not null
  at timestamp(3) with time zone not null
  changes jsonb not null
  constraint improvement_changes_changes_check CHECK ((jsonb_typeof(changes) = 'object'::text))
  constraint improvement_changes_workspace_id_by_user_id_fkey FOREIGN KEY (workspace_id, by_user_id) REFERENCES users(workspace_id, id)
  constraint improvement_changes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint improvement_changes_workspace_id_improvement_id_fkey FOREIGN KEY (workspace_id, improvement_id) REFERENCES improvements(workspace_id, id) ON DELETE CASCADE
  constraint improvement_changes_pkey PRIMARY KEY (workspace_id, improvement_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.improvements (row-level security)
  workspace_id uuid not null
  id uuid not null
  pipeline_id uuid not null
  source text not null
  problem text not null
  hypothesis text
  measure text not null
  stage_id uuid
  expected_minor bigint
  state text not null
  test text
  test_from date
  test_to date
  base_from date
  base_to date
  test_people uuid[]
  test_field text
  test_value text
  decision text
  decided_on date
  effect jsonb
  created_by uuid not null
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  version integer not null default 1
  constraint improvements_check CHECK (((measure = 'average'::text) = (stage_id IS NULL)))
  constraint improvements_check1 CHECK (((state <> 'testing'::text) OR ((test IS NOT NULL) AND (hypothesis IS NOT NULL))))
  constraint improvements_check2 CHECK (((test IS NULL) OR ((test_from < test_to) AND (base_from < base_to))))
  constraint improvements_check3 CHECK (((test = 'people'::text) = (test_people IS NOT NULL)))
  constraint improvements_check4 CHECK (((test = 'deals'::text) = ((test_field IS NOT NULL) AND (test_value IS NOT NULL))))
  constraint improvements_check5 CHECK (((state = ANY (ARRAY['adopted'::text, 'dropped'::text])) = (decided_on IS NOT NULL)))
  constraint improvements_decision_check CHECK ((length(decision) <= 2000))
  constraint improvements_hypothesis_check CHECK ((length(hypothesis) <= 2000))
  constraint improvements_measure_check CHECK ((measure = ANY (ARRAY['conversion'::text, 'average'::text, 'stageTime'::text])))
  constraint improvements_problem_check CHECK (((problem <> ''::text) AND (length(problem) <= 500)))
  constraint improvements_source_check CHECK ((source = ANY (ARRAY['lever'::text, 'leak'::text, 'typed'::text])))
  constraint improvements_state_check CHECK ((state = ANY (ARRAY['found'::text, 'testing'::text, 'adopted'::text, 'dropped'::text])))
  constraint improvements_test_check CHECK ((test = ANY (ARRAY['beforeAfter'::text, 'people'::text, 'deals'::text])))
  constraint improvements_test_field_check CHECK ((test_field = ANY (ARRAY['channel'::text, 'source'::text, 'product'::text])))
  constraint improvements_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint improvements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint improvements_workspace_id_pipeline_id_fkey FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines(workspace_id, id) ON DELETE CASCADE
  constraint improvements_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.invitations (row-level security)
  workspace_id uuid not null
  id uuid not null
  email text not null
  name text not null
  role text not null
  department_id uuid
  token_hash text not null
  invited_by uuid not null
  created_at timestamp(3) with time zone not null
  expires_at timestamp(3) with time zone not null
  accepted_at timestamp(3) with time zone
  revoked_at timestamp(3) with time zone
  constraint invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'director'::text, 'head'::text, 'salesperson'::text, 'marketing'::text, 'finance'::text, 'analyst'::text, 'dealer'::text])))
  constraint invitations_workspace_id_department_id_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES departments(workspace_id, id)
  constraint invitations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint invitations_workspace_id_invited_by_fkey FOREIGN KEY (workspace_id, invited_by) REFERENCES users(workspace_id, id)
  constraint invitations_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX invitations_age ON public.invitations USING btree (workspace_id, created_at DESC, id DESC)
  CREATE INDEX invitations_token ON public.invitations USING btree (token_hash)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.loss_reasons (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  position integer not null
  archived_at timestamp(3) with time zone
  constraint loss_reasons_name_check CHECK ((name <> ''::text))
  constraint loss_reasons_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint loss_reasons_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX loss_reasons_name ON public.loss_reasons USING btree (workspace_id, lower(name))
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.merge_rules (row-level security)
  workspace_id uuid not null
  rule text not null
  set_by uuid
  set_at timestamp(3) with time zone not null
  constraint merge_rules_rule_check CHECK ((rule = ANY (ARRAY['inn'::text, 'phone_name'::text])))
  constraint merge_rules_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint merge_rules_pkey PRIMARY KEY (workspace_id, rule)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.newcomer_ramps (row-level security)
  workspace_id uuid not null
  shares smallint[] not null
  version integer not null default 1
  constraint newcomer_ramps_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint newcomer_ramps_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.norm_tables (row-level security)
  workspace_id uuid not null
  id uuid not null
  holds_from date not null
  name text not null
  is_ended boolean not null default false
  roles text[] not null default '{}'::text[]
  departments uuid[] not null default '{}'::uuid[]
  regions text[] not null default '{}'::text[]
  calls text not null
  day_rows jsonb not null
  week_rows jsonb not null
  changed_by uuid not null
  changed_at timestamp(3) with time zone not null
  constraint norm_tables_calls_check CHECK ((calls = ANY (ARRAY['dialled'::text, 'connected'::text])))
  constraint norm_tables_workspace_id_changed_by_fkey FOREIGN KEY (workspace_id, changed_by) REFERENCES users(workspace_id, id)
  constraint norm_tables_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint norm_tables_pkey PRIMARY KEY (workspace_id, id, holds_from)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.note_templates (row-level security)
  workspace_id uuid not null
  id uuid not null
  owner_id uuid not null
  name text not null
  kind text
  body text not null
  is_shared boolean not null default false
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint note_templates_body_check CHECK ((body <> ''::text))
  constraint note_templates_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'meeting'::text, 'email'::text, 'presentation'::text, 'proposal'::text, 'document'::text, 'note'::text, 'task'::text])))
  constraint note_templates_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint note_templates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint note_templates_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint note_templates_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.notification_deliveries (row-level security)
  workspace_id uuid not null
  id uuid not null
  notification_id uuid not null
  user_id uuid not null
  channel text not null
  target uuid
  due_at timestamp(3) with time zone not null
  state text not null default 'waiting'::text
  attempts integer not null default 0
  claimed_at timestamp(3) with time zone
  ended_at timestamp(3) with time zone
  outcome text
  constraint notification_deliveries_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'push'::text, 'telegram'::text])))
  constraint notification_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'dropped'::text])))
  constraint notification_deliveries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint notification_deliveries_workspace_id_notification_id_fkey FOREIGN KEY (workspace_id, notification_id) REFERENCES notifications(workspace_id, id) ON DELETE CASCADE
  constraint notification_deliveries_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX notification_deliveries_due ON public.notification_deliveries USING btree (workspace_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]))
  CREATE UNIQUE INDEX notification_deliveries_once ON public.notification_deliveries USING btree (workspace_id, notification_id, channel, target) NULLS NOT DISTINCT
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.notification_settings (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  locale text
  choices jsonb not null default '{}'::jsonb
  quiet_from smallint
  quiet_to smallint
  mail_rhythm text not null default 'at_once'::text
  digest_at smallint not null default 510
  reminder_minutes integer default 15
  telegram_chat_id bigint
  telegram_name text
  version integer not null default 1
  constraint notification_settings_digest_at_check CHECK (((digest_at >= 0) AND (digest_at <= 1439)))
  constraint notification_settings_locale_check CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text])))
  constraint notification_settings_mail_rhythm_check CHECK ((mail_rhythm = ANY (ARRAY['at_once'::text, 'daily'::text, 'none'::text])))
  constraint notification_settings_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 1439)))
  constraint notification_settings_quiet_to_check CHECK (((quiet_to >= 0) AND (quiet_to <= 1439)))
  constraint notification_settings_reminder_minutes_check CHECK (((reminder_minutes >= 0) AND (reminder_minutes <= 20160)))
  constraint notification_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint notification_settings_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint notification_settings_pkey PRIMARY KEY (workspace_id, user_id)
  CREATE INDEX notification_settings_telegram ON public.notification_settings USING btree (telegram_chat_id) WHERE (telegram_chat_id IS NOT NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.notifications (row-level security)
  workspace_id uuid not null
  id uuid not null
  user_id uuid not null
  kind text not null
  key text
  deal_id uuid
  visit_id uuid
  params jsonb not null default '{}'::jsonb
  by_user_id uuid
  on_screen boolean not null default true
  created_at timestamp(3) with time zone not null
  read_at timestamp(3) with time zone
  withdrawn_at timestamp(3) with time zone
  constraint notifications_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id)
  constraint notifications_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint notifications_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint notifications_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX notifications_age ON public.notifications USING btree (workspace_id, created_at)
  CREATE INDEX notifications_deal ON public.notifications USING btree (workspace_id, deal_id) WHERE (deal_id IS NOT NULL)
  CREATE UNIQUE INDEX notifications_key ON public.notifications USING btree (workspace_id, user_id, key) WHERE (key IS NOT NULL)
  CREATE INDEX notifications_mine ON public.notifications USING btree (workspace_id, user_id, id DESC) WHERE ((withdrawn_at IS NULL) AND on_screen)
  CREATE INDEX notifications_unread ON public.notifications USING btree (workspace_id, user_id) WHERE ((read_at IS NULL) AND (withdrawn_at IS NULL) AND on_screen)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.onboarding_steps (row-level security)
  workspace_id uuid not null
  onboarding_id uuid not null
  position smallint not null
  title text not null
  due_on date not null
  signer text not null
  done_on date
  done_by uuid
  result text not null default ''::text
  constraint onboarding_steps_signer_check CHECK ((signer = ANY (ARRAY['mentor'::text, 'head'::text])))
  constraint onboarding_steps_workspace_id_done_by_fkey FOREIGN KEY (workspace_id, done_by) REFERENCES users(workspace_id, id)
  constraint onboarding_steps_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint onboarding_steps_workspace_id_onboarding_id_fkey FOREIGN KEY (workspace_id, onboarding_id) REFERENCES onboardings(workspace_id, id) ON DELETE CASCADE
  constraint onboarding_steps_pkey PRIMARY KEY (workspace_id, onboarding_id, "position")
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.onboarding_templates (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  steps jsonb not null
  version integer not null default 1
  constraint onboarding_templates_name_check CHECK ((name <> ''::text))
  constraint onboarding_templates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint onboarding_templates_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.onboardings (row-level security)
  workspace_id uuid not null
  id uuid not null
  user_id uuid not null
  mentor_id uuid not null
  name text not null
  started_on date not null
  created_at timestamp(3) with time zone not null
  constraint onboardings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint onboardings_workspace_id_mentor_id_fkey FOREIGN KEY (workspace_id, mentor_id) REFERENCES users(workspace_id, id)
  constraint onboardings_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint onboardings_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX onboardings_of ON public.onboardings USING btree (workspace_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.past_departments (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  until_date date not null
  department_id uuid
  constraint past_departments_workspace_id_department_id_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES departments(workspace_id, id) ON DELETE SET NULL (department_id)
  constraint past_departments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint past_departments_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint past_departments_pkey PRIMARY KEY (workspace_id, user_id, until_date)
  CREATE INDEX past_departments_of_department ON public.past_departments USING btree (workspace_id, department_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.past_roles (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  until_date date not null
  role text not null
  is_active boolean not null
  constraint past_roles_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint past_roles_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint past_roles_pkey PRIMARY KEY (workspace_id, user_id, until_date)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.pay_acknowledgements (row-level security)
  workspace_id uuid not null
  order_id uuid not null
  user_id uuid not null
  acknowledged_at timestamp(3) with time zone not null
  constraint pay_acknowledgements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_acknowledgements_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES pay_orders(workspace_id, id)
  constraint pay_acknowledgements_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint pay_acknowledgements_pkey PRIMARY KEY (workspace_id, order_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_contests (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  from_date date not null
  to_date date not null
  goal_minor bigint not null
  prize_minor bigint not null
  places integer not null
  budget_minor bigint not null
  scheme_id uuid
  created_at timestamp(3) with time zone not null
  created_by uuid not null
  constraint pay_contests_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint pay_contests_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint pay_contests_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_contests_workspace_id_scheme_id_fkey FOREIGN KEY (workspace_id, scheme_id) REFERENCES pay_schemes(workspace_id, id)
  constraint pay_contests_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_line_facts (row-level security)
  workspace_id uuid not null
  line_id uuid not null
  position integer not null
  day date not null
  minor bigint not null
  share_minor bigint not null
  deal_id uuid not null
  payment_id uuid
  title text not null
  constraint pay_line_facts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_line_facts_workspace_id_line_id_fkey FOREIGN KEY (workspace_id, line_id) REFERENCES pay_lines(workspace_id, id)
  constraint pay_line_facts_pkey PRIMARY KEY (workspace_id, line_id, "position")
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_lines (row-level security)
  workspace_id uuid not null
  id uuid not null
  month text not null
  user_id uuid not null
  position integer not null
  kind text not null
  for_month text not null
  amount_minor bigint not null
  scheme_version_id uuid
  figures jsonb not null
  written_at timestamp(3) with time zone not null
  constraint pay_lines_kind_check CHECK ((kind = ANY (ARRAY['fixed'::text, 'soft'::text, 'bonus'::text, 'goal'::text, 'contest'::text, 'correction'::text, 'carried_in'::text, 'carried_out'::text])))
  constraint pay_lines_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_lines_workspace_id_scheme_version_id_fkey FOREIGN KEY (workspace_id, scheme_version_id) REFERENCES pay_scheme_versions(workspace_id, id)
  constraint pay_lines_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint pay_lines_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX pay_lines_month ON public.pay_lines USING btree (workspace_id, month, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_marks (row-level security)
  workspace_id uuid not null
  id uuid not null
  month text not null
  user_id uuid not null
  rule text not null
  share integer not null
  note text not null default ''::text
  given_at timestamp(3) with time zone not null
  given_by uuid not null
  constraint pay_marks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_marks_workspace_id_given_by_fkey FOREIGN KEY (workspace_id, given_by) REFERENCES users(workspace_id, id)
  constraint pay_marks_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint pay_marks_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX pay_marks_month ON public.pay_marks USING btree (workspace_id, month, user_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_months (row-level security)
  workspace_id uuid not null
  month text not null
  people integer not null
  total_minor bigint not null
  closed_at timestamp(3) with time zone not null
  closed_by uuid not null
  constraint pay_months_workspace_id_closed_by_fkey FOREIGN KEY (workspace_id, closed_by) REFERENCES users(workspace_id, id)
  constraint pay_months_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_months_pkey PRIMARY KEY (workspace_id, month)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_orders (row-level security)
  workspace_id uuid not null
  id uuid not null
  scheme_version_id uuid not null
  number integer not null
  ordered_on date not null
  issued_at timestamp(3) with time zone not null
  issued_by uuid not null
  constraint pay_orders_number_check CHECK ((number > 0))
  constraint pay_orders_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_orders_workspace_id_issued_by_fkey FOREIGN KEY (workspace_id, issued_by) REFERENCES users(workspace_id, id)
  constraint pay_orders_workspace_id_scheme_version_id_fkey FOREIGN KEY (workspace_id, scheme_version_id) REFERENCES pay_scheme_versions(workspace_id, id)
  constraint pay_orders_pkey PRIMARY KEY (workspace_id, id)
  constraint pay_orders_workspace_id_number_key UNIQUE (workspace_id, number)
  constraint pay_orders_workspace_id_scheme_version_id_key UNIQUE (workspace_id, scheme_version_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_prizes (row-level security)
  workspace_id uuid not null
  contest_id uuid not null
  place integer not null
  user_id uuid not null
  line_id uuid not null
  reached_on date not null
  fact_minor bigint not null
  given_at timestamp(3) with time zone not null
  constraint pay_prizes_place_check CHECK ((place > 0))
  constraint pay_prizes_workspace_id_contest_id_fkey FOREIGN KEY (workspace_id, contest_id) REFERENCES pay_contests(workspace_id, id)
  constraint pay_prizes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_prizes_workspace_id_line_id_fkey FOREIGN KEY (workspace_id, line_id) REFERENCES pay_lines(workspace_id, id)
  constraint pay_prizes_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint pay_prizes_pkey PRIMARY KEY (workspace_id, contest_id, place)
  constraint pay_prizes_workspace_id_contest_id_user_id_key UNIQUE (workspace_id, contest_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_scheme_versions (row-level security)
  workspace_id uuid not null
  id uuid not null
  scheme_id uuid not null
  number integer not null
  valid_from date not null
  terms jsonb not null
  created_at timestamp(3) with time zone not null
  created_by uuid not null
  constraint pay_scheme_versions_number_check CHECK ((number > 0))
  constraint pay_scheme_versions_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint pay_scheme_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_scheme_versions_workspace_id_scheme_id_fkey FOREIGN KEY (workspace_id, scheme_id) REFERENCES pay_schemes(workspace_id, id)
  constraint pay_scheme_versions_pkey PRIMARY KEY (workspace_id, id)
  constraint pay_scheme_versions_workspace_id_scheme_id_number_key UNIQUE (workspace_id, scheme_id, number)
  constraint pay_scheme_versions_workspace_id_scheme_id_valid_from_key UNIQUE (workspace_id, scheme_id, valid_from)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_schemes (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  role text
  created_at timestamp(3) with time zone not null
  created_by uuid not null
  constraint pay_schemes_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint pay_schemes_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'director'::text, 'head'::text, 'salesperson'::text, 'marketing'::text, 'finance'::text, 'analyst'::text])))
  constraint pay_schemes_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint pay_schemes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_schemes_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX pay_schemes_role ON public.pay_schemes USING btree (workspace_id, role) WHERE (role IS NOT NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_slips (row-level security)
  workspace_id uuid not null
  month text not null
  user_id uuid not null
  department_id uuid
  plan_minor bigint
  fact_minor bigint not null
  total_minor bigint not null
  carried_minor bigint not null
  constraint pay_slips_total_minor_check CHECK ((total_minor >= 0))
  constraint pay_slips_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_slips_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint pay_slips_pkey PRIMARY KEY (workspace_id, month, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select
table public.pay_terms (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  valid_from date not null
  scheme_id uuid
  written_at timestamp(3) with time zone not null
  written_by uuid not null
  constraint pay_terms_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pay_terms_workspace_id_scheme_id_fkey FOREIGN KEY (workspace_id, scheme_id) REFERENCES pay_schemes(workspace_id, id)
  constraint pay_terms_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint pay_terms_workspace_id_written_by_fkey FOREIGN KEY (workspace_id, written_by) REFERENCES users(workspace_id, id)
  constraint pay_terms_pkey PRIMARY KEY (workspace_id, user_id, valid_from)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: insert, select, update
table public.payment_moves (row-level security)
  workspace_id uuid not null
  payment_id uuid not null
  version integer not null
  moved_at timestamp(3) with time zone not null
  from_on date not null
  to_on date not null
  constraint payment_moves_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint payment_moves_workspace_id_payment_id_fkey FOREIGN KEY (workspace_id, payment_id) REFERENCES payments(workspace_id, id)
  constraint payment_moves_pkey PRIMARY KEY (workspace_id, payment_id, version)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.payment_promises (row-level security)
  workspace_id uuid not null
  day date not null
  payment_id uuid not null
  user_id uuid not null
  deal_id uuid not null
  planned_on date not null
  minor bigint not null
  constraint payment_promises_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id)
  constraint payment_promises_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint payment_promises_workspace_id_payment_id_fkey FOREIGN KEY (workspace_id, payment_id) REFERENCES payments(workspace_id, id)
  constraint payment_promises_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint payment_promises_pkey PRIMARY KEY (workspace_id, day, payment_id)
  CREATE INDEX payment_promises_of_deal ON public.payment_promises USING btree (workspace_id, deal_id)
  CREATE INDEX payment_promises_of_payment ON public.payment_promises USING btree (workspace_id, payment_id)
  CREATE INDEX payment_promises_of_person ON public.payment_promises USING btree (workspace_id, day, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.payments (row-level security)
  workspace_id uuid not null
  id uuid not null
  external_id text
  deal_id uuid not null
  amount_minor bigint not null
  currency character(3) not null
  purpose text not null default ''::text
  planned_on date
  received_on date
  import_id uuid
  created_by uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  kind text not null default 'payment'::text
  vat numeric(5,2)
  credited_to uuid
  constraint payments_check CHECK (((planned_on IS NOT NULL) OR (received_on IS NOT NULL)))
  constraint payments_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text])))
  constraint payments_sign CHECK ((((kind = 'refund'::text) AND (amount_minor < 0)) OR ((kind = 'payment'::text) AND (amount_minor > 0))))
  constraint payments_vat_check CHECK (((vat >= (0)::numeric) AND (vat <= (100)::numeric)))
  constraint payments_workspace_id_credited_to_fkey FOREIGN KEY (workspace_id, credited_to) REFERENCES users(workspace_id, id)
  constraint payments_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id)
  constraint payments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint payments_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX payments_deal ON public.payments USING btree (workspace_id, deal_id)
  CREATE UNIQUE INDEX payments_external ON public.payments USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL)
  CREATE INDEX payments_planned ON public.payments USING btree (workspace_id, planned_on) WHERE ((planned_on IS NOT NULL) AND (deleted_at IS NULL))
  CREATE INDEX payments_received ON public.payments USING btree (workspace_id, received_on, credited_to) WHERE ((received_on IS NOT NULL) AND (deleted_at IS NULL))
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.person_dates (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  joined_on date
  left_on date
  version integer not null default 1
  constraint person_dates_check CHECK ((left_on >= joined_on))
  constraint person_dates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint person_dates_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint person_dates_pkey PRIMARY KEY (workspace_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.pipelines (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  template_key text
  position integer not null
  archived_at timestamp(3) with time zone
  created_at timestamp(3) with time zone not null
  version integer not null default 1
  warn_owner_share numeric(4,2) default 0.8
  warn_head_share numeric(4,2) default 1
  time_warnings_since timestamp(3) with time zone not null default now()
  constraint pipelines_name_check CHECK ((name <> ''::text))
  constraint pipelines_warn_head_share_check CHECK (((warn_head_share >= 0.1) AND (warn_head_share <= (10)::numeric)))
  constraint pipelines_warn_owner_share_check CHECK (((warn_owner_share >= 0.1) AND (warn_owner_share <= (10)::numeric)))
  constraint pipelines_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint pipelines_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX pipelines_name ON public.pipelines USING btree (workspace_id, lower(name)) WHERE (archived_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.plan_cells (row-level security)
  workspace_id uuid not null
  version_id uuid not null
  node_kind text not null
  node_id uuid not null
  month smallint not null
  dimension text not null
  value text not null
  amount_minor bigint not null
  changed_by uuid not null
  changed_at timestamp(3) with time zone not null
  constraint plan_cells_amount_minor_check CHECK ((amount_minor >= 0))
  constraint plan_cells_dimension_check CHECK ((dimension = ANY (ARRAY['total'::text, 'line'::text, 'channel'::text, 'line_channel'::text])))
  constraint plan_cells_month_check CHECK (((month >= 1) AND (month <= 12)))
  constraint plan_cells_node_kind_check CHECK ((node_kind = ANY (ARRAY['company'::text, 'department'::text, 'person'::text])))
  constraint plan_cells_workspace_id_changed_by_fkey FOREIGN KEY (workspace_id, changed_by) REFERENCES users(workspace_id, id)
  constraint plan_cells_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint plan_cells_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES plan_versions(workspace_id, id) ON DELETE CASCADE
  constraint plan_cells_pkey PRIMARY KEY (workspace_id, version_id, node_kind, node_id, month, dimension, value)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.plan_rows (row-level security)
  workspace_id uuid not null
  version_id uuid not null
  node_kind text not null
  node_id uuid not null
  version integer not null
  changed_by uuid not null
  changed_at timestamp(3) with time zone not null
  constraint plan_rows_node_kind_check CHECK ((node_kind = ANY (ARRAY['company'::text, 'department'::text, 'person'::text])))
  constraint plan_rows_workspace_id_changed_by_fkey FOREIGN KEY (workspace_id, changed_by) REFERENCES users(workspace_id, id)
  constraint plan_rows_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint plan_rows_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES plan_versions(workspace_id, id) ON DELETE CASCADE
  constraint plan_rows_pkey PRIMARY KEY (workspace_id, version_id, node_kind, node_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.plan_scenarios (row-level security)
  workspace_id uuid not null
  id uuid not null
  owner_id uuid not null
  name text not null
  pipeline_id uuid
  period text not null
  typed jsonb not null
  created_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  constraint plan_scenarios_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint plan_scenarios_period_check CHECK ((period <> ''::text))
  constraint plan_scenarios_typed_check CHECK ((jsonb_typeof(typed) = 'object'::text))
  constraint plan_scenarios_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint plan_scenarios_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint plan_scenarios_workspace_id_pipeline_id_fkey FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines(workspace_id, id) ON DELETE CASCADE
  constraint plan_scenarios_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.plan_versions (row-level security)
  workspace_id uuid not null
  id uuid not null
  year smallint not null
  number integer not null
  status text not null
  months smallint[] not null
  currency character(3) not null
  reason text
  revision integer not null default 0
  created_by uuid not null
  created_at timestamp(3) with time zone not null
  submitted_by uuid
  submitted_at timestamp(3) with time zone
  approved_by uuid
  approved_at timestamp(3) with time zone
  returned_because text
  constraint plan_versions_number_check CHECK ((number >= 1))
  constraint plan_versions_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text])))
  constraint plan_versions_year_check CHECK (((year >= 2000) AND (year <= 2199)))
  constraint plan_versions_workspace_id_approved_by_fkey FOREIGN KEY (workspace_id, approved_by) REFERENCES users(workspace_id, id)
  constraint plan_versions_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES users(workspace_id, id)
  constraint plan_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint plan_versions_workspace_id_submitted_by_fkey FOREIGN KEY (workspace_id, submitted_by) REFERENCES users(workspace_id, id)
  constraint plan_versions_pkey PRIMARY KEY (workspace_id, id)
  constraint plan_versions_workspace_id_year_number_key UNIQUE (workspace_id, year, number)
  CREATE UNIQUE INDEX plan_versions_open ON public.plan_versions USING btree (workspace_id, year) WHERE (status <> 'approved'::text)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.products (row-level security)
  workspace_id uuid not null
  id uuid not null
  sku text not null
  sku_key text default lower(sku)
  name text not null
  name_key text default customer_key(name)
  product_line text
  unit text
  price_minor bigint
  cost_minor bigint
  currency character(3) not null
  vat numeric(5,2)
  import_id uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint products_cost_minor_check CHECK ((cost_minor >= 0))
  constraint products_name_check CHECK ((name <> ''::text))
  constraint products_price_minor_check CHECK ((price_minor >= 0))
  constraint products_sku_check CHECK ((sku <> ''::text))
  constraint products_vat_check CHECK (((vat >= (0)::numeric) AND (vat <= (100)::numeric)))
  constraint products_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint products_pkey PRIMARY KEY (workspace_id, id)
  constraint products_workspace_id_sku_key UNIQUE (workspace_id, sku)
  CREATE INDEX products_list ON public.products USING btree (workspace_id, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX products_of_line ON public.products USING btree (workspace_id, product_line, name_key, id) WHERE (deleted_at IS NULL)
  CREATE INDEX products_sku_begins ON public.products USING btree (workspace_id, sku_key) WHERE (deleted_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.promise_days (row-level security)
  workspace_id uuid not null
  day date not null
  user_id uuid not null
  frozen_at timestamp(3) with time zone not null
  confirmed_at timestamp(3) with time zone
  minor bigint not null
  checked_at timestamp(3) with time zone
  came_minor bigint
  task_id uuid
  constraint promise_days_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint promise_days_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint promise_days_pkey PRIMARY KEY (workspace_id, day, user_id)
  CREATE INDEX promise_days_unchecked ON public.promise_days USING btree (workspace_id, day) WHERE (checked_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.promise_settings (row-level security)
  workspace_id uuid not null
  deadline_hour smallint not null
  checked text not null
  tolerance numeric(5,4) not null
  updated_at timestamp(3) with time zone not null
  constraint promise_settings_checked_check CHECK ((checked = ANY (ARRAY['evening'::text, 'morning'::text])))
  constraint promise_settings_deadline_hour_check CHECK (((deadline_hour >= 0) AND (deadline_hour <= 23)))
  constraint promise_settings_tolerance_check CHECK (((tolerance >= (0)::numeric) AND (tolerance <= (1)::numeric)))
  constraint promise_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint promise_settings_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.push_subscriptions (row-level security)
  workspace_id uuid not null
  id uuid not null
  user_id uuid not null
  endpoint text not null
  p256dh text not null
  auth text not null
  device text not null default ''::text
  created_at timestamp(3) with time zone not null
  constraint push_subscriptions_endpoint_check CHECK ((length(endpoint) <= 1000))
  constraint push_subscriptions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint push_subscriptions_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint push_subscriptions_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX push_subscriptions_endpoint ON public.push_subscriptions USING btree (workspace_id, endpoint)
  CREATE INDEX push_subscriptions_user ON public.push_subscriptions USING btree (workspace_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.record_thresholds (row-level security)
  workspace_id uuid not null
  late_hours integer not null
  bulk_count integer not null
  bulk_minutes integer not null
  bulk_spread_hours integer not null
  call_slack_minutes integer not null
  typed_only_least integer not null
  version integer not null
  constraint record_thresholds_bulk_count_check CHECK (((bulk_count >= 2) AND (bulk_count <= 100)))
  constraint record_thresholds_bulk_minutes_check CHECK (((bulk_minutes >= 1) AND (bulk_minutes <= 240)))
  constraint record_thresholds_bulk_spread_hours_check CHECK (((bulk_spread_hours >= 1) AND (bulk_spread_hours <= 24)))
  constraint record_thresholds_call_slack_minutes_check CHECK (((call_slack_minutes >= 1) AND (call_slack_minutes <= 240)))
  constraint record_thresholds_late_hours_check CHECK (((late_hours >= 1) AND (late_hours <= 720)))
  constraint record_thresholds_typed_only_least_check CHECK (((typed_only_least >= 1) AND (typed_only_least <= 100)))
  constraint record_thresholds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint record_thresholds_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.regulation_acknowledgements (row-level security)
  workspace_id uuid not null
  version_id uuid not null
  user_id uuid not null
  acknowledged_at timestamp(3) with time zone not null
  constraint regulation_acknowledgements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint regulation_acknowledgements_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint regulation_acknowledgements_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES regulation_versions(workspace_id, id) ON DELETE CASCADE
  constraint regulation_acknowledgements_pkey PRIMARY KEY (workspace_id, version_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.regulation_texts (row-level security)
  workspace_id uuid not null
  section text not null
  text text not null
  changed_by uuid not null
  changed_at timestamp(3) with time zone not null
  constraint regulation_texts_section_check CHECK ((section <> ''::text))
  constraint regulation_texts_text_check CHECK ((text <> ''::text))
  constraint regulation_texts_workspace_id_changed_by_fkey FOREIGN KEY (workspace_id, changed_by) REFERENCES users(workspace_id, id)
  constraint regulation_texts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint regulation_texts_pkey PRIMARY KEY (workspace_id, section)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.regulation_versions (row-level security)
  workspace_id uuid not null
  id uuid not null
  number integer not null
  issued_at timestamp(3) with time zone not null
  issued_by uuid not null
  approved_by uuid not null
  effective_on date not null
  note text not null default ''::text
  content jsonb not null
  constraint regulation_versions_content_check CHECK ((jsonb_typeof(content) = 'object'::text))
  constraint regulation_versions_number_check CHECK ((number > 0))
  constraint regulation_versions_workspace_id_approved_by_fkey FOREIGN KEY (workspace_id, approved_by) REFERENCES users(workspace_id, id)
  constraint regulation_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint regulation_versions_workspace_id_issued_by_fkey FOREIGN KEY (workspace_id, issued_by) REFERENCES users(workspace_id, id)
  constraint regulation_versions_pkey PRIMARY KEY (workspace_id, id)
  constraint regulation_versions_workspace_id_number_key UNIQUE (workspace_id, number)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.rhythm_attendance (row-level security)
  workspace_id uuid not null
  meeting_id uuid not null
  user_id uuid not null
  mark text not null default 'expected'::text
  constraint rhythm_attendance_mark_check CHECK ((mark = ANY (ARRAY['expected'::text, 'present'::text, 'late'::text, 'absent'::text])))
  constraint rhythm_attendance_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint rhythm_attendance_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES rhythm_meetings(workspace_id, id) ON DELETE CASCADE
  constraint rhythm_attendance_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint rhythm_attendance_pkey PRIMARY KEY (workspace_id, meeting_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.rhythm_decisions (row-level security)
  workspace_id uuid not null
  id uuid not null
  meeting_id uuid not null
  event_id uuid not null
  text text not null
  owner_id uuid not null
  due_on date not null
  activity_id uuid not null
  created_at timestamp(3) with time zone not null
  constraint rhythm_decisions_text_check CHECK ((text <> ''::text))
  constraint rhythm_decisions_workspace_id_activity_id_fkey FOREIGN KEY (workspace_id, activity_id) REFERENCES activities(workspace_id, id)
  constraint rhythm_decisions_workspace_id_event_id_fkey FOREIGN KEY (workspace_id, event_id) REFERENCES rhythm_events(workspace_id, id) ON DELETE CASCADE
  constraint rhythm_decisions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint rhythm_decisions_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES rhythm_meetings(workspace_id, id) ON DELETE CASCADE
  constraint rhythm_decisions_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint rhythm_decisions_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX rhythm_decisions_of_event ON public.rhythm_decisions USING btree (workspace_id, event_id, due_on)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.rhythm_events (row-level security)
  workspace_id uuid not null
  id uuid not null
  kind text not null
  name text not null
  attends text not null
  department_id uuid
  leader_id uuid not null
  attendee_ids uuid[] not null default '{}'::uuid[]
  frequency text not null
  weekday smallint
  month_day smallint
  at_minute smallint not null
  duration_minutes smallint not null
  day_off text not null default 'next'::text
  agenda text[] not null default '{}'::text[]
  begins_on date not null
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  archived_at timestamp(3) with time zone
  version integer not null default 1
  constraint rhythm_events_at_minute_check CHECK (((at_minute >= 0) AND (at_minute <= 1439)))
  constraint rhythm_events_attends_check CHECK ((attends = ANY (ARRAY['heads'::text, 'people'::text, 'chosen'::text])))
  constraint rhythm_events_check CHECK (((frequency = 'weekly'::text) = (weekday IS NOT NULL)))
  constraint rhythm_events_check1 CHECK (((frequency = ANY (ARRAY['monthly'::text, 'quarterly'::text])) = (month_day IS NOT NULL)))
  constraint rhythm_events_day_off_check CHECK ((day_off = ANY (ARRAY['next'::text, 'skip'::text])))
  constraint rhythm_events_duration_minutes_check CHECK (((duration_minutes >= 5) AND (duration_minutes <= 600)))
  constraint rhythm_events_frequency_check CHECK ((frequency = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text, 'quarterly'::text])))
  constraint rhythm_events_kind_check CHECK ((kind <> ''::text))
  constraint rhythm_events_month_day_check CHECK (((month_day >= 1) AND (month_day <= 31)))
  constraint rhythm_events_name_check CHECK ((name <> ''::text))
  constraint rhythm_events_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
  constraint rhythm_events_workspace_id_department_id_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES departments(workspace_id, id) ON DELETE SET NULL (department_id)
  constraint rhythm_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint rhythm_events_workspace_id_leader_id_fkey FOREIGN KEY (workspace_id, leader_id) REFERENCES users(workspace_id, id)
  constraint rhythm_events_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.rhythm_meetings (row-level security)
  workspace_id uuid not null
  id uuid not null
  event_id uuid not null
  planned_on date not null
  held_on date not null
  starts_at timestamp(3) with time zone not null
  state text not null default 'planned'::text
  skip_reason text not null default ''::text
  agenda jsonb not null default '[]'::jsonb
  notes text not null default ''::text
  opened_at timestamp(3) with time zone
  closed_at timestamp(3) with time zone
  reminded_at timestamp(3) with time zone
  version integer not null default 1
  constraint rhythm_meetings_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'held'::text, 'skipped'::text])))
  constraint rhythm_meetings_workspace_id_event_id_fkey FOREIGN KEY (workspace_id, event_id) REFERENCES rhythm_events(workspace_id, id) ON DELETE CASCADE
  constraint rhythm_meetings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint rhythm_meetings_pkey PRIMARY KEY (workspace_id, id)
  constraint rhythm_meetings_workspace_id_event_id_planned_on_key UNIQUE (workspace_id, event_id, planned_on)
  CREATE INDEX rhythm_meetings_by_day ON public.rhythm_meetings USING btree (workspace_id, held_on)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.saved_reports (row-level security)
  workspace_id uuid not null
  id uuid not null
  owner_id uuid not null
  name text not null
  report text not null
  search jsonb not null
  shared_with text not null default 'nobody'::text
  department_id uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint saved_reports_check CHECK (((shared_with = 'department'::text) OR (department_id IS NULL)))
  constraint saved_reports_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint saved_reports_report_check CHECK ((report <> ''::text))
  constraint saved_reports_search_check CHECK ((jsonb_typeof(search) = 'object'::text))
  constraint saved_reports_shared_with_check CHECK ((shared_with = ANY (ARRAY['nobody'::text, 'department'::text, 'workspace'::text])))
  constraint saved_reports_workspace_id_department_id_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES departments(workspace_id, id) ON DELETE SET NULL (department_id)
  constraint saved_reports_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint saved_reports_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint saved_reports_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.saved_views (row-level security)
  workspace_id uuid not null
  id uuid not null
  owner_id uuid not null
  entity text not null
  layout text not null default 'list'::text
  name text not null
  search jsonb not null
  is_shared boolean not null default false
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint saved_views_check CHECK (((layout = 'list'::text) OR (entity = 'deal'::text)))
  constraint saved_views_entity_check CHECK ((entity = ANY (ARRAY['deal'::text, 'company'::text, 'contact'::text])))
  constraint saved_views_layout_check CHECK ((layout = ANY (ARRAY['list'::text, 'board'::text])))
  constraint saved_views_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint saved_views_search_check CHECK ((jsonb_typeof(search) = 'object'::text))
  constraint saved_views_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint saved_views_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES users(workspace_id, id)
  constraint saved_views_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.schema_migrations
  name text not null
  sha256 text not null
  applied_at timestamp(3) with time zone not null default now()
  constraint schema_migrations_pkey PRIMARY KEY (name)
table public.search_entries (row-level security)
  workspace_id uuid not null
  kind text not null
  entity_id uuid not null
  parent_id uuid
  owner_id uuid
  at timestamp(3) with time zone not null
  lexemes tsvector not null
  constraint search_entries_kind_check CHECK ((kind = ANY (ARRAY['deal'::text, 'company'::text, 'contact'::text, 'document'::text, 'person'::text])))
  constraint search_entries_pkey PRIMARY KEY (workspace_id, kind, entity_id)
  CREATE INDEX search_entries_latest ON public.search_entries USING btree (workspace_id, kind, at DESC, entity_id DESC)
  CREATE INDEX search_entries_lexemes ON public.search_entries USING gin (lexemes) WITH (fastupdate=off)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: select
table public.search_notes (row-level security)
  workspace_id uuid not null
  activity_id uuid not null
  deal_id uuid
  owner_id uuid
  at timestamp(3) with time zone not null
  lexemes tsvector not null
  constraint search_notes_pkey PRIMARY KEY (workspace_id, activity_id)
  CREATE INDEX search_notes_deal ON public.search_notes USING btree (workspace_id, deal_id) WHERE (deal_id IS NOT NULL)
  CREATE INDEX search_notes_lexemes ON public.search_notes USING gin (lexemes) WITH (fastupdate=off)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: select
table public.search_vocabulary (row-level security)
  workspace_id uuid not null
  word text not null
  entity_id uuid not null
  skeleton text not null
  constraint search_vocabulary_pkey PRIMARY KEY (workspace_id, word, entity_id)
  CREATE INDEX search_vocabulary_entity ON public.search_vocabulary USING btree (workspace_id, entity_id)
  CREATE INDEX search_vocabulary_trigrams ON public.search_vocabulary USING gin (skeleton gin_trgm_ops) WITH (fastupdate=off)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: select
table public.shipments (row-level security)
  workspace_id uuid not null
  id uuid not null
  external_id text not null
  company_id uuid not null
  product_id uuid
  quantity numeric(18,6)
  amount_minor bigint not null
  currency character(3) not null
  shipped_at timestamp(3) with time zone not null
  import_id uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  deleted_at timestamp(3) with time zone
  version integer not null default 1
  constraint shipments_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id)
  constraint shipments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint shipments_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES products(workspace_id, id)
  constraint shipments_pkey PRIMARY KEY (workspace_id, id)
  constraint shipments_workspace_id_external_id_key UNIQUE (workspace_id, external_id)
  CREATE INDEX shipments_list ON public.shipments USING btree (workspace_id, shipped_at, id) WHERE (deleted_at IS NULL)
  CREATE INDEX shipments_of_company ON public.shipments USING btree (workspace_id, company_id, shipped_at, id)
  CREATE INDEX shipments_of_product ON public.shipments USING btree (workspace_id, product_id, shipped_at, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.sign_in_providers (row-level security)
  workspace_id uuid not null
  name text not null
  issuer text not null
  client_id text not null
  client_secret_encrypted text not null
  domains text[] not null default '{}'::text[]
  new_people_role text
  is_enabled boolean not null
  created_at timestamp(3) with time zone not null
  version integer not null default 1
  constraint sign_in_providers_check CHECK (((new_people_role IS NULL) OR (cardinality(domains) > 0)))
  constraint sign_in_providers_client_id_check CHECK ((client_id <> ''::text))
  constraint sign_in_providers_name_check CHECK ((name <> ''::text))
  constraint sign_in_providers_new_people_role_check CHECK ((new_people_role = ANY (ARRAY['director'::text, 'head'::text, 'salesperson'::text, 'marketing'::text, 'finance'::text, 'analyst'::text, 'dealer'::text])))
  constraint sign_in_providers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint sign_in_providers_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.stage_chances (row-level security)
  workspace_id uuid not null
  stage_id uuid not null
  day integer not null
  still_open bigint not null
  finally_won bigint not null
  chance double precision not null
  constraint stage_chances_day_check CHECK ((day >= 0))
  constraint stage_chances_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint stage_chances_workspace_id_stage_id_fkey FOREIGN KEY (workspace_id, stage_id) REFERENCES stages(workspace_id, id)
  constraint stage_chances_pkey PRIMARY KEY (workspace_id, stage_id, day)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.stage_shares (row-level security)
  workspace_id uuid not null
  stage_id uuid not null
  visits bigint not null
  wins bigint not null
  share double precision not null
  computed_at timestamp(3) with time zone not null
  constraint stage_shares_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint stage_shares_workspace_id_stage_id_fkey FOREIGN KEY (workspace_id, stage_id) REFERENCES stages(workspace_id, id)
  constraint stage_shares_pkey PRIMARY KEY (workspace_id, stage_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.stages (row-level security)
  workspace_id uuid not null
  id uuid not null
  pipeline_id uuid not null
  ordinal smallint not null
  position smallint not null
  name text not null
  is_key_stage boolean not null default false
  is_won boolean not null default false
  done text not null default ''::text
  buyer_step text not null default ''::text
  key_task text not null default ''::text
  entry_conditions jsonb not null default '[]'::jsonb
  contact_chain jsonb not null default '[]'::jsonb
  target_hours numeric(8,2)
  planned_conversion numeric(5,4)
  archived_at timestamp(3) with time zone
  constraint stages_name_check CHECK ((name <> ''::text))
  constraint stages_ordinal_check CHECK (((ordinal >= 0) AND (ordinal <= 62)))
  constraint stages_planned_conversion_check CHECK (((planned_conversion >= (0)::numeric) AND (planned_conversion <= (1)::numeric)))
  constraint stages_position_check CHECK (("position" >= 1))
  constraint stages_target_hours_check CHECK ((target_hours > (0)::numeric))
  constraint stages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint stages_workspace_id_pipeline_id_fkey FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines(workspace_id, id)
  constraint stages_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX stages_ordinal ON public.stages USING btree (workspace_id, pipeline_id, ordinal)
  CREATE UNIQUE INDEX stages_position ON public.stages USING btree (workspace_id, pipeline_id, "position") WHERE (archived_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.stay_changes (row-level security)
  workspace_id uuid not null
  pipeline_id uuid not null
  stage_id uuid not null
  id bigint not null
  month date not null
  change smallint not null
  calendar_ms bigint[] not null
  working_ms bigint[] not null
  constraint stay_changes_change_check CHECK ((change = ANY (ARRAY['-1'::integer, 1])))
  constraint stay_changes_check CHECK ((cardinality(calendar_ms) = cardinality(working_ms)))
  constraint stay_changes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint stay_changes_pkey PRIMARY KEY (workspace_id, pipeline_id, stage_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.stay_summaries (row-level security)
  workspace_id uuid not null
  pipeline_id uuid not null
  stage_id uuid not null
  month date not null
  calendar bytea not null
  working bytea not null
  constraint stay_summaries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint stay_summaries_workspace_id_stage_id_fkey FOREIGN KEY (workspace_id, stage_id) REFERENCES stages(workspace_id, id)
  constraint stay_summaries_pkey PRIMARY KEY (workspace_id, pipeline_id, stage_id, month)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.telegram_codes (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  code_hash text not null
  expires_at timestamp(3) with time zone not null
  constraint telegram_codes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint telegram_codes_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint telegram_codes_pkey PRIMARY KEY (workspace_id, user_id)
  CREATE INDEX telegram_codes_hash ON public.telegram_codes USING btree (code_hash)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.time_warnings (row-level security)
  workspace_id uuid not null
  visit_id uuid not null
  level text not null
  at timestamp(3) with time zone not null
  constraint time_warnings_level_check CHECK ((level = ANY (ARRAY['soon'::text, 'over'::text])))
  constraint time_warnings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint time_warnings_workspace_id_visit_id_fkey FOREIGN KEY (workspace_id, visit_id) REFERENCES visits(workspace_id, id)
  constraint time_warnings_pkey PRIMARY KEY (workspace_id, visit_id, level)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.training_results (row-level security)
  workspace_id uuid not null
  training_id uuid not null
  user_id uuid not null
  score smallint
  constraint training_results_score_check CHECK (((score >= 0) AND (score <= 100)))
  constraint training_results_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint training_results_workspace_id_training_id_fkey FOREIGN KEY (workspace_id, training_id) REFERENCES trainings(workspace_id, id) ON DELETE CASCADE
  constraint training_results_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint training_results_pkey PRIMARY KEY (workspace_id, training_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.trainings (row-level security)
  workspace_id uuid not null
  id uuid not null
  kind text not null
  topic text not null
  held_on date not null
  led_by text not null default ''::text
  pass_mark smallint not null default 70
  created_at timestamp(3) with time zone not null
  version integer not null default 1
  constraint trainings_kind_check CHECK ((kind = ANY (ARRAY['training'::text, 'test'::text])))
  constraint trainings_pass_mark_check CHECK (((pass_mark >= 0) AND (pass_mark <= 100)))
  constraint trainings_topic_check CHECK ((topic <> ''::text))
  constraint trainings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint trainings_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX trainings_by_day ON public.trainings USING btree (workspace_id, held_on)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.users (row-level security)
  workspace_id uuid not null
  id uuid not null
  account_id text
  email text
  name text not null
  role text not null
  department_id uuid
  is_active boolean not null default true
  created_at timestamp(3) with time zone not null
  version integer not null default 1
  constraint users_name_check CHECK ((name <> ''::text))
  constraint users_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'director'::text, 'head'::text, 'salesperson'::text, 'marketing'::text, 'finance'::text, 'analyst'::text, 'dealer'::text])))
  constraint users_workspace_id_department_id_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES departments(workspace_id, id)
  constraint users_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint users_pkey PRIMARY KEY (workspace_id, id)
  CREATE UNIQUE INDEX users_account ON public.users USING btree (workspace_id, account_id) WHERE (account_id IS NOT NULL)
  CREATE INDEX users_by_account ON public.users USING btree (account_id) WHERE (account_id IS NOT NULL)
  CREATE UNIQUE INDEX users_email ON public.users USING btree (workspace_id, lower(email)) WHERE (email IS NOT NULL)
  CREATE INDEX users_name ON public.users USING btree (workspace_id, lower(name))
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.vat_rates (row-level security)
  workspace_id uuid not null
  since date not null
  rate numeric(5,2)
  updated_at timestamp(3) with time zone not null
  constraint vat_rates_rate_check CHECK (((rate >= (0)::numeric) AND (rate <= (100)::numeric)))
  constraint vat_rates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint vat_rates_pkey PRIMARY KEY (workspace_id, since)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.visits (row-level security)
  workspace_id uuid not null
  id uuid not null
  deal_id uuid not null
  number integer not null
  pipeline_id uuid not null
  stage_id uuid not null
  entered_at timestamp(3) with time zone not null
  left_at timestamp(3) with time zone
  left_as text
  to_stage_id uuid
  working_ms bigint
  entered_by uuid
  override_reason text
  override_missing jsonb
  import_id uuid
  void_at timestamp(3) with time zone
  void_by uuid
  constraint visits_check CHECK ((left_at >= entered_at))
  constraint visits_check1 CHECK (((left_at IS NULL) = (left_as IS NULL)))
  constraint visits_left_as_check CHECK ((left_as = ANY (ARRAY['moved'::text, 'won'::text, 'lost'::text, 'postponed'::text, 'transferred'::text, 'deleted'::text])))
  constraint visits_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals(workspace_id, id)
  constraint visits_workspace_id_stage_id_fkey FOREIGN KEY (workspace_id, stage_id) REFERENCES stages(workspace_id, id)
  constraint visits_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX visits_going ON public.visits USING btree (workspace_id, pipeline_id, stage_id, entered_at) WHERE ((void_at IS NULL) AND (left_at IS NULL))
  CREATE INDEX visits_left ON public.visits USING btree (workspace_id, pipeline_id, left_at) INCLUDE (stage_id, left_as, to_stage_id, deal_id) WHERE (void_at IS NULL)
  CREATE UNIQUE INDEX visits_number ON public.visits USING btree (workspace_id, deal_id, number) INCLUDE (pipeline_id, stage_id, entered_at, left_at, left_as, void_at)
  CREATE UNIQUE INDEX visits_open ON public.visits USING btree (workspace_id, deal_id) WHERE ((left_at IS NULL) AND (void_at IS NULL))
  CREATE INDEX visits_overridden ON public.visits USING btree (workspace_id, entered_at) WHERE ((override_reason IS NOT NULL) AND (void_at IS NULL))
  CREATE INDEX visits_report ON public.visits USING btree (workspace_id, pipeline_id, entered_at) INCLUDE (stage_id, deal_id, left_at, working_ms) WHERE (void_at IS NULL)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.webhook_attempts (row-level security)
  workspace_id uuid not null
  delivery_id uuid not null
  number integer not null
  at timestamp(3) with time zone not null
  duration_ms integer not null
  status smallint
  failure text
  answer text
  constraint webhook_attempts_workspace_id_delivery_id_fkey FOREIGN KEY (workspace_id, delivery_id) REFERENCES webhook_deliveries(workspace_id, id) ON DELETE CASCADE
  constraint webhook_attempts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint webhook_attempts_pkey PRIMARY KEY (workspace_id, delivery_id, number)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.webhook_deliveries (row-level security)
  workspace_id uuid not null
  id uuid not null
  webhook_id uuid not null
  entry_id uuid not null
  type text not null
  state text not null default 'waiting'::text
  tries smallint not null default 0
  attempts integer not null default 0
  created_at timestamp(3) with time zone not null
  next_attempt_at timestamp(3) with time zone
  last_attempt_at timestamp(3) with time zone
  last_status smallint
  last_failure text
  last_duration_ms integer
  constraint webhook_deliveries_check CHECK (((state = 'waiting'::text) = (next_attempt_at IS NOT NULL)))
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
  constraint webhook_deliveries_workspace_id_entry_id_fkey FOREIGN KEY (workspace_id, entry_id) REFERENCES audit_entries(workspace_id, id) ON DELETE CASCADE
  constraint webhook_deliveries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint webhook_deliveries_workspace_id_webhook_id_fkey FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhooks(workspace_id, id) ON DELETE CASCADE
  constraint webhook_deliveries_pkey PRIMARY KEY (workspace_id, id)
  CREATE INDEX webhook_deliveries_failed ON public.webhook_deliveries USING btree (workspace_id, webhook_id, created_at) WHERE (state = 'failed'::text)
  CREATE INDEX webhook_deliveries_log ON public.webhook_deliveries USING btree (workspace_id, webhook_id, id DESC)
  CREATE INDEX webhook_deliveries_waiting ON public.webhook_deliveries USING btree (next_attempt_at) WHERE (state = 'waiting'::text)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.webhooks (row-level security)
  workspace_id uuid not null
  id uuid not null
  url text not null
  name text not null
  events text[] not null
  is_active boolean not null default true
  off_reason text
  failing_since timestamp(3) with time zone
  secret text not null
  previous_secret text
  previous_secret_until timestamp(3) with time zone
  created_by uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  version integer not null default 1
  constraint webhooks_check CHECK ((is_active = (off_reason IS NULL)))
  constraint webhooks_check1 CHECK (((previous_secret IS NULL) = (previous_secret_until IS NULL)))
  constraint webhooks_events_check CHECK (((cardinality(events) >= 1) AND (cardinality(events) <= 200)))
  constraint webhooks_name_check CHECK ((name <> ''::text))
  constraint webhooks_off_reason_check CHECK ((off_reason = ANY (ARRAY['by_hand'::text, 'failing'::text, 'gone'::text])))
  constraint webhooks_url_check CHECK (((length(url) >= 1) AND (length(url) <= 2000)))
  constraint webhooks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint webhooks_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.working_calendars (row-level security)
  workspace_id uuid not null
  version integer not null
  opens_minute smallint not null
  closes_minute smallint not null
  weekdays smallint[] not null
  holidays text not null
  constraint working_calendars_check CHECK (((opens_minute >= 0) AND (opens_minute < closes_minute) AND (closes_minute <= 1440)))
  constraint working_calendars_holidays_check CHECK ((holidays = ANY (ARRAY['russian'::text, 'none'::text])))
  constraint working_calendars_weekdays_check CHECK ((((cardinality(weekdays) >= 1) AND (cardinality(weekdays) <= 7)) AND (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[])))
  constraint working_calendars_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint working_calendars_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.working_days (row-level security)
  workspace_id uuid not null
  date date not null
  kind text not null
  opens_minute smallint
  closes_minute smallint
  name text
  constraint working_days_check CHECK ((((kind = 'hours'::text) = (opens_minute IS NOT NULL)) AND ((kind = 'hours'::text) = (closes_minute IS NOT NULL))))
  constraint working_days_check1 CHECK (((opens_minute >= 0) AND (opens_minute < closes_minute) AND (closes_minute <= 1440)))
  constraint working_days_date_check CHECK (((date >= '1990-01-01'::date) AND (date <= '2100-12-31'::date)))
  constraint working_days_kind_check CHECK ((kind = ANY (ARRAY['off'::text, 'worked'::text, 'hours'::text])))
  constraint working_days_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint working_days_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint working_days_pkey PRIMARY KEY (workspace_id, date)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.working_recounts (row-level security)
  workspace_id uuid not null
  from_date date not null
  to_date date not null
  after_visit uuid
  done integer not null default 0
  total integer
  asked_at timestamp(3) with time zone not null
  finished_at timestamp(3) with time zone
  constraint working_recounts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint working_recounts_pkey PRIMARY KEY (workspace_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.working_region_days (row-level security)
  workspace_id uuid not null
  region_id uuid not null
  date date not null
  name text
  constraint working_region_days_date_check CHECK (((date >= '1990-01-01'::date) AND (date <= '2100-12-31'::date)))
  constraint working_region_days_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint working_region_days_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint working_region_days_workspace_id_region_id_fkey FOREIGN KEY (workspace_id, region_id) REFERENCES working_regions(workspace_id, id) ON DELETE CASCADE
  constraint working_region_days_pkey PRIMARY KEY (workspace_id, region_id, date)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.working_region_departments (row-level security)
  workspace_id uuid not null
  department_id uuid not null
  region_id uuid not null
  constraint working_region_departments_workspace_id_department_id_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES departments(workspace_id, id) ON DELETE CASCADE
  constraint working_region_departments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint working_region_departments_workspace_id_region_id_fkey FOREIGN KEY (workspace_id, region_id) REFERENCES working_regions(workspace_id, id) ON DELETE CASCADE
  constraint working_region_departments_pkey PRIMARY KEY (workspace_id, department_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.working_region_people (row-level security)
  workspace_id uuid not null
  user_id uuid not null
  region_id uuid not null
  constraint working_region_people_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint working_region_people_workspace_id_region_id_fkey FOREIGN KEY (workspace_id, region_id) REFERENCES working_regions(workspace_id, id) ON DELETE CASCADE
  constraint working_region_people_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES users(workspace_id, id)
  constraint working_region_people_pkey PRIMARY KEY (workspace_id, user_id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.working_regions (row-level security)
  workspace_id uuid not null
  id uuid not null
  name text not null
  version integer not null default 1
  constraint working_regions_name_check CHECK (((name <> ''::text) AND (length(name) <= 120)))
  constraint working_regions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
  constraint working_regions_pkey PRIMARY KEY (workspace_id, id)
  policy own_workspace to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())
  granted to voronka_app: delete, insert, select, update
table public.workspaces (row-level security)
  id uuid not null
  slug text not null
  name text not null
  currency character(3) not null
  time_zone text not null
  locale text not null
  is_demo boolean not null default false
  created_at timestamp(3) with time zone not null
  version integer not null default 1
  requires_second_factor boolean not null default false
  constraint workspaces_locale_check CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text])))
  constraint workspaces_name_check CHECK ((name <> ''::text))
  constraint workspaces_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
  constraint workspaces_pkey PRIMARY KEY (id)
  constraint workspaces_slug_key UNIQUE (slug)
  policy own_workspace to voronka_app using (id = current_workspace()) with check (id = current_workspace())
  granted to voronka_app: delete, insert, select, update
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
  granted to voronka_app: select
view public.search_sources as  SELECT d.workspace_id,
    'deal'::text AS kind,
    d.id AS entity_id,
    d.company_id AS parent_id,
    d.owner_id,
    d.created_at AS at,
    search_words(concat_ws(' '::text, d.title, d.external_id, c.name)) AS words,
    ('@'::text || "right"((d.owner_id)::text, 12)) AS signs
   FROM (deals d
     LEFT JOIN companies c ON (((c.workspace_id = d.workspace_id) AND (c.id = d.company_id))))
  WHERE (d.deleted_at IS NULL)
UNION ALL
 SELECT c.workspace_id,
    'company'::text AS kind,
    c.id AS entity_id,
    NULL::uuid AS parent_id,
    NULL::uuid AS owner_id,
    c.created_at AS at,
    search_words(concat_ws(' '::text, c.name, c.external_id)) AS words,
    concat_ws(' '::text, ('#n'::text || NULLIF(c.inn, ''::text)), search_phone_signs(c.phone_normalized, c.phone), search_mail_signs(c.email), search_site_sign(c.site)) AS signs
   FROM companies c
  WHERE (c.deleted_at IS NULL)
UNION ALL
 SELECT p.workspace_id,
    'contact'::text AS kind,
    p.id AS entity_id,
    p.company_id AS parent_id,
    NULL::uuid AS owner_id,
    p.created_at AS at,
    search_words(concat_ws(' '::text, p.name, c.name)) AS words,
    concat_ws(' '::text, search_phone_signs(p.phone_normalized, p.phone), search_mail_signs(p.email)) AS signs
   FROM (contacts p
     LEFT JOIN companies c ON (((c.workspace_id = p.workspace_id) AND (c.id = p.company_id))))
  WHERE (p.deleted_at IS NULL)
UNION ALL
 SELECT m.workspace_id,
    'document'::text AS kind,
    m.id AS entity_id,
    m.deal_id AS parent_id,
    d.owner_id,
    m.created_at AS at,
    search_words(concat_ws(' '::text, m.title, f.name)) AS words,
    ('@'::text || "right"((d.owner_id)::text, 12)) AS signs
   FROM ((documents m
     JOIN deals d ON (((d.workspace_id = m.workspace_id) AND (d.id = m.deal_id) AND (d.deleted_at IS NULL))))
     LEFT JOIN files f ON (((f.workspace_id = m.workspace_id) AND (f.id = m.file_id))))
  WHERE (m.deleted_at IS NULL)
UNION ALL
 SELECT u.workspace_id,
    'person'::text AS kind,
    u.id AS entity_id,
    NULL::uuid AS parent_id,
    NULL::uuid AS owner_id,
    u.created_at AS at,
    search_words(u.name) AS words,
    search_mail_signs(u.email) AS signs
   FROM users u
  WHERE u.is_active;
view reporting.activity_records with (security_invoker=true) as  SELECT workspace_id,
    id,
    kind,
    subject,
    deal_id,
    company_id,
    owner_id,
    done_at,
    COALESCE(done_noted_at, GREATEST(created_at, done_at)) AS noted_at,
    recorded_by,
    is_held,
    list_at
   FROM activities
  WHERE ((done_at IS NOT NULL) AND (deleted_at IS NULL));
view reporting.calendar_activities with (security_invoker=true) as  SELECT workspace_id,
    id,
    kind,
    subject,
    deal_id,
    owner_id,
    planned_at,
    has_time,
    duration_minutes,
    place,
    done_at,
    version,
    created_at,
    updated_at,
    list_at
   FROM activities
  WHERE ((deleted_at IS NULL) AND ((planned_at IS NOT NULL) OR (done_at IS NOT NULL)));
view reporting.calls with (security_invoker=true) as  SELECT workspace_id,
    id,
    subject,
    deal_id,
    company_id,
    contact_id,
    owner_id,
    direction,
    duration_minutes,
    done_at
   FROM activities
  WHERE ((kind = 'call'::text) AND (done_at IS NOT NULL) AND (deleted_at IS NULL) AND (is_held IS NOT FALSE));
view reporting.companies with (security_invoker=true) as  SELECT workspace_id,
    id,
    name,
    inn,
    industry,
    city,
    channel,
    deleted_at,
    custom
   FROM companies;
view reporting.company_calls with (security_invoker=true) as  SELECT workspace_id,
    id,
    company_id,
    owner_id,
    done_at,
    is_held
   FROM activities
  WHERE ((kind = 'call'::text) AND (done_at IS NOT NULL) AND (deleted_at IS NULL) AND (company_id IS NOT NULL));
view reporting.company_phones with (security_invoker=true) as  SELECT companies.workspace_id,
    companies.id AS company_id,
    companies.phone_normalized AS phone,
    NULL::uuid AS contact_id,
    NULL::text AS contact_name,
    NULL::text AS "position"
   FROM companies
  WHERE ((companies.deleted_at IS NULL) AND (companies.phone_normalized IS NOT NULL))
UNION ALL
 SELECT contacts.workspace_id,
    contacts.company_id,
    contacts.phone_normalized AS phone,
    contacts.id AS contact_id,
    contacts.name AS contact_name,
    contacts."position"
   FROM contacts
  WHERE ((contacts.deleted_at IS NULL) AND (contacts.phone_normalized IS NOT NULL) AND (contacts.company_id IS NOT NULL));
view reporting.contacts with (security_invoker=true) as  SELECT workspace_id,
    id,
    name,
    company_id,
    phone,
    email,
    deleted_at
   FROM contacts;
view reporting.custom_fields with (security_invoker=true) as  SELECT workspace_id,
    id,
    entity,
    key,
    name,
    kind,
    options,
    archived_at
   FROM custom_fields;
view reporting.deal_changes with (security_invoker=true) as  SELECT workspace_id,
    entity_id AS deal_id,
    at,
    changes
   FROM audit_entries
  WHERE ((entity = 'deal'::text) AND (action = 'deal.updated'::text));
view reporting.deal_contacts with (security_invoker=true) as  SELECT workspace_id,
    deal_id,
    contact_id,
    is_main
   FROM deal_contacts;
view reporting.deal_histories with (security_invoker=true) as  SELECT workspace_id,
    id,
    owner_id,
    amount_minor,
    currency,
    created_at,
    deleted_at
   FROM deals;
view reporting.deal_origins with (security_invoker=true) as  SELECT workspace_id,
    id,
    owner_id,
    channel,
    source,
    product,
    company_id,
    custom,
    loss_reason_id
   FROM deals;
view reporting.deals with (security_invoker=true) as  SELECT workspace_id,
    id,
    title,
    pipeline_id,
    stage_id,
    status,
    amount_minor,
    currency,
    company_id,
    owner_id,
    channel,
    source,
    product,
    created_at,
    stage_entered_at,
    closed_at,
    loss_reason_id,
    visited,
    expected_close_on,
    prepayment_minor,
    custom
   FROM deals
  WHERE (deleted_at IS NULL);
view reporting.departments with (security_invoker=true) as  SELECT workspace_id,
    id,
    parent_id,
    name
   FROM departments;
view reporting.documents with (security_invoker=true) as  SELECT workspace_id,
    id,
    deal_id,
    kind,
    title,
    file_id,
    sent_on,
    received_on,
    signed_on,
    created_by,
    created_at
   FROM documents
  WHERE (deleted_at IS NULL);
view reporting.done_contacts with (security_invoker=true) as  SELECT workspace_id,
    id,
    deal_id,
    kind,
    owner_id,
    done_at
   FROM activities
  WHERE ((done_at IS NOT NULL) AND (deleted_at IS NULL) AND (deal_id IS NOT NULL) AND (is_held IS NOT FALSE));
view reporting.exchange_rates with (security_invoker=true) as  SELECT workspace_id,
    currency,
    on_day,
    rate
   FROM exchange_rates;
view reporting.feed_activities with (security_invoker=true) as  SELECT workspace_id,
    id,
    kind,
    subject,
    body,
    deal_id,
    owner_id,
    planned_at,
    has_time,
    duration_minutes,
    place,
    done_at,
    is_held,
    created_at,
    updated_at,
    deleted_at,
    version
   FROM activities
  WHERE (planned_at IS NOT NULL);
view reporting.lines_of_products with (security_invoker=true) as  SELECT workspace_id,
    product,
    min(line) AS line
   FROM ( SELECT products.workspace_id,
            products.name AS product,
            products.product_line AS line
           FROM products
          WHERE ((products.deleted_at IS NULL) AND (products.product_line IS NOT NULL) AND (products.product_line <> ''::text))
        UNION ALL
         SELECT products.workspace_id,
            products.product_line AS product,
            products.product_line AS line
           FROM products
          WHERE ((products.deleted_at IS NULL) AND (products.product_line IS NOT NULL) AND (products.product_line <> ''::text))) named
  GROUP BY workspace_id, product;
view reporting.loss_reasons with (security_invoker=true) as  SELECT workspace_id,
    id,
    name
   FROM loss_reasons;
view reporting.mistakes_of_calls with (security_invoker=true) as  SELECT r.workspace_id,
    r.id AS review_id,
    r.owner_id,
    r.reviewed_at,
    m.id AS mistake_id,
    m.name AS mistake
   FROM ((call_reviews r
     CROSS JOIN LATERAL unnest(r.mistakes) made(id))
     JOIN call_mistakes m ON (((m.workspace_id = r.workspace_id) AND (m.id = made.id))))
  WHERE (r.deleted_at IS NULL);
view reporting.next_steps with (security_invoker=true) as  SELECT workspace_id,
    id,
    deal_id,
    kind,
    subject,
    planned_at,
    has_time,
    place,
    owner_id
   FROM activities
  WHERE ((done_at IS NULL) AND (deleted_at IS NULL) AND (planned_at IS NOT NULL));
view reporting.notes with (security_invoker=true) as  SELECT workspace_id,
    id,
    kind,
    subject,
    COALESCE(result, body) AS text,
    deal_id,
    owner_id,
    COALESCE(done_at, planned_at, created_at) AS at
   FROM activities
  WHERE ((deleted_at IS NULL) AND (COALESCE(result, body, ''::text) <> ''::text));
view reporting.notification_habits with (security_invoker=true) as  SELECT u.workspace_id,
    u.id AS user_id,
    COALESCE((s.digest_at)::integer, 510) AS digest_at,
        CASE
            WHEN (s.user_id IS NULL) THEN 15
            ELSE s.reminder_minutes
        END AS reminder_minutes
   FROM (users u
     LEFT JOIN notification_settings s ON (((s.workspace_id = u.workspace_id) AND (s.user_id = u.id))))
  WHERE u.is_active;
view reporting.open_work with (security_invoker=true) as  SELECT workspace_id,
    id,
    kind,
    subject,
    deal_id,
    company_id,
    contact_id,
    owner_id,
    planned_at,
    has_time,
    duration_minutes,
    place,
    version,
    list_at
   FROM activities
  WHERE ((deleted_at IS NULL) AND (done_at IS NULL) AND (planned_at IS NOT NULL));
view reporting.past_departments with (security_invoker=true) as  SELECT workspace_id,
    user_id,
    until_date,
    department_id
   FROM past_departments;
view reporting.past_roles with (security_invoker=true) as  SELECT workspace_id,
    user_id,
    until_date,
    role,
    is_active
   FROM past_roles;
view reporting.payment_moves with (security_invoker=true) as  SELECT workspace_id,
    payment_id,
    version,
    moved_at,
    from_on,
    to_on
   FROM payment_moves;
view reporting.payments with (security_invoker=true) as  SELECT workspace_id,
    id,
    deal_id,
    amount_minor,
    currency,
    purpose,
    planned_on,
    received_on,
    created_by,
    created_at,
    kind,
    vat,
    credited_to,
    version
   FROM payments
  WHERE (deleted_at IS NULL);
view reporting.person_dates with (security_invoker=true) as  SELECT workspace_id,
    user_id,
    joined_on,
    left_on
   FROM person_dates;
view reporting.pipelines with (security_invoker=true) as  SELECT workspace_id,
    id,
    name,
    archived_at,
    "position"
   FROM pipelines;
view reporting.postponed_deals with (security_invoker=true) as  SELECT workspace_id,
    id,
    title,
    pipeline_id,
    owner_id,
    company_id,
    amount_minor,
    currency,
    come_back_on,
    version
   FROM deals
  WHERE ((status = 'postponed'::text) AND (deleted_at IS NULL));
view reporting.product_lines with (security_invoker=true) as  SELECT DISTINCT workspace_id,
    product_line AS name
   FROM products
  WHERE ((deleted_at IS NULL) AND (product_line IS NOT NULL) AND (product_line <> ''::text));
view reporting.product_margins with (security_invoker=true) as  SELECT products.workspace_id,
    products.name AS product,
    (sum((products.price_minor - products.cost_minor)))::bigint AS margin_minor,
    (sum(products.price_minor))::bigint AS price_minor
   FROM products
  WHERE ((products.deleted_at IS NULL) AND (products.cost_minor IS NOT NULL) AND (products.price_minor > 0))
  GROUP BY products.workspace_id, products.name
UNION ALL
 SELECT products.workspace_id,
    products.product_line AS product,
    (sum((products.price_minor - products.cost_minor)))::bigint AS margin_minor,
    (sum(products.price_minor))::bigint AS price_minor
   FROM products
  WHERE ((products.deleted_at IS NULL) AND (products.cost_minor IS NOT NULL) AND (products.price_minor > 0) AND (products.product_line <> ''::text))
  GROUP BY products.workspace_id, products.product_line;
view reporting.promised_meetings with (security_invoker=true) as  SELECT workspace_id,
    deal_id,
    planned_at,
    has_time,
    created_at,
    LEAST(done_at, deleted_at) AS ended_at
   FROM activities
  WHERE ((kind = 'meeting'::text) AND (planned_at IS NOT NULL) AND (deal_id IS NOT NULL));
view reporting.promised_payments with (security_invoker=true) as  SELECT workspace_id,
    deal_id,
    planned_on,
    received_on,
    created_at,
    deleted_at
   FROM payments
  WHERE (planned_on IS NOT NULL);
view reporting.region_assignments with (security_invoker=true) as  SELECT r.workspace_id,
    r.id AS region_id,
    r.name AS region_name,
    d.department_id,
    NULL::uuid AS user_id
   FROM (working_regions r
     JOIN working_region_departments d ON (((d.workspace_id = r.workspace_id) AND (d.region_id = r.id))))
UNION ALL
 SELECT r.workspace_id,
    r.id AS region_id,
    r.name AS region_name,
    NULL::uuid AS department_id,
    p.user_id
   FROM (working_regions r
     JOIN working_region_people p ON (((p.workspace_id = r.workspace_id) AND (p.region_id = r.id))));
view reporting.regions with (security_invoker=true) as  SELECT workspace_id,
    id,
    name
   FROM working_regions;
view reporting.stage_shares with (security_invoker=true) as  SELECT workspace_id,
    stage_id,
    visits,
    wins,
    share
   FROM stage_shares;
view reporting.stages with (security_invoker=true) as  SELECT workspace_id,
    id,
    pipeline_id,
    ordinal,
    "position",
    name,
    is_key_stage,
    is_won,
    target_hours,
    planned_conversion,
    entry_conditions,
    contact_chain,
    archived_at
   FROM stages;
view reporting.stay_changes with (security_invoker=true) as  SELECT workspace_id,
    pipeline_id,
    stage_id,
    month,
    change,
    calendar_ms,
    working_ms
   FROM stay_changes;
view reporting.stay_summaries with (security_invoker=true) as  SELECT workspace_id,
    pipeline_id,
    stage_id,
    month,
    calendar,
    working
   FROM stay_summaries;
view reporting.tasks with (security_invoker=true) as  SELECT workspace_id,
    id,
    owner_id,
    subject,
    planned_at,
    done_at,
    deleted_at
   FROM activities
  WHERE (kind = 'task'::text);
view reporting.time_warnings_of_pipelines with (security_invoker=true) as  SELECT workspace_id,
    id,
    name,
    "position",
    warn_owner_share,
    warn_head_share
   FROM pipelines
  WHERE (archived_at IS NULL);
view reporting.users with (security_invoker=true) as  SELECT workspace_id,
    id,
    name,
    department_id,
    role,
    is_active
   FROM users;
view reporting.vat_rates with (security_invoker=true) as  SELECT workspace_id,
    since,
    rate
   FROM vat_rates;
view reporting.visit_histories with (security_invoker=true) as  SELECT workspace_id,
    deal_id,
    number,
    pipeline_id,
    stage_id,
    entered_at,
    left_at,
    left_as,
    void_at
   FROM visits;
view reporting.visits with (security_invoker=true) as  SELECT workspace_id,
    id,
    deal_id,
    number,
    pipeline_id,
    stage_id,
    entered_at,
    left_at,
    left_as,
    to_stage_id,
    working_ms,
    entered_by,
    override_reason
   FROM visits
  WHERE (void_at IS NULL);
view reporting.wins with (security_invoker=true) as  SELECT workspace_id,
    id AS deal_id,
    pipeline_id,
    won_by,
    closed_at,
    amount_minor,
    currency
   FROM deals
  WHERE ((status = 'won'::text) AND (deleted_at IS NULL));
view reporting.work with (security_invoker=true) as  SELECT workspace_id,
    id,
    kind,
    subject,
    deal_id,
    company_id,
    owner_id,
    planned_at,
    done_at,
    is_held,
    direction,
    result,
    created_at,
    list_at
   FROM activities
  WHERE (deleted_at IS NULL);
view reporting.workspace_names with (security_invoker=true) as  SELECT id AS workspace_id,
    name,
    locale
   FROM workspaces;
view reporting.workspaces with (security_invoker=true) as  SELECT id AS workspace_id,
    name
   FROM workspaces;
CREATE OR REPLACE FUNCTION public.account_of_identity(provider text, subject text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select a."userId" from auth."account" a where a."providerId" = provider and a."accountId" = subject $function$

CREATE OR REPLACE FUNCTION public.account_of_member(member uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select u.account_id from public.users u where u.workspace_id = public.current_workspace() and u.id = member $function$

CREATE OR REPLACE FUNCTION public.count_custom(entity text)
 RETURNS TABLE(field uuid, filled bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if entity not in ('companies', 'contacts', 'deals', 'activities') then raise 'unknown entity'; end if;
  return query execute format(
    'select k::uuid, count(*) from %I e cross join lateral jsonb_object_keys(e.custom) as k
     where e.workspace_id = %L::uuid and e.custom <> ''{}'' and e.deleted_at is null group by 1', entity, current_workspace());
end $function$

CREATE OR REPLACE FUNCTION public.credit_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.received_on is null then
    new.credited_to := null;
  elsif new.credited_to is null then
    select owner_id into new.credited_to from deals where workspace_id = new.workspace_id and id = new.deal_id;
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.credit_win()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.won_by := case when new.status = 'won' then coalesce(new.won_by, new.owner_id) end;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.current_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('voronka.workspace_id', true), '')::uuid $function$

CREATE OR REPLACE FUNCTION public.custom_by_key(custom jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$ select case when custom = '{}' then custom else name_custom_values(custom) end $function$

CREATE OR REPLACE FUNCTION public.customer_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select btrim(regexp_replace(btrim(translate(lower(name), 'ё«»"“”„''', 'е')), '^(ооо|оао|зао|пао|нао|ао|ип|тоо|llc|ltd)[[:space:]]+', '')) $function$

CREATE OR REPLACE FUNCTION public.duplicate_domain(site text, email text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select nullif(own, '') from (select coalesce(
      nullif(regexp_replace(lower(btrim(site)), '^([a-z]+://)?(www\.)?([^/:?#]*).*$', '\3'), ''), split_part(lower(email), '@', 2)) as own) as d
    where own !~ '(^|\.)(gmail\.com|googlemail\.com|mail\.ru|bk\.ru|list\.ru|inbox\.ru|internet\.ru|yandex\.(ru|com|by|kz)|ya\.ru|rambler\.ru|lenta\.ru|autorambler\.ru|outlook\.com|hotmail\.com|live\.com|yahoo\.com|icloud\.com|me\.com|proton\.me|protonmail\.com|ukr\.net|vk\.com|vk\.ru|t\.me|ok\.ru|facebook\.com|instagram\.com|linkedin\.com|youtube\.com|avito\.ru|2gis\.ru|tilda\.ws|wixsite\.com|narod\.ru|ucoz\.ru|blogspot\.com|wordpress\.com|github\.io|taplink\.cc|sites\.google\.com|docs\.google\.com|hh\.ru|ozon\.ru|wildberries\.ru)$'
  $function$

CREATE OR REPLACE FUNCTION public.duplicate_email(email text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select regexp_replace(lower(email), '\+[^@]*@', '@') $function$

CREATE OR REPLACE FUNCTION public.duplicate_skeleton(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select coalesce(string_agg(public.search_skeleton(word), ' ' order by word), '')
    from string_to_table(btrim(public.search_words(replace(replace(translate(lower(name), 'ё', 'е'),
      'общество с ограниченной ответственностью', ''), 'индивидуальный предприниматель', ''))), ' ') as word
    where word <> all ('{ооо,оао,зао,пао,нао,ао,ип,чп,тоо,оу,гк,llc,ltd,inc,corp,co,gmbh,jsc,plc,limited,ooo,zao,oao,pao}')
  $function$

CREATE OR REPLACE FUNCTION public.end_sessions_of_member(member uuid)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    with ended as (
      delete from auth."session" s where s."userId" = public.account_of_member(member) returning 1)
    select count(*) from ended
  $function$

CREATE OR REPLACE FUNCTION public.end_sessions_of_provider()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    with ended as (
      delete from auth."session" s where s."workspaceId" = public.current_workspace()::text returning 1)
    select count(*) from ended
  $function$

CREATE OR REPLACE FUNCTION public.enqueue_reaction(task text, payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin perform graphile_worker.add_job(task, payload::json); end $function$

CREATE OR REPLACE FUNCTION public.enqueue_webhook_attempt(workspace uuid, delivery uuid, due timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin
    perform graphile_worker.add_job('webhooks.deliver', json_build_object('workspaceId', workspace, 'deliveryId', delivery),
      run_at => due, job_key => 'webhook:' || delivery);
  end $function$

CREATE OR REPLACE FUNCTION public.failed_tasks()
 RETURNS TABLE(id bigint, task text, attempts integer, max_attempts integer, last_error text, is_running boolean, queued_at timestamp with time zone, failed_at timestamp with time zone, next_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select j.id, t.identifier, j.attempts, j.max_attempts, j.last_error, j.locked_at is not null, j.created_at, j.updated_at,
      case when j.attempts < j.max_attempts then j.run_at end
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.last_error is not null
      and coalesce(j.payload ->> 'workspaceId', public.current_workspace()::text) = public.current_workspace()::text
    order by j.updated_at desc, j.id desc limit 100
  $function$

CREATE OR REPLACE FUNCTION public.find_by_custom(entity text, tests jsonb)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  asked jsonb;
  field text;
  condition text;
  statement text;
begin
  if entity not in ('companies', 'contacts', 'deals', 'activities') then raise 'unknown entity'; end if;
  statement := format('select e.id from %I e where e.workspace_id = %L::uuid', entity, current_workspace());
  for asked in select value from jsonb_array_elements(tests) loop
    field := (asked ->> 'field')::uuid::text;
    condition := case asked ->> 'test'
      when 'filled' then format('e.custom <> ''{}'' and e.custom ? %L', field)
      when 'blank' then format('not e.custom ? %L', field)
      when 'any' then (
        select '(e.custom <> ''{}'' and (' || coalesce(string_agg(format('e.custom @> %L::jsonb', jsonb_build_object(field, one.value)), ' or '), 'false') || '))'
        from jsonb_array_elements(asked -> 'value') as one)
      when 'number_from' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom ->> %L)::numeric >= %L::numeric', field, field, asked ->> 'value')
      when 'number_to' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom ->> %L)::numeric <= %L::numeric', field, field, asked ->> 'value')
      when 'money_from' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom -> %L ->> ''minor'')::numeric >= %L::numeric', field, field, asked ->> 'value')
      when 'money_to' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom -> %L ->> ''minor'')::numeric <= %L::numeric', field, field, asked ->> 'value')
      when 'text_from' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom ->> %L) collate "C" >= %L', field, field, asked ->> 'value')
      when 'text_to' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom ->> %L) collate "C" < %L', field, field, asked ->> 'value')
      when 'has' then format('e.custom <> ''{}'' and e.custom ? %L and position(%L in translate(lower(e.custom ->> %L), ''ё'', ''е'')) > 0',
        field, translate(lower(asked ->> 'value'), 'ё', 'е'), field)
      end;
    if condition is null then raise 'unknown test'; end if;
    statement := statement || ' and ' || condition;
  end loop;
  return query execute statement;
end $function$

CREATE OR REPLACE FUNCTION public.find_by_search_words(its_kind text, asked text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  begin
    return query execute
      'select e.entity_id from public.search_entries e where e.workspace_id = $1 and e.kind = $2 and e.lexemes @@ $3::tsquery'
      using public.current_workspace(), its_kind, asked;
  end $function$

CREATE OR REPLACE FUNCTION public.find_duplicates(kind text, name text, inn text, phone text, email text, site text, but uuid, most integer)
 RETURNS TABLE(id uuid, sign text, likeness real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "pg_trgm.similarity_threshold" TO '0.6'
AS $function$
  declare own uuid := current_workspace(); target text; skeleton text := duplicate_skeleton(name); looked text := '';
  begin
    target := case kind when 'company' then 'companies' when 'contact' then 'contacts' end;
    if target is null then raise exception 'no such kind'; end if;
    if inn <> '' and kind = 'company' then looked := looked || ' union all (select id, ''inn'', 1::real from companies where workspace_id = $1 and deleted_at is null and inn = $2 and id is distinct from $7 limit $8)'; end if;
    if phone <> '' then looked := looked || format(' union all (select id, ''phone'', 1::real from %I where workspace_id = $1 and deleted_at is null and phone_normalized collate "C" = $3 and id is distinct from $7 limit $8)', target); end if;
    if email <> '' then looked := looked || format(' union all (select id, ''email'', 1::real from %I where workspace_id = $1 and deleted_at is null and email is not null and duplicate_email(email) = duplicate_email($4) and id is distinct from $7 limit $8)', target); end if;
    if kind = 'company' and duplicate_domain(site, email) is not null then looked := looked || ' union all (select id, ''domain'', 1::real from companies where workspace_id = $1 and deleted_at is null and duplicate_domain(site, email) is not null and duplicate_domain(site, email) = duplicate_domain($5, $4) and id is distinct from $7 limit $8)'; end if;
    if length(skeleton) >= 4 then looked := looked || format(' union all (select id, ''name'', similarity(duplicate_skeleton(name), $6) from %I where workspace_id = $1 and deleted_at is null and duplicate_skeleton(name) %% $6 and id is distinct from $7 order by 3 desc, id limit $8)', target); end if;
    if looked = '' then return; end if;
    return query execute substr(looked, 12) using own, inn, phone, email, site, skeleton, but, most;
  end $function$

CREATE OR REPLACE FUNCTION public.find_invitation(its_hash text)
 RETURNS TABLE(workspace_id uuid, id uuid, workspace_slug text, workspace_name text, locale text, email text, name text, role text, department_id uuid, expires_at timestamp with time zone, accepted_at timestamp with time zone, revoked_at timestamp with time zone, account_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select i.workspace_id, i.id, w.slug, w.name, w.locale, i.email, i.name, i.role, i.department_id, i.expires_at, i.accepted_at,
      i.revoked_at, (select a.id from auth."user" a where a.email = lower(i.email))
    from public.invitations i join public.workspaces w on w.id = i.workspace_id where i.token_hash = its_hash
  $function$

CREATE OR REPLACE FUNCTION public.find_member_by_id(workspace uuid, member uuid)
 RETURNS SETOF found_member
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select w.id, w.slug, w.currency::text, w.time_zone, w.locale, u.id, u.name, u.role, u.department_id, u.is_active,
      case when u.role = 'head' then public.people_of_department(w.id, u.department_id) else '{}' end, null::text[],
      (select c.version from public.working_calendars c where c.workspace_id = w.id)
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.workspace_id = workspace and u.id = member
  $function$

CREATE OR REPLACE FUNCTION public.find_member_by_key(its_hash text)
 RETURNS SETOF found_member
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  declare found_key record;
  begin
    select k.workspace_id, k.id, k.user_id, k.scopes, k.last_used_on into found_key
      from public.api_keys k where k.key_hash = its_hash and k.revoked_at is null;
    if not found then return; end if;
    if found_key.last_used_on is distinct from current_date then
      update public.api_keys k set last_used_on = current_date where k.workspace_id = found_key.workspace_id and k.id = found_key.id;
    end if;
    return query
      select m.workspace_id, m.slug, m.currency, m.time_zone, m.locale, m.user_id, m.name, m.role, m.department_id,
        m.is_active, m.people, nullif(found_key.scopes, '{}'), m.calendar_version
      from public.find_member_by_id(found_key.workspace_id, found_key.user_id) m;
  end $function$

CREATE OR REPLACE FUNCTION public.find_member_by_session(account text, its_slug text, only_workspace uuid)
 RETURNS TABLE(workspace_id uuid, slug text, workspace_name text, currency text, time_zone text, locale text, user_id uuid, name text, role text, department_id uuid, is_active boolean, people uuid[], scopes text[], lacks_second_factor boolean, calendar_version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select w.id, w.slug, w.name, w.currency::text, w.time_zone, w.locale, u.id, u.name, u.role, u.department_id, u.is_active,
      case when u.role = 'head' then public.people_of_department(w.id, u.department_id) else '{}' end, null::text[],
      w.requires_second_factor and only_workspace is null and not public.has_second_factor(account),
      (select c.version from public.working_calendars c where c.workspace_id = w.id)
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.account_id = account and (its_slug is null or w.slug = its_slug) and (only_workspace is null or w.id = only_workspace)
    order by u.is_active desc, w.is_demo, u.created_at desc, u.id desc limit 1
  $function$

CREATE OR REPLACE FUNCTION public.find_search_entries(kinds text[], beginnings text[], whole text[], most integer, owners uuid[], known uuid[])
 RETURNS TABLE(kind text, entity_id uuid, parent_id uuid, at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  declare place integer; asked text; own text; sight text; found integer;
  begin
    for place in 1 .. cardinality(kinds) loop
      own := ''; sight := '';
      if kinds[place] in ('deal', 'document') and owners is not null then
        sight := ' and e.owner_id = any ($5)';
        if cardinality(owners) between 1 and 50 then
          own := (select ' & (' || string_agg(quote_literal(right(public.current_workspace()::text, 8) || left(kinds[place], 3)
            || ':@' || right(owner::text, 12)), ' | ') || ')' from unnest(owners) as owner);
        end if;
      elsif kinds[place] in ('company', 'contact') and known is not null then
        sight := ' and e.entity_id = any ($6)';
      end if;
      foreach asked in array array[beginnings[place], whole[place]] loop
        found := 0;
        if sight = '' then
          return query execute
            'select e.kind, e.entity_id, e.parent_id, e.at::timestamptz from (
               select * from public.search_entries where workspace_id = $1 and kind = $2 order by at desc, entity_id desc limit 1000) e
             where e.lexemes @@ $3::tsquery limit $4'
            using public.current_workspace(), kinds[place], asked, most;
          get diagnostics found = row_count;
        end if;
        if found < most then
          return query execute
            'with suits as materialized (
               select e.kind, e.entity_id, e.parent_id, e.at::timestamptz as at from public.search_entries e
               where e.workspace_id = $1 and e.kind = $2 and e.lexemes @@ $3::tsquery' || sight || ' limit 5000)
             select * from suits s order by s.at desc, s.entity_id desc limit $4'
            using public.current_workspace(), kinds[place], '(' || asked || ')' || own, most, owners, known;
          get diagnostics found = row_count;
        end if;
        exit when found < most;
      end loop;
    end loop;
  end $function$

CREATE OR REPLACE FUNCTION public.find_search_notes(beginnings text, whole text, most integer, owners uuid[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  declare asked text; own text := ''; found integer;
  begin
    if owners is not null and cardinality(owners) between 1 and 50 then
      own := (select ' & (' || string_agg(quote_literal(right(public.current_workspace()::text, 8) || 'act:@' || right(owner::text, 12)), ' | ')
        || ')' from unnest(owners) as owner);
    end if;
    foreach asked in array array[whole, beginnings] loop
      return query execute
        'with suits as materialized (
           select n.activity_id, n.at from public.search_notes n
           where n.workspace_id = $1 and n.lexemes @@ $2::tsquery and ($4 is null or n.owner_id = any ($4)) limit 2000)
         select s.activity_id from suits s order by s.at desc, s.activity_id desc limit $3'
        using public.current_workspace(), '(' || asked || ')' || own, most, owners;
      get diagnostics found = row_count;
      exit when found >= most;
    end loop;
  end $function$

CREATE OR REPLACE FUNCTION public.find_sign_in_providers(its_slug text)
 RETURNS TABLE(workspace_id uuid, slug text, name text, issuer text, client_id text, client_secret_encrypted text, domains text[], new_people_role text, version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select p.workspace_id, w.slug, p.name, p.issuer, p.client_id, p.client_secret_encrypted, p.domains, p.new_people_role, p.version
    from public.sign_in_providers p join public.workspaces w on w.id = p.workspace_id
    where p.is_enabled and (its_slug is null or w.slug = its_slug) order by w.created_at, w.id
  $function$

CREATE OR REPLACE FUNCTION public.find_working_calendar(workspace uuid)
 RETURNS TABLE(version integer, opens_minute smallint, closes_minute smallint, weekdays smallint[], holidays text, days jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select c.version, c.opens_minute, c.closes_minute, c.weekdays, c.holidays,
      (select coalesce(jsonb_object_agg(d.date::text, case d.kind when 'hours' then jsonb_build_array(d.opens_minute, d.closes_minute)
         else to_jsonb(d.kind) end), '{}') from public.working_days d where d.workspace_id = workspace)
    from public.working_calendars c where c.workspace_id = workspace
  $function$

CREATE OR REPLACE FUNCTION public.find_workspaces(its_slug text)
 RETURNS TABLE(id uuid, slug text, name text, currency text, time_zone text, locale text, is_demo boolean, calendar_version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select w.id, w.slug, w.name, w.currency::text, w.time_zone, w.locale, w.is_demo,
      (select c.version from public.working_calendars c where c.workspace_id = w.id)
    from public.workspaces w
    where its_slug is null or w.slug = its_slug order by w.created_at, w.id
  $function$

CREATE OR REPLACE FUNCTION public.forget_in_audit(own uuid[], words text[], fields text[], mark text)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    with changed as (
      update public.audit_entries e
      set changes = public.without_personal(e.changes, words, case when e.entity_id = any (own) then fields else '{}' end, mark)
      where e.workspace_id = public.current_workspace()
        and (e.entity_id = any (own) or exists (select from unnest(words) w where strpos(lower(e.changes::text), lower(w)) > 0))
      returning 1)
    select count(*) from changed
  $function$

CREATE OR REPLACE FUNCTION public.forget_search_words(workspaces uuid[], ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
  begin
    with gone as (
      delete from public.search_vocabulary v using unnest(workspaces, ids) as t (workspace_id, id)
      where v.workspace_id = t.workspace_id and v.entity_id = t.id
      returning v.workspace_id, v.word, v.entity_id, v.skeleton)
    insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
    select g.workspace_id, g.word, other.entity_id, g.skeleton from gone g cross join lateral (
      select e.entity_id from public.search_entries e
      where e.workspace_id = g.workspace_id and e.entity_id <> all (ids) and e.lexemes @@ (
        select string_agg(quote_literal(right(g.workspace_id::text, 8) || prefix || ':' || g.word), ' | ')
        from unnest('{dea,com,con,doc,per}'::text[]) as prefix)::tsquery
      limit 1) as other
    on conflict do nothing;
  end $function$

CREATE OR REPLACE FUNCTION public.has_second_factor(account text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select exists (select from auth."user" a where a."id" = account and a."twoFactorEnabled") $function$

CREATE OR REPLACE FUNCTION public.is_member_elsewhere(account text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select exists (
      select from public.users u join public.workspaces w on w.id = u.workspace_id
      where u.account_id = account and u.is_active and not w.is_demo and w.id <> public.current_workspace())
  $function$

CREATE OR REPLACE FUNCTION public.know_next_steps(workspaces uuid[], ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if ids is null then return; end if;
  perform from deals d join unnest(workspaces, ids) as t (workspace_id, id) on d.workspace_id = t.workspace_id and d.id = t.id
    order by d.id for no key update of d;
  update deals d set has_next_step = not d.has_next_step from unnest(workspaces, ids) as t (workspace_id, id)
  where d.workspace_id = t.workspace_id and d.id = t.id and d.has_next_step <> exists (
    select from activities a where a.workspace_id = d.workspace_id and a.deal_id = d.id
      and a.done_at is null and a.deleted_at is null and a.planned_at is not null);
end $function$

CREATE OR REPLACE FUNCTION public.link_identity(new_id text, provider text, subject text, account text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    insert into auth."account" ("id", "accountId", "providerId", "userId", "updatedAt")
      values (new_id, subject, provider, account, now())
  $function$

CREATE OR REPLACE FUNCTION public.month_of_stay(entered_at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select date_trunc('month', entered_at at time zone 'UTC')::date $function$

CREATE OR REPLACE FUNCTION public.name_custom_values(custom jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(jsonb_object_agg(f.key, v.value order by f.position, f.key), '{}')
        from jsonb_each(custom) as v join custom_fields f on f.workspace_id = current_workspace() and f.id = v.key::uuid $function$

CREATE OR REPLACE FUNCTION public.new_row_id()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$select uuidv7()$function$

CREATE OR REPLACE FUNCTION public.next_steps_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform know_next_steps(array_agg(workspace_id), array_agg(deal_id)) from (
    select distinct workspace_id, deal_id from added
    where deal_id is not null and done_at is null and deleted_at is null and planned_at is not null) as steps;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.next_steps_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform know_next_steps(array_agg(workspace_id), array_agg(deal_id)) from (
    select workspace_id, deal_id from (
      select workspace_id, deal_id, 1 as change from added
      where deal_id is not null and done_at is null and deleted_at is null and planned_at is not null
      union all
      select workspace_id, deal_id, -1 from removed
      where deal_id is not null and done_at is null and deleted_at is null and planned_at is not null) as steps
    group by workspace_id, deal_id having sum(change) <> 0) as changed;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.next_steps_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform know_next_steps(array_agg(workspace_id), array_agg(deal_id)) from (
    select distinct workspace_id, deal_id from removed
    where deal_id is not null and done_at is null and deleted_at is null and planned_at is not null) as steps;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.note_done()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.done_at is null then
    new.done_noted_at := null;
  elsif tg_op = 'INSERT' then
    new.done_noted_at := greatest(new.created_at, new.done_at);
  elsif old.done_at is null then
    new.done_noted_at := greatest(new.updated_at, new.done_at);
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.note_import_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into import_changes (workspace_id, import_id, entity, row_id, before, after_version)
  values (old.workspace_id, current_setting('voronka.import_id')::uuid, tg_table_name, old.id,
    case when old.import_id is distinct from current_setting('voronka.import_id')::uuid then to_jsonb(old) end,
    case when tg_table_name = 'visits' then 0 else (to_jsonb(new) ->> 'version')::integer end)
  on conflict (workspace_id, import_id, entity, row_id) do update set after_version = excluded.after_version;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.note_past_department()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Of several moves of one day the first tells where the person belonged before it.
  insert into past_departments (workspace_id, user_id, until_date, department_id)
  select new.workspace_id, new.id, (now() at time zone w.time_zone)::date, old.department_id
  from workspaces w where w.id = new.workspace_id
  on conflict (workspace_id, user_id, until_date) do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.note_past_role()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare today date := (select (now() at time zone w.time_zone)::date from workspaces w where w.id = new.workspace_id);
begin
  if new.is_active and not old.is_active then
    -- Taken back on the very day: as if nothing had been.
    delete from past_roles where workspace_id = new.workspace_id and user_id = new.id and until_date > today and is_active;
    if found then
      return null;
    end if;
  end if;
  -- Of several changes of one day the first tells what the person was before it.
  insert into past_roles (workspace_id, user_id, until_date, role, is_active)
  values (new.workspace_id, new.id, case when old.is_active and not new.is_active then today + 1 else today end, old.role, old.is_active)
  on conflict (workspace_id, user_id, until_date) do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.note_payment_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into payment_moves (workspace_id, payment_id, version, moved_at, from_on, to_on)
  values (new.workspace_id, new.id, new.version, new.updated_at, old.planned_on, new.planned_on)
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.note_stays_begun()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, month_of_stay(entered_at), 1,
         array_agg(round(date_part('epoch', left_at - entered_at) * 1000)::bigint), array_agg(coalesce(working_ms, 0))
  from added where left_at is not null and void_at is null
  group by workspace_id, pipeline_id, stage_id, month_of_stay(entered_at);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.note_stays_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, month, change, array_agg(calendar_ms), array_agg(working_ms) from (
    select workspace_id, pipeline_id, stage_id, month, sum(change) as change, calendar_ms, working_ms from (
      select workspace_id, pipeline_id, stage_id, id, month_of_stay(entered_at) as month, -1 as change,
             round(date_part('epoch', left_at - entered_at) * 1000)::bigint as calendar_ms, coalesce(working_ms, 0) as working_ms
      from removed where left_at is not null and void_at is null
      union all
      select workspace_id, pipeline_id, stage_id, id, month_of_stay(entered_at), 1,
             round(date_part('epoch', left_at - entered_at) * 1000)::bigint, coalesce(working_ms, 0)
      from added where left_at is not null and void_at is null) as changes
    group by workspace_id, pipeline_id, stage_id, id, month, calendar_ms, working_ms having sum(change) <> 0) as stays
  group by workspace_id, pipeline_id, stage_id, month, change;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.note_stays_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, month_of_stay(entered_at), -1,
         array_agg(round(date_part('epoch', left_at - entered_at) * 1000)::bigint), array_agg(coalesce(working_ms, 0))
  from removed where left_at is not null and void_at is null
  group by workspace_id, pipeline_id, stage_id, month_of_stay(entered_at);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.open_account(new_id text, its_email text, its_name text, password_hash text)
 RETURNS TABLE(account_id text, is_new boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  declare opened text;
  begin
    insert into auth."user" ("id", "name", "email", "emailVerified") values (new_id, its_name, lower(its_email), false)
      on conflict ("email") do nothing returning "id" into opened;
    if opened is null then
      return query select a."id", false from auth."user" a where a."email" = lower(its_email);
      return;
    end if;
    insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt")
      values (new_id, new_id, 'credential', new_id, password_hash, now());
    return query select opened, true;
  end $function$

CREATE OR REPLACE FUNCTION public.open_account_of_provider(new_id text, its_email text, its_name text)
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    insert into auth."user" ("id", "name", "email", "emailVerified") values (new_id, its_name, lower(its_email), true)
      on conflict ("email") do nothing returning "id"
  $function$

CREATE OR REPLACE FUNCTION public.people_of_department(workspace uuid, department uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    with recursive below as (
      select d.id from public.departments d where d.workspace_id = workspace and d.id = department
      union
      select d.id from public.departments d join below b on d.parent_id = b.id where d.workspace_id = workspace
    )
    select coalesce(array_agg(u.id), '{}') from public.users u
    where u.workspace_id = workspace and u.department_id in (select id from below)
  $function$

CREATE OR REPLACE FUNCTION public.put_search_company(workspaces uuid[], ids uuid[], again boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
        begin
          if ids is null then return; end if;
          if again then
            perform public.forget_search_words(workspaces, ids);
            delete from public.search_entries e using unnest(workspaces, ids) as t (workspace_id, id)
              where e.workspace_id = t.workspace_id and e.kind = 'company' and e.entity_id = t.id;
          end if;
          with found as materialized (
            select s.* from (select distinct * from unnest(workspaces, ids)) as t (workspace_id, id) cross join lateral (
              select * from public.search_sources o
              where o.workspace_id = t.workspace_id and o.entity_id = t.id and o.kind = 'company' offset 0) as s),
          kept as (
            insert into public.search_entries (workspace_id, kind, entity_id, parent_id, owner_id, at, lexemes)
            select workspace_id, kind, entity_id, parent_id, owner_id, at, public.search_lexemes(workspace_id, kind, words, signs)
              from found order by entity_id)
          insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
          select w.workspace_id, w.word, w.entity_id, public.search_skeleton(w.word) from (
            select f.workspace_id, f.entity_id, word, row_number() over (partition by f.workspace_id, word) as place
              from found f cross join string_to_table(btrim(f.words), ' ') as word where length(word) between 3 and 24 and word !~ '[0-9]') as w
          where w.place = 1
            and not exists (select from public.search_vocabulary v where v.workspace_id = w.workspace_id and v.word = w.word);
        end $function$

CREATE OR REPLACE FUNCTION public.put_search_contact(workspaces uuid[], ids uuid[], again boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
        begin
          if ids is null then return; end if;
          if again then
            perform public.forget_search_words(workspaces, ids);
            delete from public.search_entries e using unnest(workspaces, ids) as t (workspace_id, id)
              where e.workspace_id = t.workspace_id and e.kind = 'contact' and e.entity_id = t.id;
          end if;
          with found as materialized (
            select s.* from (select distinct * from unnest(workspaces, ids)) as t (workspace_id, id) cross join lateral (
              select * from public.search_sources o
              where o.workspace_id = t.workspace_id and o.entity_id = t.id and o.kind = 'contact' offset 0) as s),
          kept as (
            insert into public.search_entries (workspace_id, kind, entity_id, parent_id, owner_id, at, lexemes)
            select workspace_id, kind, entity_id, parent_id, owner_id, at, public.search_lexemes(workspace_id, kind, words, signs)
              from found order by entity_id)
          insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
          select w.workspace_id, w.word, w.entity_id, public.search_skeleton(w.word) from (
            select f.workspace_id, f.entity_id, word, row_number() over (partition by f.workspace_id, word) as place
              from found f cross join string_to_table(btrim(f.words), ' ') as word where length(word) between 3 and 24 and word !~ '[0-9]') as w
          where w.place = 1
            and not exists (select from public.search_vocabulary v where v.workspace_id = w.workspace_id and v.word = w.word);
        end $function$

CREATE OR REPLACE FUNCTION public.put_search_deal(workspaces uuid[], ids uuid[], again boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
        begin
          if ids is null then return; end if;
          if again then
            perform public.forget_search_words(workspaces, ids);
            delete from public.search_entries e using unnest(workspaces, ids) as t (workspace_id, id)
              where e.workspace_id = t.workspace_id and e.kind = 'deal' and e.entity_id = t.id;
          end if;
          with found as materialized (
            select s.* from (select distinct * from unnest(workspaces, ids)) as t (workspace_id, id) cross join lateral (
              select * from public.search_sources o
              where o.workspace_id = t.workspace_id and o.entity_id = t.id and o.kind = 'deal' offset 0) as s),
          kept as (
            insert into public.search_entries (workspace_id, kind, entity_id, parent_id, owner_id, at, lexemes)
            select workspace_id, kind, entity_id, parent_id, owner_id, at, public.search_lexemes(workspace_id, kind, words, signs)
              from found order by entity_id)
          insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
          select w.workspace_id, w.word, w.entity_id, public.search_skeleton(w.word) from (
            select f.workspace_id, f.entity_id, word, row_number() over (partition by f.workspace_id, word) as place
              from found f cross join string_to_table(btrim(f.words), ' ') as word where length(word) between 3 and 24 and word !~ '[0-9]') as w
          where w.place = 1
            and not exists (select from public.search_vocabulary v where v.workspace_id = w.workspace_id and v.word = w.word);
        end $function$

CREATE OR REPLACE FUNCTION public.put_search_document(workspaces uuid[], ids uuid[], again boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
        begin
          if ids is null then return; end if;
          if again then
            perform public.forget_search_words(workspaces, ids);
            delete from public.search_entries e using unnest(workspaces, ids) as t (workspace_id, id)
              where e.workspace_id = t.workspace_id and e.kind = 'document' and e.entity_id = t.id;
          end if;
          with found as materialized (
            select s.* from (select distinct * from unnest(workspaces, ids)) as t (workspace_id, id) cross join lateral (
              select * from public.search_sources o
              where o.workspace_id = t.workspace_id and o.entity_id = t.id and o.kind = 'document' offset 0) as s),
          kept as (
            insert into public.search_entries (workspace_id, kind, entity_id, parent_id, owner_id, at, lexemes)
            select workspace_id, kind, entity_id, parent_id, owner_id, at, public.search_lexemes(workspace_id, kind, words, signs)
              from found order by entity_id)
          insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
          select w.workspace_id, w.word, w.entity_id, public.search_skeleton(w.word) from (
            select f.workspace_id, f.entity_id, word, row_number() over (partition by f.workspace_id, word) as place
              from found f cross join string_to_table(btrim(f.words), ' ') as word where length(word) between 3 and 24 and word !~ '[0-9]') as w
          where w.place = 1
            and not exists (select from public.search_vocabulary v where v.workspace_id = w.workspace_id and v.word = w.word);
        end $function$

CREATE OR REPLACE FUNCTION public.put_search_many(kind text, workspaces uuid[], ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  begin
    execute format($make$
      with found as materialized (
        select o.* from (select distinct * from unnest($1, $2)) as t (workspace_id, id)
          join public.search_sources o on o.workspace_id = t.workspace_id and o.entity_id = t.id and o.kind = %L),
      kept as (
        insert into public.search_entries (workspace_id, kind, entity_id, parent_id, owner_id, at, lexemes)
        select workspace_id, kind, entity_id, parent_id, owner_id, at, public.search_lexemes(workspace_id, kind, words, signs)
          from found order by entity_id)
      insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
      select w.workspace_id, w.word, w.entity_id, public.search_skeleton(w.word) from (
        select f.workspace_id, f.entity_id, word, row_number() over (partition by f.workspace_id, word) as place
          from found f cross join string_to_table(btrim(f.words), ' ') as word where length(word) between 3 and 24 and word !~ '[0-9]') as w
      where w.place = 1
        and not exists (select from public.search_vocabulary v where v.workspace_id = w.workspace_id and v.word = w.word)
    $make$, kind) using workspaces, ids;
  end $function$

CREATE OR REPLACE FUNCTION public.put_search_notes(workspaces uuid[], ids uuid[], again boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
  begin
    if ids is null then return; end if;
    if again then
      delete from public.search_notes n using unnest(workspaces, ids) as t (workspace_id, id)
        where n.workspace_id = t.workspace_id and n.activity_id = t.id;
    end if;
    insert into public.search_notes (workspace_id, activity_id, deal_id, owner_id, at, lexemes)
    select s.* from (select distinct * from unnest(workspaces, ids)) as t (workspace_id, id) cross join lateral (
      select a.workspace_id, a.id, a.deal_id, coalesce(d.owner_id, a.owner_id) as owner_id,
             coalesce(a.done_at, a.planned_at, a.created_at) as at,
             public.search_note_lexemes(a.workspace_id, concat_ws(' ', a.subject, a.result, a.body), coalesce(d.owner_id, a.owner_id))
      from public.activities a left join public.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
      where a.workspace_id = t.workspace_id and a.id = t.id and a.deleted_at is null
        and coalesce(a.result, a.body, '') <> '' and (a.deal_id is null or d.deleted_at is null) offset 0) as s
    order by s.workspace_id, s.id;
  end $function$

CREATE OR REPLACE FUNCTION public.put_search_person(workspaces uuid[], ids uuid[], again boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
        begin
          if ids is null then return; end if;
          if again then
            perform public.forget_search_words(workspaces, ids);
            delete from public.search_entries e using unnest(workspaces, ids) as t (workspace_id, id)
              where e.workspace_id = t.workspace_id and e.kind = 'person' and e.entity_id = t.id;
          end if;
          with found as materialized (
            select s.* from (select distinct * from unnest(workspaces, ids)) as t (workspace_id, id) cross join lateral (
              select * from public.search_sources o
              where o.workspace_id = t.workspace_id and o.entity_id = t.id and o.kind = 'person' offset 0) as s),
          kept as (
            insert into public.search_entries (workspace_id, kind, entity_id, parent_id, owner_id, at, lexemes)
            select workspace_id, kind, entity_id, parent_id, owner_id, at, public.search_lexemes(workspace_id, kind, words, signs)
              from found order by entity_id)
          insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
          select w.workspace_id, w.word, w.entity_id, public.search_skeleton(w.word) from (
            select f.workspace_id, f.entity_id, word, row_number() over (partition by f.workspace_id, word) as place
              from found f cross join string_to_table(btrim(f.words), ' ') as word where length(word) between 3 and 24 and word !~ '[0-9]') as w
          where w.place = 1
            and not exists (select from public.search_vocabulary v where v.workspace_id = w.workspace_id and v.word = w.word);
        end $function$

CREATE OR REPLACE FUNCTION public.put_stay_summary(pipeline uuid, stage uuid, of_month date, calendar bytea, working bytea)
 RETURNS void
 LANGUAGE sql
AS $function$ insert into stay_summaries as s (workspace_id, pipeline_id, stage_id, month, calendar, working)
         values (current_workspace(), pipeline, stage, of_month, calendar, working)
         on conflict (workspace_id, pipeline_id, stage_id, month)
         do update set calendar = excluded.calendar, working = excluded.working $function$

CREATE OR REPLACE FUNCTION public.queue_webhook_deliveries()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare queued_count bigint;
  begin
    perform from public.webhooks w join fresh e on e.workspace_id = w.workspace_id limit 1;
    if not found then return null; end if;
    with queued as (
      insert into public.webhook_deliveries (workspace_id, id, webhook_id, entry_id, type, created_at, next_attempt_at)
      select e.workspace_id, public.new_row_id(), w.id, e.id, e.action, e.at, now()
      from fresh e join public.webhooks w on w.workspace_id = e.workspace_id
      where case when e.action = 'webhook.tested' then w.id = e.entity_id
        else w.is_active and w.events && array['*', split_part(e.action, '.', 1) || '.*', e.action] end
      order by e.id
      returning workspace_id, id, next_attempt_at)
    select count(public.enqueue_webhook_attempt(workspace_id, id, next_attempt_at)) into queued_count from queued;
    return null;
  end $function$

CREATE OR REPLACE FUNCTION public.rate_of_key(its_hash text)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select k.requests_per_second from public.api_keys k where k.key_hash = its_hash and k.revoked_at is null $function$

CREATE OR REPLACE FUNCTION public.reset_second_factor(account text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  begin
    update auth."user" a set "twoFactorEnabled" = false where a."id" = account and a."twoFactorEnabled";
    if not found then return false; end if;
    delete from auth."twoFactor" f where f."userId" = account;
    delete from auth."verification" v where v."value" = account and v."identifier" like 'trust-device-%';
    delete from auth."session" s where s."userId" = account;
    return true;
  end $function$

CREATE OR REPLACE FUNCTION public.search_company_renamed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.put_search_deal(array_agg(workspace_id), array_agg(id), true)
    from public.deals where workspace_id = new.workspace_id and company_id = new.id;
  perform public.put_search_contact(array_agg(workspace_id), array_agg(id), true)
    from public.contacts where workspace_id = new.workspace_id and company_id = new.id;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_contact_changed_company()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update public.search_entries e set parent_id = new.company_id,
    lexemes = public.search_lexemes(new.workspace_id, 'contact', public.search_words(concat_ws(' ', new.name,
      (select c.name from public.companies c where c.workspace_id = new.workspace_id and c.id = new.company_id))),
      concat_ws(' ', public.search_phone_signs(new.phone_normalized, new.phone), public.search_mail_signs(new.email)))
  where e.workspace_id = new.workspace_id and e.kind = 'contact' and e.entity_id = new.id;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_deal_changed_company()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update public.search_entries e set parent_id = new.company_id,
    lexemes = public.search_lexemes(new.workspace_id, 'deal', public.search_words(concat_ws(' ', new.title, new.external_id,
      (select c.name from public.companies c where c.workspace_id = new.workspace_id and c.id = new.company_id))),
      '@' || right(new.owner_id::text, 12))
  where e.workspace_id = new.workspace_id and e.kind = 'deal' and e.entity_id = new.id;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_deal_moved_house()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.put_search_document(array_agg(workspace_id), array_agg(id), true)
    from public.documents where workspace_id = new.workspace_id and deal_id = new.id;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_lexemes(workspace uuid, kind text, words text, signs text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select array_to_tsvector(string_to_array(substr(replace(rtrim(words || coalesce(signs, '')), ' ',
    ' ' || right(workspace::text, 8) || left(kind, 3) || ':'), 2), ' ')) $function$

CREATE OR REPLACE FUNCTION public.search_mail_signs(email text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select '#e' || nullif(translate(lower(email), ' ', ''), '') || ' #s' || split_part(translate(lower(email), ' ', ''), '@', 2) $function$

CREATE OR REPLACE FUNCTION public.search_note_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.put_search_notes(array[new.workspace_id], array[new.id], true);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_note_lexemes(workspace uuid, its_text text, owner uuid)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select public.search_lexemes(workspace, 'activity',
    (select ' ' || coalesce(string_agg(word, ' '), '') || ' ' from string_to_table(btrim(public.search_words(left(its_text, 5000))), ' ') as word where length(word) <= 60),
    '@' || right(owner::text, 12)) $function$

CREATE OR REPLACE FUNCTION public.search_note_removed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from public.search_notes n where n.workspace_id = old.workspace_id and n.activity_id = old.id;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_notes_added()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if (select count(*) from (select from added where coalesce(result, body, '') <> '' limit 101) as first) > 100 then
    execute 'insert into public.search_notes (workspace_id, activity_id, deal_id, owner_id, at, lexemes)
      select a.workspace_id, a.id, a.deal_id, coalesce(d.owner_id, a.owner_id), coalesce(a.done_at, a.planned_at, a.created_at),
        public.search_note_lexemes(a.workspace_id, concat_ws('' '', a.subject, a.result, a.body), coalesce(d.owner_id, a.owner_id))
      from added a left join public.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
      where a.deleted_at is null and coalesce(a.result, a.body, '''') <> '''' and (a.deal_id is null or d.deleted_at is null)
      order by a.workspace_id, a.id';
  else
    perform public.put_search_notes(array_agg(workspace_id), array_agg(id), false) from added where coalesce(result, body, '') <> '';
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_notes_of_deal_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform public.put_search_notes(array_agg(workspace_id), array_agg(id), true) from public.activities
    where workspace_id = new.workspace_id and deal_id = new.id and coalesce(result, body, '') <> '';
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_phone_signs(normalized text, typed text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
  declare digits text := left(coalesce(translate(normalized, '+', ''), regexp_replace(typed, '[^0-9]+', '', 'g')), 20);
  begin
    if length(digits) = 11 and left(digits, 1) in ('7', '8') then digits := substr(digits, 2); end if;
    return case when digits <> '' then '#p' || digits || ' #r' || reverse(digits) end;
  end $function$

CREATE OR REPLACE FUNCTION public.search_row_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  execute format('select public.%I(array[$1], array[$2], true)', tg_argv[0]) using new.workspace_id, new.id;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_rows_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select count(*) from (select from added limit 101) as first) > 100 then
    execute 'select public.put_search_many($1, array_agg(workspace_id), array_agg(id)) from added'
      using substr(tg_argv[0], length('put_search_') + 1);
  else
    execute format('select public.%I(array_agg(workspace_id), array_agg(id), false) from added', tg_argv[0]);
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_rows_removed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare workspaces uuid[]; ids uuid[];
begin
  select array_agg(g.workspace_id), array_agg(g.id) into workspaces, ids from gone g;
  if ids is null then return null; end if;
  -- Planned for as many as there are.
  execute 'delete from public.search_entries e using unnest($1, $2) as t (workspace_id, id)
    where e.workspace_id = t.workspace_id and e.kind = $3 and e.entity_id = t.id' using workspaces, ids, tg_argv[0];
  perform public.forget_search_words(workspaces, ids);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_site_sign(site text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select '#s' || nullif(regexp_replace(translate(lower(site), ' ', ''), '^([a-z]+://)?(www\.)?([^/:?#]*).*$', '\3'), '') $function$

CREATE OR REPLACE FUNCTION public.search_skeleton(word text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select translate(word, 'абвгдежзийклмнопрстуфхцчшщыэюяъь', 'abvgde6zijklmnoprstufhc4wwyeqx') $function$

CREATE OR REPLACE FUNCTION public.search_words(text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select regexp_replace(' ' || translate(lower(text), 'ё', 'е') || ' ', '[^[:alnum:]]+', ' ', 'g') $function$

CREATE OR REPLACE FUNCTION public.settle_failed_task(number bigint, again boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  begin
    if not exists (select from public.failed_tasks() f where f.id = number and not f.is_running) then return false; end if;
    if again then return exists (select from graphile_worker.reschedule_jobs(array[number], now(), null, 0)); end if;
    return exists (select from graphile_worker.complete_jobs(array[number]));
  end $function$

CREATE OR REPLACE FUNCTION public.similar_search_words(asked text[])
 RETURNS TABLE(place integer, word text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET "pg_trgm.word_similarity_threshold" TO '0.3'
AS $function$
    select a.place::integer, s.word from unnest(asked) with ordinality as a (word, place) cross join lateral (
      select v.word from public.search_vocabulary v
      where v.workspace_id = public.current_workspace() and public.search_skeleton(a.word) operator(public.<%) v.skeleton
      order by public.word_similarity(public.search_skeleton(a.word), v.skeleton) desc, v.word limit 60) as s $function$

CREATE OR REPLACE FUNCTION public.take_stay_changes(pipeline uuid, stage uuid)
 RETURNS TABLE(month text, change smallint, calendar text, working text)
 LANGUAGE sql
AS $function$ with gone as (
           delete from stay_changes c where c.workspace_id = current_workspace() and c.pipeline_id = pipeline and c.stage_id = stage
           returning c.month, c.change, c.calendar_ms, c.working_ms)
         select g.month::text, g.change, string_agg(array_to_string(g.calendar_ms, ','), ','),
                string_agg(array_to_string(g.working_ms, ','), ',')
         from gone g group by g.month, g.change $function$

CREATE OR REPLACE FUNCTION public.without_personal(said jsonb, words text[], fields text[], mark text)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  begin
    case jsonb_typeof(said)
      when 'string' then return to_jsonb(public.without_words(said #>> '{}', words, mark));
      when 'array' then
        return coalesce((select jsonb_agg(public.without_personal(e, words, fields, mark) order by n)
          from jsonb_array_elements(said) with ordinality as a(e, n)), '[]');
      when 'object' then
        return coalesce((select jsonb_object_agg(key, case when key = any (fields) then to_jsonb(mark)
          else public.without_personal(value, words, fields, mark) end) from jsonb_each(said)), '{}');
      else return said;
    end case;
  end $function$

CREATE OR REPLACE FUNCTION public.without_words(said text, words text[], mark text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  declare word text;
  begin
    foreach word in array words loop
      said := regexp_replace(said, regexp_replace(word, '([.^$*+?()\[\]{}|\\-])', '\\\1', 'g'), mark, 'gi');
    end loop;
    return said;
  end $function$

CREATE OR REPLACE FUNCTION public.workspaces_of_account(account text)
 RETURNS TABLE(id uuid, slug text, name text, locale text, is_demo boolean, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select w.id, w.slug, w.name, w.locale, w.is_demo, u.role
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.account_id = account and u.is_active order by w.is_demo, u.created_at desc, w.id
  $function$

