-- What strangers can set off, the office sends within bounds: to Indonesian numbers, one message a day to each
-- recipient, and so many a day by each channel. What is beyond a bound waits; nothing is thrown away.

alter table offices add column texts_abroad boolean not null default false;
comment on column offices.texts_abroad is 'SMS and WhatsApp go to numbers of other countries as well';

alter table messages add column by_stranger boolean not null default false;
comment on column messages.by_stranger is 'Set off by somebody outside the office, whom nobody has looked at: one a day to each recipient';
grant update (by_stranger) on messages to {{app}};
create index message_contents_phone on message_contents (phone) where phone is not null;
create index message_contents_email on message_contents (lower(email)) where email is not null;

create table message_budgets (
  office_code text not null references offices (code),
  channel text not null check (channel in ('email', 'whatsapp', 'sms')),
  per_day int not null check (per_day between 0 and 1000000),
  day date not null,
  spent int not null default 0 check (spent >= 0),
  spent_by_strangers int not null default 0 check (spent_by_strangers between 0 and spent),
  over_since timestamptz,
  primary key (office_code, channel)
);
comment on table message_budgets is 'How many messages a day leave by a channel, and how many have left on its last day';
comment on column message_budgets.over_since is 'When the first message of that day had to wait';
grant select, insert, update (per_day, day, spent, spent_by_strangers, over_since) on message_budgets to {{app}};
grant update (texts_abroad) on offices to {{app}};
