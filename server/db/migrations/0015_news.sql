-- News of the office (berita terkait): public words and pictures. The state of an item is read from its two instants:
-- archived once archived_at is set, a draft while publish_at is not, scheduled until publish_at, published from then on.
-- So no job has to wake up for a scheduled item.

create table news_items (
  id uuid primary key default gen_random_uuid(),
  office_code text not null references offices (code),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
  version int not null check (version >= 1),
  title_id text not null check (length(title_id) between 3 and 150),
  summary_id text not null check (length(summary_id) <= 400),
  body_id text not null check (length(body_id) <= 20000),
  title_en text not null check (length(title_en) <= 150),
  summary_en text not null check (length(summary_en) <= 400),
  body_en text not null check (length(body_en) <= 20000),
  publish_at timestamptz,
  archived_at timestamptz,
  changed_at timestamptz not null,
  unique (office_code, slug),
  unique (id, office_code),
  constraint news_items_complete check (publish_at is null or (summary_id <> '' and body_id <> ''
    and (title_en = '') = (body_en = '') and (summary_en = '') = (body_en = ''))),
  -- What is archived keeps the day on which it was published; one that never was has none.
  constraint news_items_archived check (archived_at is null or publish_at is null or publish_at <= archived_at)
);
comment on table news_items is 'A draft may lack summary, body and English; what is published may lack English alone';
comment on column news_items.slug is 'Its address below /berita/; stays as it is once it has been published or scheduled';
comment on column news_items.version is 'Goes up with every deed; who changes an older one than stands here is refused';
comment on column news_items.changed_at is 'When words or picture last changed';
create index news_items_public on news_items (office_code, publish_at desc, id) where archived_at is null;
grant select, insert, update (slug, version, title_id, summary_id, body_id, title_en, summary_en, body_en, publish_at,
  archived_at, changed_at) on news_items to {{app}};

create table news_events (
  news_id uuid not null,
  office_code text not null,
  version int not null check (version >= 1),
  event text not null check (event in ('created', 'edited', 'image_set', 'image_described', 'image_removed', 'published',
    'scheduled', 'unscheduled', 'archived', 'restored')),
  at timestamptz not null,
  actor_id uuid not null references employees (id),
  publish_at timestamptz,
  primary key (news_id, version),
  foreign key (news_id, office_code) references news_items (id, office_code),
  constraint news_events_publish_at check ((publish_at is not null) = (event in ('published', 'scheduled')))
);
comment on table news_events is 'Who did what to an item, without its words: one event a version';
grant select, insert on news_events to {{app}};

create table news_images (
  id uuid primary key default gen_random_uuid(),
  news_id uuid not null unique,
  office_code text not null,
  alt_id text not null check (length(alt_id) between 3 and 300),
  alt_en text not null check (length(alt_en) <= 300),
  width int not null check (width > 0),
  height int not null check (height > 0),
  large bytea not null check (octet_length(large) between 1 and 200000),
  small bytea not null check (octet_length(small) between 1 and 60000),
  foreign key (news_id, office_code) references news_items (id, office_code)
);
comment on table news_images is 'WebP, written anew by the server; public, so not in the encrypted vault. Another picture is another id: addresses may be cached for ever';
grant select, insert, delete, update (alt_id, alt_en) on news_images to {{app}};

create function news_moves_on() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'news % goes from version % to %', old.id, old.version, new.version
      using errcode = 'check_violation', constraint = 'news_items_version';
  end if;
  if new.slug <> old.slug and old.publish_at is not null then
    raise exception 'the address of news % is published', old.id
      using errcode = 'check_violation', constraint = 'news_items_slug';
  end if;
  return new;
end $$;
create trigger news_moves_on before update on news_items for each row execute function news_moves_on();

create function news_has_event() returns trigger language plpgsql as $$
begin
  if not exists (select from news_events e where e.news_id = new.id and e.version = new.version) then
    raise exception 'version % of news % has no event', new.version, new.id
      using errcode = 'integrity_constraint_violation', constraint = 'news_items_event';
  end if;
  return null;
end $$;
create constraint trigger news_has_event after insert or update on news_items
  deferrable initially deferred for each row execute function news_has_event();
