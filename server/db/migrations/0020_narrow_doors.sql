-- What the application's login may do is what its stores do, column by column; and nothing that runs as the owner finds
-- a table or function of whoever called it.

alter function give_calendar(text) set search_path = pg_catalog, public, pg_temp;
alter function calendar_of_new_office() set search_path = pg_catalog, public, pg_temp;
alter function complaint_limits_of_office() set search_path = pg_catalog, public, pg_temp;
alter function escalation_rungs_of_office() set search_path = pg_catalog, public, pg_temp;
revoke execute on function calendar_of_new_office(), complaint_limits_of_office(), escalation_rungs_of_office() from public;

revoke update on offices, auth_user, auth_session, auth_account, employees, family_cards, residents, import_runs,
  import_conflicts, number_series, applications, application_pauses, application_documents, print_attempts, agencies,
  complaints, complaint_contents, escalation_rungs, queue_settings, queue_services, queue_counters, queue_numbers,
  queue_pulse, queue_tickets, recurring_work, login_attempts from {{app}};
revoke insert, update, delete on auth_verification from {{app}};
revoke delete on complaint_answer_texts from {{app}};

grant update (standard_id) on offices to {{app}};
grant update (credential_version) on auth_session to {{app}};
grant update (succeeded, device_hash) on login_attempts to {{app}};
grant update (name, title, active, must_change_password, credential_version) on employees to {{app}};
grant update (name, birth_place, birth_date, sex, blood_type, religion, marital_status, occupation, education,
  family_card_id, village_code, address, rt, rw, nationality, central_status, central_status_on, recorded_on,
  version, updated_at) on residents to {{app}};
grant update (state, finished_at, bytes_read, row_count, loaded, warned, rejected, unchanged, refusal_code,
  refusal_params) on import_runs to {{app}};
grant update (decision, decided_by, decided_at, decision_words) on import_conflicts to {{app}};
grant update (last_number) on number_series to {{app}};
grant update (state, last_seq, claimed_by, claimed_at, state_since, closed_at, box_number) on applications to {{app}};
grant update (ended_at, ended_by) on application_pauses to {{app}};
grant update (removed_at, removed_by) on application_documents to {{app}};
grant update (state, ended_at, reason) on print_attempts to {{app}};
grant update (name, kind, address, phone, email, website, active) on agencies to {{app}};
grant update (state, last_seq, round, merged_into, state_since, closed_at, handler_id, application_id, anonymous,
  confidential, component, completed_on) on complaints to {{app}};
grant update (name, address, phone, phone_e164, email, description, remedy, submitted_place, submitted_on,
  submitted_time, immediate_response, signature, signature_file_id, signature_seen_by, preferred_channel, locale)
  on complaint_contents to {{app}};
grant update (agency_id) on escalation_rungs to {{app}};
grant update (opens_at, last_ticket_at, door_key) on queue_settings to {{app}};
grant update (letter, name_id, name_en, kind, position, daily_limit, active) on queue_services to {{app}};
grant update (number, name, services, active) on queue_counters to {{app}};
grant update (last_number) on queue_numbers to {{app}};
grant update (last_call, last_change) on queue_pulse to {{app}};
grant update (state, last_seq, service, priority, form_token, device_hash, for_counter_id, counter_id, times_called,
  first_called_at, called_at, serving_at, ended_at, application_id) on queue_tickets to {{app}};
grant update (last_started_at, last_ended_at, last_failed_at, last_failure) on recurring_work to {{app}};

-- A password is written by this function alone: one account's, its own kind, nothing else of the row.
create function set_password(account_of text, hash text, at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update auth_account set password = hash, updated_at = at where user_id = account_of and provider_id = 'credential';
$$;
revoke execute on function set_password(text, text, timestamptz) from public;
grant execute on function set_password(text, text, timestamptz) to {{app}};

-- What a complainant wrote is corrected, never replaced: each earlier wording stays, by the event that changed it.
create table complaint_content_versions (
  id bigint generated always as identity primary key,
  complaint_id uuid not null references complaints (id),
  office_code text not null references offices (code),
  changed_in int not null check (changed_in > 0),
  field text not null,
  wording text not null
);
comment on table complaint_content_versions is
  'Earlier wordings of complaint_contents, apart from history, so that they can be destroyed with what they belong to';
comment on column complaint_content_versions.changed_in is 'The event, by its number, in which it was replaced';
create index complaint_content_versions_complaint on complaint_content_versions (complaint_id);
create index complaint_content_versions_office on complaint_content_versions (office_code);
grant select on complaint_content_versions to {{app}};

create function complaint_contents_keep_wording() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into complaint_content_versions (complaint_id, office_code, changed_in, field, wording)
  select old.complaint_id, old.office_code, c.last_seq + 1, was.key, was.value
    from jsonb_each_text(to_jsonb(old)) as was
    join jsonb_each_text(to_jsonb(new)) as now using (key), complaints c
   where c.id = old.complaint_id and was.value is not null and now.value is distinct from was.value
     and was.key in ('name', 'address', 'phone', 'email', 'description', 'remedy', 'submitted_place', 'submitted_on',
                     'submitted_time', 'immediate_response');
  return null;
end $$;
revoke execute on function complaint_contents_keep_wording() from public;
create trigger complaint_contents_keep_wording after update on complaint_contents
  for each row execute function complaint_contents_keep_wording();

-- By which file key the stored files are closed, without saying which: a start with another key is refused.
alter table installation add column file_key_check text;
comment on column installation.file_key_check is 'HMAC of a constant under the file key; null until the first start';

create function note_file_key(key_check text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update installation set file_key_check = key_check where file_key_check is null;
$$;
revoke execute on function note_file_key(text) from public;
grant execute on function note_file_key(text) to {{app}};
