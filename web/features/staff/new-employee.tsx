import { TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Role } from '../../../contract/roles.ts';
import { employees } from '../../../contract/staff.ts';
import { useEntry } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import { InitialPassword } from './initial-password.tsx';
import { RolesField } from './roles-field.tsx';

const nobody: { nip: string; username: string; name: string; title: string; roles: Role[] } = {
  nip: '',
  username: '',
  name: '',
  title: '',
  roles: [],
};

/** A new account: one per NIP, with a temporary password that is shown once. */
export default function NewEmployee() {
  const t = useWords();
  const navigate = useNavigate();
  const create = useAction(employees.create);
  const entry = useEntry({
    initial: nobody,
    schema: employees.create.body,
    rules: (values): Record<string, string> => ({
      ...(!/^\d{18}$/.test(values.nip.replace(/\s/g, '')) && { nip: t('staff.accounts.nipHelp') }),
      ...(!/^[a-z0-9_.]{3,30}$/.test(values.username.trim()) && {
        username: t('staff.accounts.usernameHelp'),
      }),
      ...(values.roles.length === 0 && { roles: t('officeScreens.chooseRole') }),
    }),
    problem: create.problem,
  });
  const submit = entry.onSubmit(
    (values) => void create.run({ body: { ...values, nip: values.nip.replace(/\s/g, '') } }),
  );
  if (create.reply !== undefined) {
    const { employee, initialPassword } = create.reply;
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
      form={{
        submit: () => submit(),
        running: create.running,
        problem: create.problem,
        changed: entry.isDirty(),
      }}
      onCancel={() => navigate('/pegawai')}
    >
      <TextInput
        label={t('staff.accounts.nip')}
        description={t('staff.accounts.nipHelp')}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        maxLength={24}
        {...entry.getInputProps('nip')}
      />
      <TextInput
        label={t('staff.accounts.name')}
        autoComplete="off"
        maxLength={120}
        {...entry.getInputProps('name')}
      />
      <TextInput
        label={t('staff.accounts.position')}
        description={t('staff.accounts.positionHelp')}
        autoComplete="off"
        maxLength={120}
        {...entry.getInputProps('title')}
      />
      <TextInput
        label={t('staff.accounts.username')}
        description={t('staff.accounts.usernameHelp')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={30}
        {...entry.getInputProps('username')}
      />
      <RolesField
        value={entry.values.roles}
        onChange={(roles) => entry.setFieldValue('roles', roles)}
        error={entry.errors.roles}
      />
    </FormPage>
  );
}
