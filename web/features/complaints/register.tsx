import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  type ComplaintChannel,
  type ComplaintState,
  complaintChannels,
  complaintStates,
  complaints,
} from '../../../contract/complaints/endpoints.ts';
import { optionsOf } from '../../components/forms/fields.tsx';
import { ListPage } from '../../components/layout/list-page.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './complaints.module.css';
import { complaintAddress, rowKey, useComplaintColumns } from './rows.tsx';

/** The register of complaints by due date: late ones first, then what is due today. */
export default function ComplaintRegister() {
  const t = useWords();
  const me = useMe();
  const [words, setWords] = useState('');
  const [state, setState] = useState<ComplaintState | null>(null);
  const [channel, setChannel] = useState<ComplaintChannel | null>(null);
  const [openOnly, setOpenOnly] = useState(true);
  const [lateOnly, setLateOnly] = useState(false);
  const [ownOnly, setOwnOnly] = useState(false);
  const [q] = useDebouncedValue(words.trim(), 250);
  const view = useView(
    complaints.list,
    {
      body: {
        openOnly,
        lateOnly,
        mine: ownOnly,
        ...(q !== '' && { q }),
        ...(state !== null && { state }),
        ...(channel !== null && { channel }),
        limit: 200,
      },
    },
    { keepPrevious: true, refetchEveryMs: 60_000 },
  );
  const { who, about, due, state: stateColumn, next } = useComplaintColumns();
  const tick = (label: string, checked: boolean, set: (on: boolean) => void) => (
    <Checkbox
      pb={10}
      label={label}
      checked={checked}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
  return (
    <ListPage
      title={t('complaintScreens.register.title')}
      intro={t('complaintScreens.register.intro')}
      actions={
        mayAsk(complaints.takeCall.access, me) && (
          <>
            <Button component={Link} to="/pengaduan/telepon">
              {t('complaintScreens.menu.call')}
            </Button>
            <Button variant="default" component={Link} to="/pengaduan/baru">
              {t('complaintScreens.menu.book')}
            </Button>
          </>
        )
      }
      filters={
        <>
          <TextInput
            label={t('complaintScreens.register.filter')}
            value={words}
            maxLength={80}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Select
            label={t('shared.labels.state')}
            placeholder={t('complaintScreens.register.anyState')}
            clearable
            data={optionsOf(complaintStates, (each) => t(`complaints.states.${each}`))}
            value={state}
            onChange={(value) => setState(complaintStates.find((each) => each === value) ?? null)}
          />
          <Select
            label={t('complaintScreens.facts.channel')}
            placeholder={t('complaintScreens.register.anyChannel')}
            clearable
            data={optionsOf(complaintChannels, (each) => t(`complaints.channels.${each}`))}
            value={channel}
            onChange={(value) => setChannel(complaintChannels.find((each) => each === value) ?? null)}
          />
          {tick(t('complaintScreens.register.openOnly'), openOnly, setOpenOnly)}
          {tick(t('complaintScreens.register.lateOnly'), lateOnly, setLateOnly)}
          {tick(t('complaintScreens.register.mine'), ownOnly, setOwnOnly)}
        </>
      }
      above={
        view.data !== undefined && (
          <p className={classes.figures} role="status">
            {t('complaintScreens.register.figures', { open: view.data.open })},{' '}
            <span data-late={view.data.late > 0}>
              {view.data.late > 0 && <span aria-hidden="true">▲ </span>}
              {t('complaintScreens.register.late', { late: view.data.late })}
            </span>
          </p>
        )
      }
      view={view}
      rows={(reply) => reply.rows}
      rowKey={rowKey}
      to={complaintAddress}
      columns={[who, about, due, stateColumn, next]}
      empty={t('complaintScreens.register.none')}
    />
  );
}
