import type { ComplaintState } from '../../../contract/complaints/terms.ts';
import { formatDate, formatDateTime, formatLongDate } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { TrackedComplaint } from '../../modules/complaints/index.ts';
import { FaultSummary, grouped, TextField } from '../forms/form-parts.tsx';
import { inLanguage } from '../page/page-reply.tsx';
import { FollowDeeds } from './complaint-tracking-forms.tsx';

export function FindForm({ locale, code = '', fault }: { locale: Locale; code?: string; fault?: string }) {
  const t = translatorFor(locale);
  return (
    <form className="filled" action="/pengaduan/lacak" method="post">
      <input type="hidden" name="bahasa" value={locale} />
      <TextField
        name="kode"
        label={t('publicComplaints.find.code')}
        help={t('publicComplaints.find.codeHelp')}
        fault={fault}
        value={code}
        autoComplete="off"
      />
      <button type="submit">{t('publicComplaints.find.submit')}</button>
    </form>
  );
}

export function FindPage({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t('publicComplaints.find.title')}</h1>
      <FindForm locale={locale} />
      <p>
        <a href={inLanguage('/pengaduan', locale)}>{t('publicComplaints.newOne')}</a>
      </p>
    </>
  );
}

/** The same page for every wrong code, whatever is wrong with it. */
export function UnknownCodePage({ locale, code, slow }: { locale: Locale; code: string; slow: boolean }) {
  const t = translatorFor(locale);
  const words = slow ? t('publicComplaints.find.slow') : t('publicComplaints.find.unknown');
  return (
    <>
      <h1>{t('publicComplaints.find.unknownTitle')}</h1>
      <FindForm locale={locale} code={code} fault={words} />
    </>
  );
}

/** Colour beside the words: nothing depends on it. */
function lookOf(state: ComplaintState): string {
  if (state === 'awaiting_complainant') return 'state incomplete';
  if (state === 'answered' || state === 'closed') return 'state ready';
  return state === 'rejected' || state === 'archived' ? 'state refused' : 'state';
}

function ClockWords({ locale, kase }: { locale: Locale; kase: TrackedComplaint }) {
  const t = translatorFor(locale);
  const { clock, pause } = kase;
  const day = (date: string) => formatLongDate(date, { locale, zone: kase.office.zone });
  const words = (() => {
    if (clock.endedOn !== null) {
      const ended = day(clock.endedOn);
      return clock.lateDays > 0
        ? t('publicComplaints.case.clock.endedLate', { ended, late: clock.lateDays })
        : t('publicComplaints.case.clock.inTime', { ended, days: clock.days });
    }
    if (clock.dueOn === null) {
      return pause === null
        ? ''
        : t('publicComplaints.case.clock.paused', {
            since: day(pause.askedOn),
            until: day(pause.respondBy),
          });
    }
    const due = day(clock.dueOn);
    return clock.lateDays > 0
      ? t('publicComplaints.case.clock.late', { late: clock.lateDays, due })
      : t('publicComplaints.case.clock.running', { due, left: clock.daysLeft ?? 0 });
  })();
  return (
    <section aria-labelledby="hitungan">
      <h2 id="hitungan">{t('publicComplaints.case.clockTitle')}</h2>
      <p className={clock.lateDays > 0 ? 'clock broken' : 'clock'}>
        <strong>{words}</strong>
      </p>
      {clock.round > 1 && (
        <p>{t('publicComplaints.case.clock.round', { round: clock.round, started: day(clock.startedOn) })}</p>
      )}
      {clock.pausedDays > 0 && clock.dueOn !== null && (
        <p>{t('publicComplaints.case.clock.pausedBefore', { days: clock.pausedDays })}</p>
      )}
      {clock.tentative && clock.endedOn === null && (
        <p className="hint">{t('publicComplaints.case.clock.tentative')}</p>
      )}
    </section>
  );
}

/** Steps that read alike to a resident stand once, with the day on which the first of them was taken. */
function readSteps(steps: TrackedComplaint['steps'], locale: Locale) {
  const t = translatorFor(locale);
  const read = steps.map(({ state, agencyState, ...step }) => ({
    ...step,
    name:
      state !== null
        ? t(`complaints.publicStates.${state}`)
        : t(`complaints.agencyStates.${agencyState ?? 'received'}`),
    ofAgency: state === null,
  }));
  return read.filter(({ name, ofAgency }, index) => ofAgency || name !== read[index - 1]?.name);
}

