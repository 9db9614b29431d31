import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import {
  type QueueCounterView,
  type QueueServiceView,
  type QueueSettings,
  queue,
} from '../../../contract/queue/endpoints.ts';
import { formatClock } from '../../../locales/format.ts';
import { Badge } from '../../components/display/state-badge.tsx';
import { ConfirmDialog } from '../../components/forms/action-dialog.tsx';
import { type Column, controls } from '../../components/layout/list-page.tsx';
import { SheetPage, TitledList } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './queue.module.css';
import { CounterDialog, HoursDialog, ServiceDialog } from './settings-dialogs.tsx';
import { useServiceName } from './tickets.tsx';

type Asking =
  | { dialog: 'hours' | 'renewDoor' }
  | { dialog: 'service'; service: QueueServiceView | null }
  | { dialog: 'counter'; counter: QueueCounterView | null };

/** What tickets are taken for, where they are called, and the addresses of the screens. */
export default function QueueSettingsPage() {
  const t = useWords();
  const me = useMe();
  const locale = useLocale();
  const view = useView(queue.settings, {});
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const keeps = mayAsk(queue.setHours.access, me);
  const settings = view.data;
  const clock = (time: string) => formatClock(time, locale);
  return (
    <SheetPage title={t('queueScreens.settings.title')} intro={t('queueScreens.settings.intro')}>
      <Loaded view={view}>
        {({ opensAt, lastTicketAt }) => (
          <Section title={t('queueScreens.settings.hours')}>
            <div className={classes.between}>
              <span>
                {t('queueScreens.settings.hoursText', { from: clock(opensAt), to: clock(lastTicketAt) })}
              </span>
              {keeps && (
                <Button variant="default" onClick={() => setAsking({ dialog: 'hours' })}>
                  {t('queueScreens.settings.changeHours')}
                </Button>
              )}
            </div>
          </Section>
        )}
      </Loaded>
      <Services view={view} keeps={keeps} ask={setAsking} />
      <Counters view={view} keeps={keeps} ask={setAsking} />
      {settings !== undefined && (
        <Screens
          settings={settings}
          action={keeps && <DoorKey has={settings.doorAddress !== null} ask={setAsking} />}
        />
      )}
      {asking?.dialog === 'hours' && settings !== undefined && (
        <HoursDialog settings={settings} onClose={close} />
      )}
      {asking?.dialog === 'service' && settings !== undefined && (
        <ServiceDialog service={asking.service} among={settings.services} onClose={close} />
      )}
      {asking?.dialog === 'counter' && settings !== undefined && (
        <CounterDialog counter={asking.counter} settings={settings} onClose={close} />
      )}
      {asking?.dialog === 'renewDoor' && <RenewDoorDialog onClose={close} />}
    </SheetPage>
  );
}

interface PartProps {
  view: ReturnType<typeof useView<typeof queue.settings>>;
  keeps: boolean;
  ask: (asking: Asking) => void;
}

function UseBadge({ active }: { active: boolean }) {
  const t = useWords();
  return (
    <Badge kind={active ? 'done' : 'quiet'}>
      {t(active ? 'queueScreens.settings.active' : 'queueScreens.settings.retired')}
    </Badge>
  );
}

function Services({ view, keeps, ask }: PartProps) {
  const t = useWords();
  const { number } = useFormat();
  const columns: Column<QueueServiceView>[] = [
    { head: t('queueScreens.settings.letter'), cell: (row) => <strong>{row.letter}</strong> },
    {
      head: t('queueScreens.settings.services'),
      cell: (row) => (
        <span className={classes.lines}>
          {row.nameId}
          <small lang="en">{row.nameEn}</small>
        </span>
      ),
    },
    { head: t('shared.labels.kind'), cell: (row) => t(`queue.kinds.${row.kind}`) },
    {
      head: t('queueScreens.settings.dailyLimit'),
      align: 'end',
      cell: (row) =>
        row.dailyLimit === null ? t('queueScreens.settings.unlimited') : number(row.dailyLimit),
    },
    { head: t('shared.labels.state'), cell: (row) => <UseBadge active={row.active} /> },
    ...controls<QueueServiceView>(keeps, (row) => (
      <Button
        variant="default"
        aria-label={t('queueScreens.settings.changeService', { name: row.nameId })}
        onClick={() => ask({ dialog: 'service', service: row })}
      >
        {t('shared.actions.edit')}
      </Button>
    )),
  ];
  return (
    <TitledList
      title={t('queueScreens.settings.services')}
      action={
        keeps && (
          <Button onClick={() => ask({ dialog: 'service', service: null })}>
            {t('queueScreens.settings.addService')}
          </Button>
        )
      }
      view={view}
      rows={({ services }) => services}
      rowKey={({ code }) => code}
      columns={columns}
    />
  );
}

