import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { roles as everyRole, type Role } from '../../../contract/roles.ts';
import { type EmployeeDetail, employees } from '../../../contract/staff.ts';
import { HistoryList } from '../../components/display/history-list.tsx';
import { ReasonDialog, useReasonForm } from '../../components/forms/action-dialog.tsx';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { type SecondaryAction, Section, WorkPage } from '../../components/layout/work-page.tsx';
import { FailedNote, LoadingLines } from '../../components/quiet-note.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { DelegationList } from './delegation-list.tsx';
import { AccountState } from './employees.tsx';
import { InitialPassword } from './initial-password.tsx';
import { RolesField } from './roles-field.tsx';

/** One account: who, in which roles, what happened to it, and what the administrator may do. */
export default function EmployeePage() {
  const { id = '' } = useParams();
  const view = useView(employees.get, { params: { id } });
  if (view.data !== undefined) return <Employee key={id} employee={view.data} />;
  if (view.error !== null) return <FailedNote problem={view.error} retry={() => void view.refetch()} />;
  return <LoadingLines />;
}

type Dialog = EmployeeDetail['allowedActions'][number];

function Employee({ employee }: { employee: EmployeeDetail }) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [password, setPassword] = useState<{ shown: string | null } | null>(null);
  const close = () => setDialog(null);
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
  const ways: SecondaryAction[] = employee.allowedActions.map((action) => ({
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
          { label: t('staff.accounts.position'), value: employee.title },
          { label: t('staff.accounts.nip'), value: employee.nip },
          { label: t('staff.accounts.username'), value: employee.username },
          {
            label: t('staff.accounts.roles'),
            value: employee.roles.map((role) => t(`shared.roles.${role}`)).join(', ') || '–',
          },
          { label: t('officeScreens.since'), value: date(employee.createdAt) },
        ]}
        badge={<AccountState employee={employee} />}
        secondary={ways}
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
      {dialog === 'amend' && <Amend employee={employee} onClose={close} />}
      {dialog === 'setRoles' && <SetRoles employee={employee} onClose={close} />}
      {dialog === 'resetPassword' && (
        <ResetPassword
          employee={employee}
          onClose={close}
          onPassword={(shown) => {
            close();
            setPassword({ shown });
          }}
        />
      )}
      {dialog === 'deactivate' && <Deactivate employee={employee} onClose={close} />}
      {dialog === 'reactivate' && <Reactivate employee={employee} onClose={close} />}
    </>
  );
}

interface DialogProps {
  employee: EmployeeDetail;
  onClose: () => void;
}

function Amend({ employee, onClose }: DialogProps) {
  const t = useWords();
  const amend = useAction(employees.amend, { onDone: onClose });
  const entry = useEntry({
    initial: { name: employee.name, title: employee.title },
    schema: employees.amend.body,
    problem: amend.problem,
  });
  const submit = entry.onSubmit((body) => void amend.run({ params: { id: employee.id }, body }));
  return (
    <FormDialog
      title={t('staff.actions.amend')}
      submitLabel={t('shared.actions.save')}
      running={amend.running}
      problem={amend.problem}
      onSubmit={() => submit()}
      onClose={onClose}
    >
      <TextInput
        label={t('staff.accounts.name')}
        data-autofocus
        maxLength={120}
        {...entry.getInputProps('name')}
      />
      <TextInput
        label={t('staff.accounts.position')}
        description={t('staff.accounts.positionHelp')}
        maxLength={120}
        {...entry.getInputProps('title')}
      />
    </FormDialog>
  );
}

function SetRoles({ employee, onClose }: DialogProps) {
  const t = useWords();
  const [roles, setRoles] = useState<Role[]>([...employee.roles]);
  const [tried, setTried] = useState(false);
  const set = useAction(employees.setRoles, { onDone: onClose });
  const submit = () => {
    setTried(true);
    if (roles.length > 0) void set.run({ params: { id: employee.id }, body: { roles } });
  };
  return (
    <FormDialog
      title={t('staff.actions.setRoles')}
      text={t('officeScreens.rolesAtOnce', { name: employee.name })}
      submitLabel={t('shared.actions.save')}
      running={set.running}
      problem={set.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <RolesField
        value={roles}
        onChange={setRoles}
        error={tried && roles.length === 0 ? t('officeScreens.chooseRole') : undefined}
      />
    </FormDialog>
  );
}

function ResetPassword({
  employee,
  onClose,
  onPassword,
}: DialogProps & { onPassword: (password: string | null) => void }) {
  const t = useWords();
  const reset = useAction(employees.resetPassword, {
    onDone: ({ initialPassword }) => onPassword(initialPassword),
  });
  return (
    <FormDialog
      title={t('staff.actions.resetPassword')}
      text={t('staff.confirm.resetPassword', { name: employee.name })}
      submitLabel={t('staff.actions.resetPassword')}
      grave
      running={reset.running}
      problem={reset.problem}
      onSubmit={() => void reset.run({ params: { id: employee.id } })}
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
      submitLabel={t('staff.actions.deactivate')}
      grave
      onClose={onClose}
    />
  );
}

function Reactivate({ employee, onClose }: DialogProps) {
  const t = useWords();
  const reactivate = useAction(employees.reactivate, { onDone: onClose });
  return (
    <FormDialog
      title={t('staff.actions.reactivate')}
      text={t('staff.confirm.reactivate', { name: employee.name })}
      submitLabel={t('staff.actions.reactivate')}
      running={reactivate.running}
      problem={reactivate.problem}
      onSubmit={() => void reactivate.run({ params: { id: employee.id } })}
      onClose={onClose}
    />
  );
}