function Steps({ locale, kase }: { locale: Locale; kase: TrackedComplaint }) {
  const t = translatorFor(locale);
  const formatting = { locale, zone: kase.office.zone };
  return (
    <section aria-labelledby="langkah">
      <h2 id="langkah">{t('publicComplaints.case.stepsTitle')}</h2>
      <ol className="steps">
        {readSteps(kase.steps, locale).map(({ seq, at, name, words }) => (
          <li key={seq}>
            <span className="name">{name}</span>
            <span className="time">{formatDateTime(at, formatting)}</span>
            {words !== null && (
              <p className="said" dir="auto">
                {words}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Answer({ locale, kase }: { locale: Locale; kase: TrackedComplaint }) {
  const t = translatorFor(locale);
  const { answer } = kase;
  if (answer === null) return null;
  const time = formatDateTime(answer.at, { locale, zone: kase.office.zone });
  return (
    <section aria-labelledby="tanggapan">
      <h2 id="tanggapan">
        {answer.ofThisRound
          ? t('publicComplaints.case.answerTitle')
          : t('publicComplaints.case.earlierAnswer')}
      </h2>
      <p className="answer" dir="auto">
        {answer.words}
      </p>
      <p className="hint">{t('publicComplaints.case.answeredOn', { time })}</p>
    </section>
  );
}

/** Who has it now and how to reach them: "forwarded" without that helps nobody. */
function Agency({ locale, kase }: { locale: Locale; kase: TrackedComplaint }) {
  const t = translatorFor(locale);
  const { referral } = kase;
  if (referral === null) return null;
  const date = (day: string) => formatDate(day, { locale, zone: kase.office.zone });
  const { name, address, phone, email, website, letterNumber, letterOn, dueOn } = referral;
  return (
    <section aria-labelledby="instansi">
      <h2 id="instansi">{t('publicComplaints.case.agencyTitle')}</h2>
      <p>
        <strong>{name}</strong>
        {address !== null && (
          <>
            <br />
            {address}
          </>
        )}
        {phone !== null && (
          <>
            <br />
            <a href={`tel:${phone.replace(/[^0-9+]/g, '')}`}>{phone}</a>
          </>
        )}
        {email !== null && (
          <>
            <br />
            <a href={`mailto:${email}`}>{email}</a>
          </>
        )}
        {website !== null && (
          <>
            <br />
            {website}
          </>
        )}
      </p>
      <p className="hint">
        {t('publicComplaints.case.agencyLetter', { number: letterNumber, date: date(letterOn) })}.{' '}
        {t('publicComplaints.case.agencyDue', { date: date(dueOn) })}.
      </p>
    </section>
  );
}

export interface FollowPageProps {
  locale: Locale;
  kase: TrackedComplaint;
  now: Date;
  /** What has just been done. */
  done: string | null;
  /** Why it was not done, and what stood in its fields. */
  refused: { field: string | null; words: string } | null;
  values: Readonly<Record<string, string>>;
}

/** Where a complaint stands, for who holds its code: nothing that names a person, nothing that was submitted. */
export function FollowPage(props: FollowPageProps) {
  const { locale, kase, now, done, refused } = props;
  const t = translatorFor(locale);
  const formatting = { locale, zone: kase.office.zone };
  const next = t(`publicComplaints.case.nextOf.${kase.state}`, {
    agency: kase.referral?.name ?? '-',
    merged: kase.mergedInto ?? '-',
  });
  return (
    <>
      <h1>{t('publicComplaints.case.of', { number: kase.number })}</h1>
      <FaultSummary title={t('publicComplaints.case.next')} faults={refused === null ? [] : [refused]} />
      {done !== null && (
        <p className="done" role="status">
          {done}
        </p>
      )}
      <p className={lookOf(kase.state)}>{t(`complaints.publicStates.${kase.state}`)}</p>
      <p>{next}</p>
      <Answer locale={locale} kase={kase} />
      {kase.survey !== null && (
        <p className="noprint">
          <a href={inLanguage(kase.survey, locale)}>{t('publicComplaints.case.survey')}</a>
        </p>
      )}
      <FollowDeeds {...props} />
      <Agency locale={locale} kase={kase} />
      <ClockWords locale={locale} kase={kase} />
      <Steps locale={locale} kase={kase} />
      <dl>
        <dt>{t('publicComplaints.case.received')}</dt>
        <dd>{formatDateTime(kase.receivedAt, formatting)}</dd>
        <dt>{t('publicComplaints.sent.code')}</dt>
        <dd className="code">{grouped(kase.trackingCode)}</dd>
      </dl>
      <section aria-label={t('publicComplaints.case.history')}>
        <p>{t('publicComplaints.case.ombudsman')}</p>
        <form action="/pengaduan/riwayat" method="post" className="noprint">
          <input type="hidden" name="bahasa" value={locale} />
          <input type="hidden" name="kode" value={kase.trackingCode} />
          <button type="submit" className="second">
            {t('publicComplaints.case.history')}
          </button>
          <p className="hint">{t('publicComplaints.case.historyHelp')}</p>
        </form>
      </section>
      <p className="hint">{t('publicComplaints.case.asOf', { time: formatDateTime(now, formatting) })}</p>
      <p className="noprint">
        <a href={inLanguage('/pengaduan/lacak', locale)}>{t('publicComplaints.case.other')}</a>
      </p>
    </>
  );
}