function Counters({ view, keeps, ask }: PartProps) {
  const t = useWords();
  const serviceName = useServiceName();
  const services = view.data?.services ?? [];
  const columns: Column<QueueCounterView>[] = [
    { head: t('queueScreens.settings.number'), cell: (row) => <strong>{row.number}</strong> },
    { head: t('shared.labels.name'), cell: (row) => row.name },
    {
      head: t('queueScreens.settings.counterServices'),
      cell: (row) => (
        <span className={classes.lines}>
          {row.services.map((code) => (
            <span key={code}>{serviceName(services, code)}</span>
          ))}
        </span>
      ),
    },
    {
      head: t('queueScreens.settings.officer'),
      cell: (row) => row.officer?.name ?? t('queueScreens.counter.free'),
    },
    { head: t('shared.labels.state'), cell: (row) => <UseBadge active={row.active} /> },
    ...controls<QueueCounterView>(keeps, (row) => (
      <Button
        variant="default"
        aria-label={t('queueScreens.settings.changeCounter', { name: row.name })}
        onClick={() => ask({ dialog: 'counter', counter: row })}
      >
        {t('shared.actions.edit')}
      </Button>
    )),
  ];
  return (
    <TitledList
      title={t('queueScreens.settings.counters')}
      action={
        keeps && (
          <Button onClick={() => ask({ dialog: 'counter', counter: null })}>
            {t('queueScreens.settings.addCounter')}
          </Button>
        )
      }
      view={view}
      rows={({ counters }) => counters}
      rowKey={({ id }) => id}
      columns={columns}
    />
  );
}

/** Addresses for the television and for the ticket kiosk. */
function Screens({ settings, action }: { settings: QueueSettings; action: ReactNode }) {
  const t = useWords();
  const display = `${location.origin}/antrean/layar`;
  return (
    <Section title={t('queueScreens.settings.screens')}>
      <div className={classes.screens}>
        <div>
          <strong>{t('queueScreens.settings.display')}</strong>
          <p className={classes.quiet}>{t('queueScreens.settings.displayHelp')}</p>
          <a className={classes.address} href={display} target="_blank" rel="noreferrer">
            {display}
          </a>
        </div>
        <div>
          <strong>{t('queueScreens.settings.door')}</strong>
          <p className={classes.quiet}>{t('queueScreens.settings.doorHelp')}</p>
          {settings.doorAddress === null ? (
            <p>{t('queueScreens.settings.noDoor')}</p>
          ) : (
            <a className={classes.address} href={settings.doorAddress} target="_blank" rel="noreferrer">
              {settings.doorAddress}
            </a>
          )}
          {action}
        </div>
      </div>
    </Section>
  );
}

function DoorKey({ has, ask }: { has: boolean; ask: (asking: Asking) => void }) {
  const t = useWords();
  const make = useAction(queue.renewDoorKey);
  return (
    <p>
      <Button
        variant="default"
        loading={make.running}
        onClick={() => (has ? ask({ dialog: 'renewDoor' }) : void make.run({}))}
      >
        {t(has ? 'queueScreens.settings.renewDoor' : 'queueScreens.settings.makeDoor')}
      </Button>
      <ProblemNote problem={make.problem} />
    </p>
  );
}

function RenewDoorDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  return (
    <ConfirmDialog
      endpoint={queue.renewDoorKey}
      input={{}}
      title={t('queueScreens.settings.renewTitle')}
      text={t('queueScreens.settings.renewText')}
      submitLabel={t('queueScreens.settings.renewDoor')}
      grave
      onClose={onClose}
    />
  );
}
