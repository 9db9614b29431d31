-- Where an office is and how else it is reached: shown on every public page.
alter table offices
  add column email text check (email ~ '^[^@\s]+@[^@\s]+$'),
  add column whatsapp text check (whatsapp ~ '^\+[0-9]{8,15}$'),
  add column website text check (website ~ '^https?://'),
  add column map_url text check (map_url ~ '^https?://');
comment on column offices.whatsapp is 'In E.164, as a link to a chat needs it';
grant update (address, email, whatsapp, website, map_url) on offices to {{app}};
