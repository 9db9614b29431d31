import { sql } from 'kysely';
import { type Invariants, violating } from '../invariant.ts';

/** A print that has its blank for itself: under way, or the card that was made of it. */
const holding = sql`('queued', 'printing', 'awaiting_confirmation', 'confirmed')`;

/** The ledger of blanks: none used twice, none lost, each in the state that its movements and prints say. */
export const blankInvariants = {
  blank_state_differs: violating('blank')`
      select b.serial as id, b.state, b.last_seq as seq, coalesce(m.to_state, '-') as "movedTo",
             coalesce(m.seq, 0) as "movedSeq"
        from blanks b left join lateral (
          select seq, to_state, holder_id from blank_movements m where m.serial = b.serial order by m.seq desc limit 1
        ) m on true
       where m.seq is null or m.seq <> b.last_seq or m.to_state <> b.state or m.holder_id is distinct from b.holder_id`,
  blank_chain_broken: violating('blank')`
      select c.serial as id, min(c.seq) as seq from (
        select m.serial, m.seq, m.from_state, row_number() over w as place, lag(m.to_state) over w as before_state
          from blank_movements m window w as (partition by m.serial order by m.seq)
      ) c where c.seq <> c.place or c.from_state is distinct from c.before_state group by c.serial`,
  delivery_incomplete: violating('delivery')`
      select d.id, d.letter_number as letter, d.last_number - d.first_number + 1 as came, b.there
        from blank_deliveries d
        cross join lateral (select count(*) as there from blanks b where b.delivery_id = d.id) b
       where b.there <> d.last_number - d.first_number + 1`,
  blank_outside_delivery: violating('blank')`
      select b.serial as id, d.letter_number as letter
        from blanks b join blank_deliveries d on d.id = b.delivery_id
       where b.number not between d.first_number and d.last_number or b.office_code <> d.office_code
          or b.serial <> d.prefix || lpad(b.number::text, d.digits, '0')`,
  stock_does_not_add_up: violating('office')`
      select o.code as id, r.received, s.in_store as "inStore", s.with_operator as "withOperator", s.used, s.spoiled
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
  blank_used_twice: violating('blank')`
      select p.blank_serial as id, string_agg(a.number, ', ' order by a.number, p.attempt_no) as numbers
        from print_attempts p join applications a on a.id = p.application_id
       where p.state <> 'failed' group by p.blank_serial having count(*) > 1`,
  blank_used_without_print: violating('blank')`
      select b.serial as id from blanks b
       where b.state = 'used'
         and not exists (select 1 from print_attempts p where p.blank_serial = b.serial and p.state in ${holding})
         and not exists (select 1 from print_attempts p where p.blank_serial = b.serial and p.state = 'failed')`,
  failed_print_keeps_blank: violating('blank')`
      select b.serial as id, max(a.number) as number
        from blanks b
        join print_attempts p on p.blank_serial = b.serial and p.state = 'failed'
        join applications a on a.id = p.application_id
       where b.state = 'used'
         and not exists (select 1 from print_attempts o where o.blank_serial = b.serial and o.state in ${holding})
       group by b.serial`,
  print_without_used_blank: violating('printAttempt')`
      select p.id, a.number, p.attempt_no as attempt, p.blank_serial as serial, p.state,
             coalesce(b.state, '-') as "blankState"
        from print_attempts p join applications a on a.id = p.application_id left join blanks b on b.serial = p.blank_serial
       where p.state in ${holding} and b.state is distinct from 'used'`,
  spoiled_print_blank_differs: violating('printAttempt')`
      select p.id, a.number, p.attempt_no as attempt, p.blank_serial as serial,
             coalesce(b.state, '-') as "blankState"
        from print_attempts p join applications a on a.id = p.application_id left join blanks b on b.serial = p.blank_serial
       where p.state = 'spoiled' and b.state is distinct from 'spoiled'`,
  blank_moved_for_another_case: violating('blank')`
      select m.serial as id, m.seq
        from blank_movements m
       where m.to_state = 'used' and not exists (
         select 1 from print_attempts p where p.blank_serial = m.serial and p.application_id = m.application_id)`,
} as const satisfies Partial<Invariants>;
