-- The register shows what is open, out of all that was ever received.

create index complaints_open on complaints (office_code, received_at) where closed_at is null;
