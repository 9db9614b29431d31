-- The Sekretaris stands between the section head and the head of office when an answer to a complaint is late.

alter table employee_roles drop constraint employee_roles_role_check;
alter table employee_roles add constraint employee_roles_role_check check (role in ('front_desk', 'verifier',
  'recording_operator', 'data_operator', 'section_head', 'division_head', 'secretary', 'head_of_office',
  'complaints_officer', 'administrator'));
