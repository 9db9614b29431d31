import { Select, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { delegableRoles, delegationKinds, delegations, employees } from '../../../contract/staff.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { Choices, optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useView } from '../../queries.ts';
import { useMe } from '../../session-context.ts';

/** A written order by which somebody carries out the post of a head who is absent, or of nobody. */
export default function NewDelegation() {
  const t = useWords();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const { office } = useMe();
  const today = officeToday(office.zone);
  const people = useView(employees.list, {});
  const form = useActionForm(delegations.create, {
    initial: {
      kind: 'plh',
      role: 'section_head',
      fromEmployeeId: '',
      toEmployeeId: '',
      startsOn: today,
      endsOn: today,
      letterNumber: '',
    },
    rules: (values) => ({
      fromEmployeeId: values.kind === 'plh' && !values.fromEmployeeId && t('shared.form.required'),
    }),
    onDone: () => leave('/pelimpahan'),
  });
  const { kind, role, fromEmployeeId } = form.values;
  const active = (people.data?.employees ?? []).filter((employee) => employee.active);
  const choice = (list: typeof active) =>
    list.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }));
  const holders = active.filter((employee) => employee.roles.some((each) => each === role));
  return (
    <FormPage
      title={t('staff.delegations.create')}
      intro={t('officeScreens.delegationIntro')}
      submitLabel={t('shared.actions.save')}
      form={form}
      onCancel={() => navigate('/pelimpahan')}
    >
      <Choices
        label={t('shared.labels.kind')}
        options={[...delegationKinds].reverse().map((each) => ({
          value: each,
          label: t(`staff.delegations.kinds.${each}`),
          description: t(`staff.delegations.kindHelp.${each}`),
        }))}
        {...form.input('kind')}
      />
      <Select
        label={t('staff.delegations.role')}
        allowDeselect={false}
        data={optionsOf(delegableRoles, (each) => t(`shared.roles.${each}`))}
        {...form.input('role')}
        onChange={(value) =>
          form.set({ role: delegableRoles.find((each) => each === value) ?? role, fromEmployeeId: '' })
        }
      />
      <Select
        label={t('staff.delegations.from')}
        placeholder={kind === 'plt' ? t('staff.delegations.vacant') : t('officeScreens.choosePerson')}
        clearable
        data={choice(holders)}
        {...form.input('fromEmployeeId')}
      />
      <Select
        label={t('staff.delegations.to')}
        placeholder={t('officeScreens.choosePerson')}
        searchable
        data={choice(
          active.filter(
            (employee) => employee.id !== fromEmployeeId && !employee.roles.some((each) => each === role),
          ),
        )}
        {...form.input('toEmployeeId')}
      />
      <div className="pair">
        <TextInput
          type="date"
          label={t('staff.delegations.startsOn')}
          min={today}
          {...form.input('startsOn')}
        />
        <TextInput
          type="date"
          label={t('staff.delegations.endsOn')}
          min={form.values.startsOn}
          {...form.input('endsOn')}
        />
      </div>
      <TextInput
        label={t('staff.delegations.letterNumber')}
        autoComplete="off"
        maxLength={100}
        {...form.input('letterNumber')}
      />
    </FormPage>
  );
}
