import { Checkbox, type CheckboxGroupProps } from '@mantine/core';
import { roles } from '../../../contract/roles.ts';
import { useWords } from '../../locale.ts';
import classes from './staff.module.css';

/** What somebody may do at the desk, each with a sentence of what it is. */
export function RolesField({ onChange, ...group }: Omit<CheckboxGroupProps, 'children'>) {
  const t = useWords();
  return (
    <Checkbox.Group
      label={t('staff.accounts.roles')}
      description={t('officeScreens.rolesHelp')}
      onChange={(chosen) => onChange?.(roles.filter((role) => chosen.includes(role)))}
      {...group}
    >
      <div className={classes.roles}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            value={role}
            py={6}
            label={t(`shared.roles.${role}`)}
            description={t(`shared.roleHelp.${role}`)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
