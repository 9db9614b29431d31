-- The words of residents' names, so that a name with typing errors is found among some thousand words
-- and not among some million residents.

create table name_words (
  office_code text not null references offices (code),
  word text collate "C" not null,
  primary key (office_code, word)
);
comment on table name_words is 'Every word that stood in a name once; kept by trigger, words are never taken out';
create index name_words_trigrams on name_words using gin (word gin_trgm_ops);
grant select, insert on name_words to {{app}};

create function keep_name_words() returns trigger language plpgsql as $$
begin
  insert into name_words (office_code, word)
  select distinct named.office_code, word
    from named cross join lateral string_to_table(named.name, ' ') as word
   where word <> ''
  on conflict do nothing;
  return null;
end $$;
create trigger keep_name_words after insert on residents
  referencing new table as named for each statement execute function keep_name_words();
create trigger keep_changed_name_words after update on residents
  referencing new table as named for each statement execute function keep_name_words();

insert into name_words (office_code, word)
select distinct office_code, word from residents cross join lateral string_to_table(name, ' ') as word where word <> '';
