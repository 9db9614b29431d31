import { Fragment } from 'react';
import type { ComplaintState } from '../../../contract/complaints/terms.ts';
import type { TrackedComplaint } from '../../modules/complaints/index.ts';
import { CodeForm, useCodeHint } from '../forms/code-form.tsx';
import { CodeButton, FaultSummary, grouped } from '../forms/form-parts.tsx';
import { Section, StepList, Telephone, Terms } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { type ComplaintTrackingProps, HolderActions } from './complaint-tracking-forms.tsx';

function FindForm(given: { code?: string; fault?: string | undefined }) {
  const { t } = useReader();
  return (
    <CodeForm
      action="/pengaduan/lacak"
      label={t('publicComplaints.find.code')}
      help={t('publicComplaints.find.codeHelp')}
      submit={t('shared.actions.show')}
      {...given}
    />
  );
}

export function FindPage({ fault }: { fault?: string | undefined }) {
  const { t, href } = useReader();
  return (
    <>
      <h1>{t('publicComplaints.find.title')}</h1>
      <FindForm fault={fault} />
      <p>
        <a href={href('/pengaduan')}>{t('publicComplaints.newOne')}</a>
      </p>
    </>
  );
}

/** The same page for every code that opens nothing; what has not even the shape of one is told apart. */
export function UnknownCodePage({ code, slow }: { code: string; slow: boolean }) {
  const { t } = useReader();
  const hint = useCodeHint();
  const words = slow ? t('publicComplaints.find.slow') : (hint(code) ?? t('publicComplaints.find.unknown'));
  return (
    <>
      <h1>{t('shared.labels.unknownCode')}</h1>
      <FindForm code={code} fault={words} />
    </>
  );
}

/** Colour beside the words: nothing depends on it. */
function stateClass(state: ComplaintState): string {
  if (state === 'awaiting_complainant') return 'state incomplete';
  if (state === 'answered' || state === 'closed') return 'state ready';
  return state === 'rejected' || state === 'archived' ? 'state refused' : 'state';
}

function ClockWords({ complaint }: { complaint: TrackedComplaint }) {
  const { t, longDate } = useReader();
  const { clock, pause } = complaint;
  const words = (() => {
    if (clock.endedOn !== null) {
      const ended = longDate(clock.endedOn);
      return clock.lateDays > 0
        ? t('publicComplaints.case.clock.endedLate', { ended, late: clock.lateDays })
        : t('publicComplaints.case.clock.inTime', { ended, days: clock.days });
    }
    if (clock.dueOn === null) {
      return pause === null
        ? ''
        : t('publicComplaints.case.clock.paused', {
            since: longDate(pause.askedOn),
            until: longDate(pause.respondBy),
          });
    }
    const due = longDate(clock.dueOn);
    return clock.lateDays > 0
      ? t('publicComplaints.case.clock.late', { late: clock.lateDays, due })
      : t('publicComplaints.case.clock.running', { due, left: clock.daysLeft ?? 0 });
  })();
  return (
    <Section id="hitungan" title={t('publicComplaints.case.clockTitle')}>
      <p className={clock.lateDays > 0 ? 'clock broken' : 'clock'}>
        <strong>{words}</strong>
      </p>
      {clock.round > 1 && (
        <p>
          {t('publicComplaints.case.clock.round', { round: clock.round, started: longDate(clock.startedOn) })}
        </p>
      )}
      {clock.pausedDays > 0 && clock.dueOn !== null && (
        <p>{t('publicComplaints.case.clock.pausedBefore', { days: clock.pausedDays })}</p>
      )}
      {clock.tentative && clock.endedOn === null && (
        <p className="hint">{t('publicComplaints.case.clock.tentative')}</p>
      )}
    </Section>
  );
}

/** Steps that read alike to a resident stand once, with the day on which the first of them was taken. */
function Steps({ steps }: TrackedComplaint) {
  const { t } = useReader();
  const named = steps.map(({ seq, at, state, agencyState, words }) => ({
    key: String(seq),
    at,
    words,
    name:
      state !== null
        ? t(`complaints.publicStates.${state}`)
        : t(`complaints.agencyStates.${agencyState ?? 'received'}`),
    ofAgency: state === null,
  }));
  return (
    <Section id="langkah" title={t('publicComplaints.case.stepsTitle')}>
      <StepList
        steps={named.filter(({ name, ofAgency }, index) => ofAgency || name !== named[index - 1]?.name)}
      />
    </Section>
  );
}

