import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { agencies, agencyKinds } from '../../../../contract/complaints/office-endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import { Badge } from '../../../components/display/state-badge.tsx';
import { ActionDialog } from '../../../components/forms/action-dialog.tsx';
import { optionsOf } from '../../../components/forms/fields.tsx';
import { type ActionForm, useActionForm } from '../../../components/forms/form-state.ts';
import { type Column, controls, ListPage } from '../../../components/layout/list-page.tsx';
import { useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';
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
  const close = () => setOpen(null);
  const columns: Column<Agency>[] = [
    {
      head: t('shared.labels.name'),
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
      head: t('shared.labels.state'),
      cell: (row) => (
        <Badge kind={row.active ? 'done' : 'quiet'}>
          {t(row.active ? 'complaintDesk.agencies.active' : 'complaintDesk.agencies.retired')}
        </Badge>
      ),
    },
    ...controls<Agency>(may, (row) => (
      <Button
        variant="default"
        aria-label={t('complaintDesk.agencies.change', { name: row.name })}
        onClick={() => setOpen(row)}
      >
        {t('shared.actions.edit')}
      </Button>
    )),
  ];
  return (
    <>
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
      {open === 'new' && <NewAgency onClose={close} />}
      {open !== null && open !== 'new' && <ChangeAgency agency={open} onClose={close} />}
    </>
  );
}

type AgencyValues = {
  name: string;
  kind: Agency['kind'];
  address: string;
  phone: string;
  email: string;
  website: string;
};
const noAgency: AgencyValues = { name: '', kind: 'regional', address: '', phone: '', email: '', website: '' };
const texts = ['address', 'phone', 'email', 'website'] as const;

/** The contract's schema, and the office's own words for an address that is none. */
function useAgencyRules() {
  const t = useWords();
  const { email } = agencies.create.body.shape;
  return (values: AgencyValues) => ({
    email:
      values.email.trim() !== '' &&
      !email.safeParse(values.email.trim()).success &&
      t('complaintDesk.agencies.emailWrong'),
  });
}

const agencyBody = <V extends AgencyValues>(values: V) => ({ ...values, email: values.email.trim() });

function NewAgency({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const form = useActionForm(agencies.create, {
    initial: noAgency,
    rules: useAgencyRules(),
    bodyOf: agencyBody,
    onDone: onClose,
  });
  return <AgencyDialog form={form} title={t('complaintDesk.agencies.add')} onClose={onClose} />;
}

function ChangeAgency({ agency, onClose }: { agency: Agency; onClose: () => void }) {
  const t = useWords();
  const { id, name, kind, active, ...rest } = agency;
  const known = Object.fromEntries(texts.map((field) => [field, rest[field] ?? '']));
  const form = useActionForm(agencies.change, {
    initial: { ...noAgency, ...known, name, kind, active },
    params: { id },
    rules: useAgencyRules(),
    bodyOf: agencyBody,
    onDone: onClose,
  });
  return (
    <AgencyDialog form={form} title={t('complaintDesk.agencies.change', { name })} onClose={onClose}>
      <Checkbox label={t('complaintDesk.agencies.active')} {...form.tick('active')} />
    </AgencyDialog>
  );
}

interface AgencyDialogProps {
  form: ComponentProps<typeof ActionDialog>['form'] & Pick<ActionForm<AgencyValues>, 'input'>;
  title: string;
  onClose: () => void;
  children?: ReactNode;
}

function AgencyDialog({ form, children, ...dialog }: AgencyDialogProps) {
  const t = useWords();
  return (
    <ActionDialog form={form} submitLabel={t('shared.actions.save')} {...dialog}>
      <TextInput
        label={t('shared.labels.name')}
        data-autofocus
        autoComplete="off"
        maxLength={200}
        {...form.input('name')}
      />
      <Select
        label={t('shared.labels.kind')}
        allowDeselect={false}
        data={optionsOf(agencyKinds, (kind) => t(`complaints.agencyKinds.${kind}`))}
        {...form.input('kind')}
      />
      {texts.map((field) => (
        <TextInput
          key={field}
          label={t(`complaintDesk.agencies.${field}`)}
          description={t('shared.form.optional')}
          autoComplete="off"
          maxLength={field === 'address' ? 300 : 200}
          {...form.input(field)}
        />
      ))}
      {children}
    </ActionDialog>
  );
}
