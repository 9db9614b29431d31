import { sql } from 'kysely';
import type { Invariants } from '../violation.ts';

/** A print that has its blank for itself: under way, or the card that was made of it. */
const holding = sql`('queued', 'printing', 'awaiting_confirmation', 'confirmed')`;

/** The ledger of blanks: none used twice, none lost, each in the state that its movements and prints say. */
export const blankProbes = {
  blank_state_differs: {
    subject: 'blank',
    query: sql`
      select b.serial as id, jsonb_build_object('state', b.state, 'seq', b.last_seq,
             'movedTo', coalesce(m.to_state, '-'), 'movedSeq', coalesce(m.seq, 0)) as facts
        from blanks b left join lateral (
          select seq, to_state, holder_id from blank_movements m where m.serial = b.serial order by m.seq desc limit 1
        ) m on true
       where m.seq is null or m.seq <> b.last_seq or m.to_state <> b.state or m.holder_id is distinct from b.holder_id`,
  },
  blank_chain_broken: {
    subject: 'blank',
    query: sql`
      select c.serial as id, jsonb_build_object('seq', min(c.seq)) as facts from (
        select m.serial, m.seq, m.from_state, row_number() over w as place, lag(m.to_state) over w as before_state
          from blank_movements m window w as (partition by m.serial order by m.seq)
      ) c where c.seq <> c.place or c.from_state is distinct from c.before_state group by c.serial`,
  },
  delivery_incomplete: {
    subject: 'delivery',
    query: sql`
      select d.id::text as id, jsonb_build_object('letter', d.letter_number, 'came', d.last_number - d.first_number + 1, 'there', b.there) as facts
        from blank_deliveries d
        cross join lateral (select count(*) as there from blanks b where b.delivery_id = d.id) b
       where b.there <> d.last_number - d.first_number + 1`,
  },
  blank_outside_delivery: {
    subject: 'blank',
    query: sql`
      select b.serial as id, jsonb_build_object('letter', d.letter_number) as facts
        from blanks b join blank_deliveries d on d.id = b.delivery_id
       where b.number not between d.first_number and d.last_number or b.office_code <> d.office_code
          or b.serial <> d.prefix || lpad(b.number::text, d.digits, '0')`,
  },
  stock_does_not_add_up: {
    subject: 'office',
    query: sql`
      select o.code as id, jsonb_build_object('received', r.received, 'inStore', s.in_store, 'withOperator', s.with_operator,
             'used', s.used, 'spoiled', s.spoiled) as facts
        from offices o
        cross join lateral (select coalesce(sum(d.last_number - d.first_number + 1), 0) as received
                              from blank_deliveries d where d.office_code = o.code) r
        cross join lateral (
          select count(*) filter (where m.to_state = 'in_store') as in_store,
                 count(*) filter (where m.to_state = 'with_operator') as with_operator,
                 count(*) filter (where m.to_state = 'used') as used,
                 count(*) filter (where m.to_state = 'spoiled') as spoiled
            from (select distinct on (m.serial) m.to_state from blank_movements m
                   where m.office_code = o.code order by m.serial, m.seq desc) m
        ) s
       where r.received <> s.in_store + s.with_operator + s.used + s.spoiled`,
  },
  blank_used_twice: {
    subject: 'blank',
    query: sql`
      select p.blank_serial as id, jsonb_build_object('numbers', string_agg(a.number, ', ' order by a.number, p.attempt_no)) as facts
        from print_attempts p join applications a on a.id = p.application_id
       where p.state <> 'failed' group by p.blank_serial having count(*) > 1`,
  },
  blank_used_without_print: {
    subject: 'blank',
    query: sql`
      select b.serial as id, '{}'::jsonb as facts from blanks b
       where b.state = 'used'
         and not exists (select 1 from print_attempts p where p.blank_serial = b.serial and p.state in ${holding})
         and not exists (select 1 from print_attempts p where p.blank_serial = b.serial and p.state = 'failed')`,
  },
  failed_print_keeps_blank: {
    subject: 'blank',
    query: sql`
      select b.serial as id, jsonb_build_object('number', max(a.number)) as facts
        from blanks b
        join print_attempts p on p.blank_serial = b.serial and p.state = 'failed'
        join applications a on a.id = p.application_id
       where b.state = 'used'
         and not exists (select 1 from print_attempts o where o.blank_serial = b.serial and o.state in ${holding})
       group by b.serial`,
  },
  print_without_used_blank: {
    subject: 'printAttempt',
    query: sql`
      select p.id::text as id, jsonb_build_object('number', a.number, 'attempt', p.attempt_no, 'serial', p.blank_serial,
             'state', p.state, 'blankState', coalesce(b.state, '-')) as facts
        from print_attempts p join applications a on a.id = p.application_id left join blanks b on b.serial = p.blank_serial
       where p.state in ${holding} and b.state is distinct from 'used'`,
  },
  spoiled_print_blank_differs: {
    subject: 'printAttempt',
    query: sql`
      select p.id::text as id, jsonb_build_object('number', a.number, 'attempt', p.attempt_no, 'serial', p.blank_serial,
             'blankState', coalesce(b.state, '-')) as facts
        from print_attempts p join applications a on a.id = p.application_id left join blanks b on b.serial = p.blank_serial
       where p.state = 'spoiled' and b.state is distinct from 'spoiled'`,
  },
  blank_moved_for_another_case: {
    subject: 'blank',
    query: sql`
      select m.serial as id, jsonb_build_object('seq', m.seq) as facts
        from blank_movements m
       where m.to_state = 'used' and not exists (
         select 1 from print_attempts p where p.blank_serial = m.serial and p.application_id = m.application_id)`,
  },
} as const satisfies Partial<Invariants>;