function Answer({ complaint }: { complaint: TrackedComplaint }) {
  const { t, dateTime } = useReader();
  const { answer } = complaint;
  if (answer === null) return null;
  const time = dateTime(answer.at);
  return (
    <Section
      id="tanggapan"
      title={answer.ofThisRound ? t('letters.answers') : t('publicComplaints.case.earlierAnswer')}
    >
      <p className="answer" dir="auto">
        {answer.words}
      </p>
      <p className="hint">{t('publicComplaints.case.answeredOn', { time })}</p>
    </Section>
  );
}

/** Who has it now and how to reach them: "forwarded" without that helps nobody. */
function Agency({ complaint }: { complaint: TrackedComplaint }) {
  const { t, date } = useReader();
  const { referral } = complaint;
  if (referral === null) return null;
  const { name, address, phone, email, website, letterNumber, letterOn, dueOn } = referral;
  const offers = Object.entries({
    address,
    phone: phone && <Telephone number={phone} />,
    email: email && <a href={`mailto:${email}`}>{email}</a>,
    website,
  }).filter(([, offer]) => offer !== null);
  return (
    <Section id="instansi" title={t('publicComplaints.case.agencyTitle')}>
      <p>
        <strong>{name}</strong>
        {offers.map(([kind, offer]) => (
          <Fragment key={kind}>
            <br />
            {offer}
          </Fragment>
        ))}
      </p>
      <p className="hint">
        {t('publicComplaints.case.agencyLetter', { number: letterNumber, date: date(letterOn) })}.{' '}
        {t('publicComplaints.case.agencyDue', { date: date(dueOn) })}.
      </p>
    </Section>
  );
}

/** Where a complaint stands, for who holds its code: nothing that names a person, nothing that was submitted. */
export function ComplaintTrackingPage(props: ComplaintTrackingProps) {
  const { complaint, now, done, refused } = props;
  const { t, href, dateTime } = useReader();
  const next = t(`publicComplaints.case.nextOf.${complaint.state}`, {
    agency: complaint.referral?.name ?? '-',
    merged: complaint.mergedInto ?? '-',
  });
  return (
    <>
      <h1>{t('shared.labels.complaintNumber', { number: complaint.number })}</h1>
      <FaultSummary title={t('publicComplaints.case.next')} faults={refused === null ? [] : [refused]} />
      {done !== null && (
        <p className="done" role="status">
          {done}
        </p>
      )}
      <p className={stateClass(complaint.state)}>{t(`complaints.publicStates.${complaint.state}`)}</p>
      <p>{next}</p>
      <Answer complaint={complaint} />
      {complaint.survey !== null && (
        <p className="noprint">
          <a href={href(complaint.survey)}>{t('publicComplaints.case.survey')}</a>
        </p>
      )}
      <HolderActions {...props} />
      <Agency complaint={complaint} />
      <ClockWords complaint={complaint} />
      <Steps {...complaint} />
      <Terms
        of={[
          [t('shared.labels.received'), dateTime(complaint.receivedAt)],
          [
            t('publicComplaints.sent.provisional'),
            complaint.number === complaint.provisionalNumber ? null : complaint.provisionalNumber,
            'code',
          ],
          [t('publicComplaints.find.code'), grouped(complaint.trackingCode), 'code'],
        ]}
      />
      <section aria-label={t('publicComplaints.case.history')}>
        <p>{t('publicComplaints.case.ombudsman')}</p>
        <CodeButton
          action="/pengaduan/riwayat"
          code={complaint.trackingCode}
          second
          className="noprint"
          help={t('publicComplaints.case.historyHelp')}
        >
          {t('publicComplaints.case.history')}
        </CodeButton>
      </section>
      <p className="hint">{t('site.figures.asOf', { time: dateTime(now) })}</p>
      <p className="noprint">
        <a href={href('/pengaduan/lacak')}>{t('publicComplaints.case.other')}</a>
      </p>
    </>
  );
}
