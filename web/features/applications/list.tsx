import { Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { applications } from '../../../contract/applications/endpoints.ts';
import { applicationStates } from '../../../contract/applications/terms.ts';
import { optionsOf } from '../../components/forms/fields.tsx';
import { ListPage } from '../../components/layout/list-page.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { caseAddress, rowKey, useCaseColumns } from './rows.tsx';

/** All applications of the office, narrowed by words, state, or whether they still run. */
export default function ApplicationList() {
  const t = useWords();
  const [words, setWords] = useState('');
  const [state, setState] = useState<(typeof applicationStates)[number] | null>(null);
  const [openOnly, setOpenOnly] = useState(true);
  const [q] = useDebouncedValue(words.trim(), 250);
  const view = useView(
    applications.list,
    {
      body: {
        openOnly,
        ...(q !== '' && { q }),
        ...(state !== null && { state }),
      },
    },
    { keepPrevious: true },
  );
  const { who, service, strip, state: stateColumn, since } = useCaseColumns();
  return (
    <ListPage
      title={t('shell.nav.applications')}
      filters={
        <>
          <TextInput
            label={t('desk.list.filter')}
            value={words}
            maxLength={80}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Select
            label={t('shared.labels.state')}
            placeholder={t('shared.labels.anyState')}
            clearable
            data={optionsOf(applicationStates, (each) => t(`shared.states.${each}`))}
            value={state}
            onChange={(value) => setState(applicationStates.find((each) => each === value) ?? null)}
          />
          <Checkbox
            pb={10}
            label={t('desk.list.openOnly')}
            checked={openOnly}
            onChange={(event) => setOpenOnly(event.currentTarget.checked)}
          />
        </>
      }
      view={view}
      rows={(reply) => reply.rows}
      rowKey={rowKey}
      to={caseAddress}
      columns={[who, service, strip, stateColumn, since]}
      empty={t('desk.list.none')}
    />
  );
}
