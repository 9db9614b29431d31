import pg from 'pg';

interface Load {
  officeCode: string;
  handlerId: string;
  /** ISO date of the office: the newest are received on it. */
  today: string;
  rows: number;
}

/**
 * A register of three years, written as the owner in one go: every thirtieth of the newest tenth still runs, one open
 * clock in eight is late, one case in twenty has been paused. Triggers judge single actions; here the rows are allowed
 * by construction.
 */
export async function loadComplaints(ownerUrl: string, { officeCode, handlerId, today, rows }: Load) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const tables = ['complaints', 'complaint_answers', 'complaint_subjects'];
    await owner.query('begin');
    for (const table of tables) await owner.query(`alter table ${table} disable trigger user`);
    await owner.query(
      `create temp table seed on commit drop as
       select g as n, gen_random_uuid() as id, $1::date - (($3::int - g) * 1000 / $3::int) as day,
              g > $3::int * 0.9 and g % 3 = 0 as open,
              (array['letter','telephone','counter','web','email'])[1 + g % 5] as channel,
              (array['time','cost','procedure','product','competence',null])[1 + g % 6] as component,
              $2::uuid as handler
         from generate_series(1, $3::int) g`,
      [today, handlerId, rows],
    );
    await owner.query(
      `insert into complaints (id, office_code, number, tracking_code, channel, state, last_seq, received_at,
         received_on, component, handler_id, state_since, closed_at)
       select id, $1, 'BENCH-' || lpad(n::text, 7, '0'), '0' || lpad(n::text, 12, '0'), channel,
         case when open then 'in_progress' else 'closed' end, 2, day + time '09:00', day, component,
         case when n % 4 > 0 then handler end, day + time '10:00',
         case when not open then day + 3 + time '10:00' end
       from seed`,
      [officeCode],
    );
    const rest = [
      `insert into complaint_contents (complaint_id, office_code, name, address, phone, phone_e164, description,
         submitted_place, submitted_on, submitted_time, signature)
       select id, $1, 'Pengadu Contoh ' || n, 'Jalan Contoh ' || n % 500, '0812' || lpad(n::text, 8, '0'),
         '+62812' || lpad(n::text, 8, '0'), 'Keluhan contoh tentang antrean di loket, nomor ' || n,
         'Tabanan', day, '08:30', 'declared'
       from seed`,
      `insert into complaint_rounds (complaint_id, round, office_code, started_on, due_on, tentative,
         calendar_version, days, ended_at, ended_on, ended_by, late_days)
       select id, 1, $1, day, case when open then day + 5 + 30 * (n % 8 > 0)::int * 4 else day + 5 end, false, 1, 3,
         case when not open then day + n % 7 + time '10:00' end, case when not open then day + n % 7 end,
         case when not open then 'answered' end, case when not open then greatest(0, n % 7 - 5) end
       from seed`,
      `insert into complaint_events (office_code, complaint_id, seq, round, action, from_state, to_state, at)
       select $1, id, s, 1, case s when 1 then 'book' else 'triage' end, case s when 2 then 'received' end,
         case s when 1 then 'received' else case when open then 'in_progress' else 'closed' end end, day + time '09:00'
       from seed, generate_series(1, 2) s`,
      `insert into complaint_authority (office_code, complaint_id, round, decision, decided_by, at)
       select $1, id, 1, 'in', handler, day + time '09:30' from seed`,
      `insert into complaint_answers (office_code, complaint_id, round, answered_by, at)
       select $1, id, 1, handler, day + n % 7 + time '10:00' from seed where not open`,
      `insert into complaint_pauses (office_code, complaint_id, round, asked_at, asked_on, respond_by, ended_at, ended_on)
       select $1, id, 1, day + 1 + time '09:00', day + 1, day + 31, day + 2 + time '09:00', day + 2
       from seed where n % 20 = 0`,
      `insert into complaint_subjects (office_code, complaint_id, employee_id, named_by, named_at)
       select $1, s.id, e.id, s.handler, s.day + time '09:00' from seed s,
         lateral (select id from employees where office_code = $1 and id <> s.handler order by id offset s.n % 5 limit 1) e
       where s.n % 50 = 0`,
    ];
    for (const statement of rest) await owner.query(statement, [officeCode]);
    // What the load has queued is checked before the triggers come back: a table with pending events cannot be altered.
    await owner.query('set constraints all immediate');
    for (const table of tables) await owner.query(`alter table ${table} enable trigger user`);
    await owner.query('commit');
    await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
}
