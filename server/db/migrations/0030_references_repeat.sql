-- A gateway may give two messages the same reference: what was sent is noted all the same, and a report means the newest.
drop index messages_of_provider;
create index messages_of_provider on messages (channel, provider_ref) where provider_ref is not null;
