import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Role, roles } from '../../../contract/roles.ts';
import { useWords } from '../../locale.ts';
import classes from './staff.module.css';

interface RolesFieldProps {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  error?: ReactNode;
}

/** What somebody may do at the desk, each with a sentence of what it is. */
export function RolesField({ value, onChange, error }: RolesFieldProps) {
  const t = useWords();
  return (
    <Checkbox.Group
      label={t('staff.accounts.roles')}
      description={t('officeScreens.rolesHelp')}
      value={[...value]}
      onChange={(chosen) => onChange(roles.filter((role) => chosen.includes(role)))}
      error={error}
    >
      <div className={classes.roles}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            value={role}
            size="md"
            py={6}
            label={t(`shared.roles.${role}`)}
            description={t(`shared.roleHelp.${role}`)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
