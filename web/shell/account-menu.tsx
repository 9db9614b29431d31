import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFormat, useWords } from '../locale.ts';
import { useMe } from '../session-context.ts';
import classes from './frame.module.css';
import { StopDialog } from './office-stop.tsx';
import { useSignOut } from './sign-out.ts';
import { LanguageSwitch } from './way-in.tsx';

/** Who I am, in which roles, my language and appearance, and the way out. */
export function AccountMenu() {
  const t = useWords();
  const me = useMe();
  const { date } = useFormat();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [stopping, setStopping] = useState(false);
  const borrowed = (role: string) => me.delegations.find((delegation) => delegation.role === role);
  return (
    <>
      <Menu width={300} position="bottom-end" closeOnItemClick>
        <Menu.Target>
          <UnstyledButton
            className={`${classes.account} ${classes.who}`}
            aria-label={t('shell.account.signedInAs', { name: me.name })}
          >
            <span className={classes.whoName}>{me.name}</span>
            <span className={classes.whoTitle}>{me.title}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.accountBody}>
            <strong>{me.name}</strong>
            <div className={classes.accountRoles}>
              {me.roles.map((role) => {
                const order = borrowed(role);
                return (
                  <div key={role}>
                    {order !== undefined && `${order.kind === 'plt' ? 'Plt.' : 'Plh.'} `}
                    {t(`shared.roles.${role}`)}
                    {order !== undefined && ` (${t('shell.account.until', { date: date(order.endsOn) })})`}
                  </div>
                );
              })}
            </div>
          </div>
          <Menu.Divider />
          <div className={classes.accountBody}>
            <div className={classes.smallLabel}>{t('shell.account.language')}</div>
            <LanguageSwitch fullWidth />
            <div className={classes.smallLabel}>{t('shell.account.theme')}</div>
            <SegmentedControl
              aria-label={t('shell.account.theme')}
              fullWidth
              value={colorScheme}
              onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
              data={[
                { value: 'light', label: t('shell.account.light') },
                { value: 'dark', label: t('shell.account.dark') },
                { value: 'auto', label: t('shell.account.system') },
              ]}
            />
          </div>
          <Menu.Divider />
          {me.mayStopClocks && me.officeStop === null && (
            <Menu.Item onClick={() => setStopping(true)}>{t('shell.stop.stop')}</Menu.Item>
          )}
          <Menu.Item component={Link} to="/kata-sandi">
            {t('shell.account.changePassword')}
          </Menu.Item>
          <Menu.Item onClick={signOut}>{t('shell.account.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {stopping && <StopDialog onClose={() => setStopping(false)} />}
    </>
  );
}
