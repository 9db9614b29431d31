import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import {
  type DelegableRole,
  type DelegationKind,
  delegableRoles,
  delegationKinds,
  delegations,
  employees,
} from '../../../contract/staff.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useAction, useView } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import classes from './staff.module.css';

/** A written order by which somebody carries out the post of a head who is absent, or of nobody. */
export default function NewDelegation() {
  const t = useWords();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const { office } = useMe();
  const today = officeToday(office.zone);
  const people = useView(employees.list, {});
  const create = useAction(delegations.create, { onDone: () => leave('/pelimpahan') });
  const entry = useEntry<{
    kind: DelegationKind;
    role: DelegableRole;
    fromEmployeeId: string;
    toEmployeeId: string;
    startsOn: string;
    endsOn: string;
    letterNumber: string;
  }>({
    initial: {
      kind: 'plh',
      role: 'section_head',
      fromEmployeeId: '',
      toEmployeeId: '',
      startsOn: today,
      endsOn: today,
      letterNumber: '',
    },
    rules: (values): Record<string, string> => ({
      ...(values.kind === 'plh' &&
        values.fromEmployeeId === '' && { fromEmployeeId: t('shared.form.required') }),
      ...(values.toEmployeeId === '' && { toEmployeeId: t('shared.form.required') }),
      ...(values.startsOn === '' && { startsOn: t('shared.form.required') }),
      ...(values.endsOn === '' && { endsOn: t('shared.form.required') }),
      ...(values.letterNumber.trim().length < 3 && { letterNumber: t('shared.form.tooShort', { min: 3 }) }),
    }),
    problem: create.problem,
  });
  const { kind, role, fromEmployeeId } = entry.values;
  const active = (people.data?.employees ?? []).filter((employee) => employee.active);
  const choice = (list: typeof active) =>
    list.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }));
  const holders = active.filter((employee) => employee.roles.includes(role));
  const submit = entry.onSubmit(
    ({ fromEmployeeId: from, ...rest }) =>
      void create.run({ body: { ...rest, ...(from !== '' && { fromEmployeeId: from }) } }),
  );
  return (
    <FormPage
      title={t('staff.delegations.create')}
      intro={t('officeScreens.delegationIntro')}
      submitLabel={t('shared.actions.save')}
      form={{
        submit: () => submit(),
        running: create.running,
        problem: create.problem,
        changed: entry.isDirty(),
      }}
      onCancel={() => navigate('/pelimpahan')}
    >
      <Radio.Group
        label={t('staff.delegations.kind')}
        value={kind}
        onChange={(value) => entry.setFieldValue('kind', value === 'plt' ? 'plt' : 'plh')}
      >
        <Stack gap={2} mt={4}>
          {[...delegationKinds].reverse().map((each) => (
            <Radio
              key={each}
              value={each}
              size="md"
              py={6}
              label={t(`staff.delegations.kinds.${each}`)}
              description={t(`staff.delegations.kindHelp.${each}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('staff.delegations.role')}
        allowDeselect={false}
        data={delegableRoles.map((each) => ({ value: each, label: t(`shared.roles.${each}`) }))}
        value={role}
        onChange={(value) => {
          const known = delegableRoles.find((each) => each === value);
          if (known !== undefined) entry.setValues({ role: known, fromEmployeeId: '' });
        }}
      />
      <Select
        label={t('staff.delegations.from')}
        placeholder={kind === 'plt' ? t('staff.delegations.vacant') : t('officeScreens.choosePerson')}
        clearable
        data={choice(holders)}
        value={fromEmployeeId === '' ? null : fromEmployeeId}
        onChange={(value) => entry.setFieldValue('fromEmployeeId', value ?? '')}
        error={entry.errors.fromEmployeeId}
      />
      <Select
        label={t('staff.delegations.to')}
        placeholder={t('officeScreens.choosePerson')}
        searchable
        data={choice(
          active.filter((employee) => employee.id !== fromEmployeeId && !employee.roles.includes(role)),
        )}
        value={entry.values.toEmployeeId === '' ? null : entry.values.toEmployeeId}
        onChange={(value) => entry.setFieldValue('toEmployeeId', value ?? '')}
        error={entry.errors.toEmployeeId}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('staff.delegations.startsOn')}
          min={today}
          {...entry.getInputProps('startsOn')}
        />
        <TextInput
          type="date"
          label={t('staff.delegations.endsOn')}
          min={entry.values.startsOn}
          {...entry.getInputProps('endsOn')}
        />
      </div>
      <TextInput
        label={t('staff.delegations.letterNumber')}
        autoComplete="off"
        maxLength={100}
        {...entry.getInputProps('letterNumber')}
      />
    </FormPage>
  );
}
