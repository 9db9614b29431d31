import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type EmployeeRow, employees } from '../../../contract/staff.ts';
import { Badge } from '../../components/display/state-badge.tsx';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { type Column, ListPage } from '../../components/layout/list-page.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';

/** Everybody who has an account, those who left last. */
export default function Employees() {
  const t = useWords();
  const me = useMe();
  const [words, setWords] = useState('');
  const view = useView(employees.list, {});
  const wanted = words.trim().toLowerCase();
  const matches = (row: EmployeeRow) =>
    [row.name, row.title, row.username, row.nip].some((text) => text.toLowerCase().includes(wanted));
  const columns: Column<EmployeeRow>[] = [
    {
      head: t('staff.command.ask.name'),
      cell: (row) => (
        <TwoLines strong small={row.title}>
          {row.name}
        </TwoLines>
      ),
    },
    { head: t('staff.accounts.nip'), cell: (row) => row.nip },
    { head: t('shell.login.username'), cell: (row) => row.username },
    {
      head: t('staff.accounts.roles'),
      cell: (row) => row.roles.map((role) => t(`shared.roles.${role}`)).join(', '),
    },
    { head: t('shared.labels.state'), cell: (row) => <AccountState employee={row} /> },
  ];
  return (
    <ListPage
      title={t('staff.accounts.title')}
      actions={
        mayAsk(employees.create.access, me) && (
          <Button component={Link} to="/pegawai/baru">
            {t('staff.accounts.create')}
          </Button>
        )
      }
      filters={
        <TextInput
          label={t('officeScreens.filter')}
          value={words}
          maxLength={80}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      }
      view={view}
      rows={(reply) => reply.employees.filter(matches)}
      rowKey={(row) => row.id}
      to={(row) => `/pegawai/${row.id}`}
      columns={columns}
      empty={t(wanted === '' ? 'staff.accounts.nobody' : 'officeScreens.nobodyMatches')}
    />
  );
}

/** Active, not yet taken over by its owner, or ended. */
export function AccountState({ employee }: { employee: Pick<EmployeeRow, 'active' | 'mustChangePassword'> }) {
  const t = useWords();
  if (!employee.active) return <Badge kind="broken">{t('staff.accounts.inactive')}</Badge>;
  if (employee.mustChangePassword) {
    return <Badge kind="waiting">{t('officeScreens.temporaryPassword')}</Badge>;
  }
  return <Badge kind="done">{t('staff.accounts.active')}</Badge>;
}
