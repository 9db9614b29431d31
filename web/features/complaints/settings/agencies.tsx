import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { agencies, agencyKinds } from '../../../../contract/complaints/office-endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import { Badge } from '../../../components/display/state-badge.tsx';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { useEntry } from '../../../components/forms/form-state.ts';
import { type Column, ListPage } from '../../../components/layout/list-page.tsx';
import { useWords } from '../../../locale.ts';
import { useAction, useView } from '../../../queries.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';

type Agency = ReplyOf<typeof agencies.list>['rows'][number];

/** The directory of agencies that complaints go to which are not ours. */
export default function AgenciesPage() {
  const t = useWords();
  const me = useMe();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Agency | 'new' | null>(null);
  const view = useView(agencies.list, {});
  const may = mayAsk(agencies.create.access, me);
  const wanted = words.trim().toLowerCase();
  const columns: Column<Agency>[] = [
    {
      head: t('complaintDesk.agencies.name'),
      cell: (row) => (
        <span className={classes.who}>
          {row.name}
          <small>{t(`complaints.agencyKinds.${row.kind}`)}</small>
        </span>
      ),
    },
    {
      head: t('complaintDesk.agencies.contact'),
      cell: (row) =>
        [row.address, row.phone, row.email, row.website]
          .filter((part) => part !== null && part !== '')
          .join(' · '),
    },
    {
      head: t('complaintDesk.agencies.state'),
      cell: (row) => (
        <Badge kind={row.active ? 'done' : 'quiet'}>
          {t(row.active ? 'complaintDesk.agencies.active' : 'complaintDesk.agencies.retired')}
        </Badge>
      ),
    },
    ...(may
      ? [
          {
            head: '',
            cell: (row: Agency) => (
              <Button
                variant="default"
                aria-label={t('complaintDesk.agencies.change', { name: row.name })}
                onClick={() => setOpen(row)}
              >
                {t('shared.actions.edit')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <title>{`${t('complaintDesk.agencies.title')} · ${t('shell.product')}`}</title>
      <ListPage
        title={t('complaintDesk.agencies.title')}
        intro={t('complaintDesk.agencies.intro')}
        actions={may && <Button onClick={() => setOpen('new')}>{t('complaintDesk.agencies.add')}</Button>}
        filters={
          <TextInput
            label={t('complaintDesk.agencies.filter')}
            value={words}
            maxLength={80}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        }
        view={view}
        rows={(reply) => reply.rows.filter(({ name }) => name.toLowerCase().includes(wanted))}
        rowKey={(row) => row.id}
        columns={columns}
        empty={t('complaintDesk.agencies.none')}
      />
      {open !== null && <AgencyDialog agency={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

const texts = ['address', 'phone', 'email', 'website'] as const;

function AgencyDialog({ agency, onClose }: { agency: Agency | null; onClose: () => void }) {
  const t = useWords();
  const create = useAction(agencies.create, { onDone: onClose });
  const change = useAction(agencies.change, { onDone: onClose });
  const verb = agency === null ? create : change;
  const entry = useEntry({
    initial: {
      name: agency?.name ?? '',
      kind: agency?.kind ?? ('regional' as Agency['kind']),
      address: agency?.address ?? '',
      phone: agency?.phone ?? '',
      email: agency?.email ?? '',
      website: agency?.website ?? '',
      active: agency?.active ?? true,
    },
    rules: (values): Record<string, string> => ({
      ...(values.name.trim().length < 3 && { name: t('shared.form.tooShort', { min: 3 }) }),
      ...(values.email.trim() !== '' &&
        !/^\S+@\S+\.\S+$/.test(values.email.trim()) && {
          email: t('complaintDesk.agencies.emailWrong'),
        }),
    }),
    problem: verb.problem,
  });
  const submit = entry.onSubmit(({ name, kind, active, ...rest }) => {
    const given = Object.fromEntries(
      texts.flatMap((field) => (rest[field].trim() === '' ? [] : [[field, rest[field].trim()]])),
    );
    const body = { name, kind, ...given };
    if (agency === null) void create.run({ body });
    else void change.run({ params: { id: agency.id }, body: { ...body, active } });
  });
  return (
    <FormDialog
      title={
        agency === null
          ? t('complaintDesk.agencies.add')
          : t('complaintDesk.agencies.change', { name: agency.name })
      }
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => submit()}
      onClose={onClose}
      unsaved={entry.isDirty()}
    >
      <TextInput
        label={t('complaintDesk.agencies.name')}
        data-autofocus
        autoComplete="off"
        maxLength={200}
        {...entry.getInputProps('name')}
      />
      <Select
        label={t('complaintDesk.agencies.kind')}
        allowDeselect={false}
        data={agencyKinds.map((kind) => ({ value: kind, label: t(`complaints.agencyKinds.${kind}`) }))}
        {...entry.getInputProps('kind')}
      />
      {texts.map((field) => (
        <TextInput
          key={field}
          label={t(`complaintDesk.agencies.${field}`)}
          description={t('shared.form.optional')}
          autoComplete="off"
          maxLength={field === 'address' ? 300 : 200}
          {...entry.getInputProps(field)}
        />
      ))}
      {agency !== null && (
        <Checkbox
          size="md"
          label={t('complaintDesk.agencies.active')}
          {...entry.getInputProps('active', { type: 'checkbox' })}
        />
      )}
    </FormDialog>
  );
}
