import { type Invariants, violating } from '../invariant.ts';

/** The register beside its own history, and requests that were promised one effect. */
export const registerInvariants = {
  request_without_outcome: violating('idempotencyKey')`
      select i.employee_id || ' ' || i.key as id, i.verb
        from idempotency_keys i where i.outcome is null`,
  central_status_differs: violating('resident')`
      select r.id, r.central_status as status, coalesce(h.status, '-') as observed
        from residents r left join lateral (
          select h.status, h.observed_on from central_status_history h where h.resident_id = r.id
           order by h.observed_on desc, h.id desc limit 1
        ) h on true
       where r.central_status <> coalesce(h.status, 'UNREGISTERED') or r.central_status_on is distinct from h.observed_on`,
  element_differs: violating('resident')`
      select r.id, h.element, h.version
        from residents r join (
          select distinct on (h.resident_id, h.element) h.resident_id, h.element, h.new_value, h.version
            from resident_elements_history h order by h.resident_id, h.element, h.version desc
        ) h on h.resident_id = r.id
       where h.new_value is not null and to_jsonb(r) ->> h.element is distinct from h.new_value`,
  version_differs: violating('resident')`
      select r.id, r.version, h.changes
        from residents r cross join lateral (
          select count(distinct h.version) as changes from resident_elements_history h where h.resident_id = r.id
        ) h where r.version <> h.changes + 1`,
} as const satisfies Partial<Invariants>;
