-- Personal data (PLT-11): consents of contacts, and what erasure needs.

create table consents (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  contact_id uuid not null,
  purpose text not null check (purpose in ('processing', 'newsletters', 'calls', 'transfer', 'other')),
  -- What the person agreed to, in the words that they saw.
  text text not null,
  -- Where it was given: a form, a letter, a contract.
  source text not null check (source <> ''),
  given_at timestamptz(3) not null,
  recorded_by uuid,
  recorded_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  withdrawn_by uuid,
  primary key (workspace_id, id),
  check (withdrawn_at >= given_at),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index consents_of_contact on consents (workspace_id, contact_id, given_at desc, id desc);
alter table consents enable row level security;
create policy own_workspace on consents to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on consents to voronka_app;

alter table contacts add column erased_at timestamptz(3);

-- The text with every one of the words replaced, whatever its case.
create function without_words(said text, words text[], mark text) returns text
  language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
  as $$
  declare word text;
  begin
    foreach word in array words loop
      said := regexp_replace(said, regexp_replace(word, '([.^$*+?()\[\]{}|\\-])', '\\\1', 'g'), mark, 'gi');
    end loop;
    return said;
  end $$;

-- The same for a value of the audit, at any depth; of the fields named every value goes.
create function without_personal(said jsonb, words text[], fields text[], mark text) returns jsonb
  language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
  as $$
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
  end $$;

-- What has been written in the audit stays as written, but for this: who acted and when stays, whom it was about goes.
-- `own`: entities all of whose named fields tell of the person; elsewhere only the words go. How many entries were changed.
create function forget_in_audit(own uuid[], words text[], fields text[], mark text) returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    with changed as (
      update public.audit_entries e
      set changes = public.without_personal(e.changes, words, case when e.entity_id = any (own) then fields else '{}' end, mark)
      where e.workspace_id = public.current_workspace()
        and (e.entity_id = any (own) or exists (select from unnest(words) w where strpos(lower(e.changes::text), lower(w)) > 0))
      returning 1)
    select count(*) from changed
  $$;
revoke all on function forget_in_audit(uuid[], text[], text[], text) from public;
grant execute on function forget_in_audit(uuid[], text[], text[], text) to voronka_app;
