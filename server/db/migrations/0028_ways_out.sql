-- What case pages and lists ask for by something else than their own key.
create index application_checks_application on application_checks (application_id);
create index complaints_merged_into on complaints (merged_into) where merged_into is not null;
create index applications_started on applications (office_code, started_at);
create index complaint_rounds_ended on complaint_rounds (office_code, ended_on) where ended_on is not null;
create index recordings_noted on recordings (office_code, noted_at);
create index web_submissions_complaint on web_submissions (complaint_id);
create index complaint_notices_complaint on complaint_notices (complaint_id);
create index resident_findings_run on resident_findings (run_id);
create index import_conflicts_run on import_conflicts (run_id);
create index residents_village on residents (village_code);
create index messages_superseded on messages (superseded_by) where superseded_by is not null;
create index complaint_referrals_agency on complaint_referrals (agency_id);
create index applications_standard on applications (office_code, standard_id);
