import { sql } from 'kysely';

/** A second office in one statement, for what must not be mixed up between two. */
export const otherOffice = sql`
  with standard as (
    insert into service_standards (office_code, number, state, promise_seconds, response_days, effective_on, drafted_at, approved_at)
    values ('51.03', 1, 'approved', 600, 3, '2020-01-01', '2020-01-01', '2020-01-01')
    returning id)
  insert into offices (code, name, region_code, province_name, regency_name, zone, number_prefix, standard_id)
  select '51.03', 'Dinas lain', '51.03', province_name, regency_name, zone, 'BDG', standard.id from offices, standard`;
