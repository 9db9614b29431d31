import { TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { employees } from '../../../contract/staff.ts';
import { useActionForm } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { InitialPassword } from './initial-password.tsx';
import { RolesField } from './roles-field.tsx';

const plain = (nip: string) => nip.replace(/\s/g, '');

/** A new account: one per NIP, with a temporary password that is shown once. */
export default function NewEmployee() {
  const t = useWords();
  const navigate = useNavigate();
  const form = useActionForm(employees.create, {
    initial: { nip: '', username: '', name: '', title: '', roles: [] },
    rules: ({ nip, username, roles }) => ({
      nip: !/^\d{18}$/.test(plain(nip)) && t('staff.accounts.nipHelp'),
      username: !/^[a-z0-9_.]{3,30}$/.test(username.trim()) && t('staff.accounts.usernameHelp'),
      roles: roles.length === 0 && t('officeScreens.chooseRole'),
    }),
    bodyOf: ({ nip, ...values }) => ({ ...values, nip: plain(nip) }),
  });
  if (form.reply !== undefined) {
    const { employee, initialPassword } = form.reply;
    return (
      <InitialPassword
        employee={employee}
        password={initialPassword}
        onDone={() => navigate(`/pegawai/${employee.id}`)}
      />
    );
  }
  return (
    <FormPage
      title={t('staff.accounts.create')}
      intro={t('officeScreens.createIntro')}
      submitLabel={t('staff.accounts.create')}
      form={form}
      onCancel={() => navigate('/pegawai')}
    >
      <TextInput
        label={t('staff.accounts.nip')}
        description={t('staff.accounts.nipHelp')}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        maxLength={24}
        {...form.input('nip')}
      />
      <TextInput
        label={t('staff.command.ask.name')}
        autoComplete="off"
        maxLength={120}
        {...form.input('name')}
      />
      <TextInput
        label={t('staff.command.ask.title')}
        description={t('staff.accounts.positionHelp')}
        autoComplete="off"
        maxLength={120}
        {...form.input('title')}
      />
      <TextInput
        label={t('shell.login.username')}
        description={t('staff.accounts.usernameHelp')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={30}
        {...form.input('username')}
      />
      <RolesField {...form.input('roles')} />
    </FormPage>
  );
}
