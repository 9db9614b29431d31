import { TextInput } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { useParams } from 'react-router';
import { roles as everyRole } from '../../../contract/roles.ts';
import { type EmployeeAction, type EmployeeDetail, employees } from '../../../contract/staff.ts';
import { HistoryList } from '../../components/display/history-list.tsx';
import {
  ActionDialog,
  ConfirmDialog,
  ReasonDialog,
  useReasonForm,
} from '../../components/forms/action-dialog.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { type SecondaryAction, Section, WorkPage } from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { DelegationList } from './delegation-list.tsx';
import { AccountState } from './employees.tsx';
import { InitialPassword } from './initial-password.tsx';
import { RolesField } from './roles-field.tsx';

/** One account: who, in which roles, what happened to it, and what the administrator may do. */
export default function EmployeePage() {
  const { id = '' } = useParams();
  const view = useView(employees.get, { params: { id } });
  return <Loaded view={view}>{(employee) => <Employee key={id} employee={employee} />}</Loaded>;
}

function Employee({ employee }: { employee: EmployeeDetail }) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  const [dialog, setDialog] = useState<EmployeeAction | null>(null);
  const [password, setPassword] = useState<{ shown: string | null } | null>(null);
  const Dialog = dialog && dialogs[dialog];
  if (password !== null) {
    return <InitialPassword employee={employee} password={password.shown} onDone={() => setPassword(null)} />;
  }
  // The trail keeps roles by their keys; everything else is what somebody wrote.
  const roleNames = (reason: string) => {
    const keys = reason.split(' ').map((key) => everyRole.find((role) => role === key));
    return keys.every((key) => key !== undefined)
      ? keys.map((key) => t(`shared.roles.${key}`)).join(', ')
      : reason;
  };
  const secondary: SecondaryAction[] = employee.allowedActions.map((action) => ({
    label: t(`staff.actions.${action}`),
    run: () => setDialog(action),
    grave: action === 'deactivate',
  }));
  const history = employee.history.map((event, index) => ({
    key: `${event.at} ${index}`,
    at: event.at,
    what: find('staff.events', event.action.replace(/^employee\./, '')),
    by: event.by ?? t('staff.accounts.byTerminal'),
    reason: event.reason === null ? null : roleNames(event.reason),
  }));
  return (
    <>
      <title>{`${employee.name} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={t('officeScreens.account')}
        name={employee.name}
        facts={[
          { label: t('staff.command.ask.title'), value: employee.title },
          { label: t('staff.accounts.nip'), value: employee.nip },
          { label: t('shell.login.username'), value: employee.username },
          {
            label: t('staff.accounts.roles'),
            value: employee.roles.map((role) => t(`shared.roles.${role}`)).join(', ') || '–',
          },
          { label: t('officeScreens.since'), value: date(employee.createdAt) },
        ]}
        badge={<AccountState employee={employee} />}
        secondary={secondary}
        aside={
          <Section title={t('staff.accounts.history')}>
            <HistoryList lines={history} />
          </Section>
        }
      >
        <Section title={t('staff.delegations.title')}>
          <DelegationList rows={employee.delegations} />
        </Section>
      </WorkPage>
      {Dialog !== null && (
        <Dialog
          employee={employee}
          onPassword={(shown) => {
            setDialog(null);
            setPassword({ shown });
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

interface DialogProps {
  employee: EmployeeDetail;
  /** A new password was made: it is shown once, or not at all when it was shown before. */
  onPassword: (password: string | null) => void;
  onClose: () => void;
}

function Amend({ employee, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(employees.amend, {
    initial: { name: employee.name, title: employee.title },
    params: { id: employee.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('staff.actions.amend')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <TextInput label={t('staff.command.ask.name')} data-autofocus maxLength={120} {...form.input('name')} />
      <TextInput
        label={t('staff.command.ask.title')}
        description={t('staff.accounts.positionHelp')}
        maxLength={120}
        {...form.input('title')}
      />
    </ActionDialog>
  );
}

function SetRoles({ employee, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(employees.setRoles, {
    initial: { roles: [...employee.roles] },
    params: { id: employee.id },
    rules: ({ roles }) => ({ roles: roles.length === 0 && t('officeScreens.chooseRole') }),
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('staff.actions.setRoles')}
      text={t('officeScreens.rolesAtOnce', { name: employee.name })}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <RolesField {...form.input('roles')} />
    </ActionDialog>
  );
}

function ResetPassword({ employee, onPassword, onClose }: DialogProps) {
  const t = useWords();
  return (
    <ConfirmDialog
      endpoint={employees.resetPassword}
      input={{ params: { id: employee.id } }}
      title={t('staff.actions.resetPassword')}
      text={t('staff.confirm.resetPassword', { name: employee.name })}
      grave
      onDone={({ initialPassword }) => onPassword(initialPassword)}
      onClose={onClose}
    />
  );
}

function Deactivate({ employee, onClose }: DialogProps) {
  const t = useWords();
  const form = useReasonForm(employees.deactivate, {
    params: { id: employee.id },
    bodyOf: ({ words }) => ({ reason: words }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('staff.actions.deactivate')}
      text={t('staff.confirm.deactivate', { name: employee.name })}
      grave
      onClose={onClose}
    />
  );
}

function Reactivate({ employee, onClose }: DialogProps) {
  const t = useWords();
  return (
    <ConfirmDialog
      endpoint={employees.reactivate}
      input={{ params: { id: employee.id } }}
      title={t('staff.actions.reactivate')}
      text={t('staff.confirm.reactivate', { name: employee.name })}
      onClose={onClose}
    />
  );
}

const dialogs: Record<EmployeeAction, ComponentType<DialogProps>> = {
  amend: Amend,
  setRoles: SetRoles,
  resetPassword: ResetPassword,
  deactivate: Deactivate,
  reactivate: Reactivate,
};
