import { Anchor, Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { applications } from '../../../contract/applications/endpoints.ts';
import { type ServiceType, serviceTypes } from '../../../contract/applications/terms.ts';
import { kkText } from '../../../contract/fields.ts';
import { queue } from '../../../contract/queue/endpoints.ts';
import { recordings } from '../../../contract/recordings.ts';
import { type ResidentRow, residents } from '../../../contract/residents.ts';
import { FindingsList } from '../../components/display/findings-list.tsx';
import { Choices, optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { useResidentSearch } from '../../components/forms/use-resident-search.ts';
import { EntryForm } from '../../components/layout/form-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { FailedNote, LoadingLines, QuietNote } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { useRequirementName } from '../../requirement-name.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './intake.module.css';

/** Step 1: find the resident, choose the service, see at once whether it can be had, and open the case. */
export default function IntakePage() {
  const t = useWords();
  const [chosen, setChosen] = useState<ResidentRow | null>(null);
  // A resident's own page leads here with whom it is about.
  const [search, setSearch] = useSearchParams();
  const named = search.get('penduduk');
  const known = useView(residents.detail, { params: { id: named ?? '' } }, { enabled: named !== null });
  const resident = chosen ?? (named === null ? null : (known.data ?? null));
  // So does a ticket that was called: the application then belongs to it.
  const ticketId = search.get('tiket');
  const other = () => {
    setChosen(null);
    setSearch(ticketId === null ? {} : { tiket: ticketId }, { replace: true });
  };
  const ticket = useTicketAtCounter(ticketId);
  return (
    <div className={classes.page}>
      <title>{`${t('shell.nav.intake')} · Lontar`}</title>
      <h1 className={classes.title}>{t('shell.nav.intake')}</h1>
      {ticket !== undefined && (
        <p className={classes.ticket}>
          {ticket === null
            ? t('queueScreens.intake.gone')
            : t('publicQueue.ticket.title', { label: ticket.label })}
        </p>
      )}
      {resident !== null ? (
        <Ask key={resident.id} resident={resident} ticketId={ticket?.id} onOther={other} />
      ) : named !== null && known.isPending ? (
        <LoadingLines />
      ) : (
        <FindResident onChoose={setChosen} />
      )}
    </div>
  );
}

/** The ticket that is at a counter now; null when it no longer is, undefined while none is named or known. */
function useTicketAtCounter(id: string | null) {
  const board = useView(queue.board, {}, { enabled: id !== null });
  if (id === null || board.data === undefined) return undefined;
  const tickets = board.data.counters.flatMap(({ ticket }) => (ticket === null ? [] : [ticket]));
  return tickets.find((ticket) => ticket.id === id && ticket.applicationId === null) ?? null;
}

function FindResident({ onChoose }: { onChoose: (resident: ResidentRow) => void }) {
  const t = useWords();
  const { enough, found, list, input } = useResidentSearch({ onOnly: onChoose });
  const rows = enough ? (found.data?.rows ?? []) : [];
  return (
    <Section title={t('desk.intake.search')}>
      <TextInput aria-label={t('desk.intake.search')} description={t('desk.intake.searchHelp')} {...input} />
      <div ref={list} aria-live="polite">
        {enough && found.data === undefined && found.error === null && <LoadingLines lines={3} />}
        {found.error !== null && <FailedNote problem={found.error} retry={() => void found.refetch()} />}
        {found.data !== undefined && enough && rows.length === 0 && (
          <QuietNote>{t('residentScreens.search.none')}</QuietNote>
        )}
        {rows.length > 0 && (
          <ul className={classes.people}>
            {rows.map((resident) => (
              <li key={resident.id}>
                <button type="button" data-row className={classes.person} onClick={() => onChoose(resident)}>
                  <Person resident={resident} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Person({ resident }: { resident: ResidentRow }) {
  const t = useWords();
  const { date } = useFormat();
  return (
    <span className={classes.who}>
      <strong>{resident.name}</strong>
      <span>{resident.nikMasked}</span>
      <span>
        {date(resident.birthDate)}, {t('desk.facts.age', { years: resident.ageYears })},{' '}
        {t(`shared.sexes.${resident.sex}`)}
      </span>
      <span>
        {resident.address}, {resident.villageName}, {resident.districtName}
      </span>
      {resident.openApplication !== null && (
        <span className={classes.open}>
          ▸ {t('desk.intake.openCase', { number: resident.openApplication.number })}
        </span>
      )}
    </span>
  );
}

/** The number of the family card without its blanks; undefined while it is none. */
const kkOf = ({ kkShown }: { kkShown: string }) => kkText.safeParse(kkShown.replace(/\s/g, '')).data;

interface AskProps {
  resident: ResidentRow;
  ticketId: string | undefined;
  onOther: () => void;
}

function Ask({ resident, ticketId, onOther }: AskProps) {
  const t = useWords();
  const navigate = useNavigate();
  const initial: { serviceType: ServiceType; kkShown: string } = { serviceType: 'A', kkShown: '' };
  const form = useActionForm(applications.openIntake, {
    initial,
    rules: (values) => ({ kkShown: kkOf(values) === undefined && t('desk.intake.kkShort') }),
    bodyOf: (values) => ({
      residentId: resident.id,
      serviceType: values.serviceType,
      kkShown: kkOf(values),
      ticketId,
    }),
    onDone: ({ id }) => navigate(`/permohonan/${id}`),
  });
  const { serviceType } = form.values;
  const kkShown = kkOf(form.values);
  const eligibility = useView(
    applications.eligibility,
    { body: { residentId: resident.id, serviceType, ...(kkShown && { kkShown }) } },
    { keepPrevious: true },
  );
  const running = eligibility.data?.openApplication ?? null;
  return (
    <div className={classes.columns}>
      <EntryForm
        submitLabel={t('applications.actions.openIntake')}
        form={{ ...form, changed: false }}
        onCancel={onOther}
      >
        <div className={classes.chosen}>
          <Person resident={resident} />
          <Button variant="default" onClick={onOther}>
            {t('desk.intake.other')}
          </Button>
        </div>
        <Choices
          label={t('desk.intake.service')}
          options={optionsOf(serviceTypes, (code) => t(`shared.services.${code}`))}
          {...form.input('serviceType')}
        />
        <TextInput
          label={t('desk.intake.kkShown')}
          description={t('desk.intake.kkHelp')}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          maxLength={24}
          {...form.input('kkShown')}
        />
        <div role="status">
          {eligibility.data === undefined && eligibility.error === null && (
            <Text>{t('desk.intake.checking')}</Text>
          )}
          {eligibility.data?.eligible === true && <Text c="var(--done)">✓ {t('desk.intake.eligible')}</Text>}
          {eligibility.data?.eligible === false && <Text fw={600}>{t('desk.intake.notEligible')}</Text>}
        </div>
        {eligibility.error !== null && (
          <FailedNote problem={eligibility.error} retry={() => void eligibility.refetch()} />
        )}
        {eligibility.data !== undefined && eligibility.data.findings.length > 0 && (
          <FindingsList findings={eligibility.data.findings} />
        )}
        {eligibility.data?.eligible === true && eligibility.data.missingImages.length > 0 && (
          <Missing images={eligibility.data.missingImages} residentId={resident.id} />
        )}
        {running !== null && (
          <Button variant="light" onClick={() => navigate(`/permohonan/${running.id}`)}>
            {t('desk.intake.openIt', { number: running.number })}
          </Button>
        )}
      </EntryForm>
      <Requirements serviceType={serviceType} />
    </div>
  );
}

interface MissingProps {
  images: readonly ('portrait' | 'signature')[];
  residentId: string;
}

/** What would stop the print four steps later, and where it is made up for. */
function Missing({ images, residentId }: MissingProps) {
  const t = useWords();
  const me = useMe();
  const names = images.map((kind) => t(`desk.intake.images.${kind}`)).join(t('desk.intake.and'));
  return (
    <div role="note" className={classes.missing}>
      <p>{t('desk.intake.imagesMissing', { images: names })}</p>
      {mayAsk(recordings.detail.access, me) && (
        <Anchor component={Link} to={`/perekaman/${residentId}`}>
          {t('desk.intake.toRecording')}
        </Anchor>
      )}
    </div>
  );
}

function Requirements({ serviceType }: { serviceType: ServiceType }) {
  const t = useWords();
  const nameOf = useRequirementName('applications');
  const services = useView(applications.services, {});
  const service = services.data?.services.find(({ code }) => code === serviceType);
  if (service === undefined) return null;
  return (
    <Section title={t('desk.intake.requirements')}>
      <ul className="requirement-list">
        {service.requirements.map(({ mandatory, legalBasis, ...requirement }) => (
          <li key={requirement.code}>
            {nameOf(requirement)}{' '}
            <small>
              {t(mandatory ? 'desk.checklist.mandatory' : 'desk.checklist.optional')}
              {legalBasis !== '' && ` · ${legalBasis}`}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
