-- Whoever can be reached in no other way is told of the forwarding on the page that his code opens.
alter table complaint_notices drop constraint complaint_notices_channel_check;
alter table complaint_notices add constraint complaint_notices_channel_check
  check (channel in ('telephone', 'letter', 'whatsapp', 'sms', 'email', 'in_person', 'tracking_page'));
