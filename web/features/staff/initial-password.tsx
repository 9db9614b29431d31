import { Button, CopyButton, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { EmployeeDetail } from '../../../contract/staff.ts';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { useWords } from '../../locale.ts';
import { useMe } from '../../session-context.ts';
import classes from './staff.module.css';

interface InitialPasswordProps {
  employee: Pick<EmployeeDetail, 'name' | 'username'>;
  /** Null when the server has shown it before, with the first answer alone. */
  password: string | null;
  onDone: () => void;
}

/** The temporary password, shown once: to be handed over in person, on a slip if need be. */
export function InitialPassword({ employee, password, onDone }: InitialPasswordProps) {
  const t = useWords();
  const { office } = useMe();
  const slip = useRef<HTMLElement>(null);
  useEffect(() => slip.current?.focus({ preventScroll: true }), []);
  return (
    <SheetPage title={t('staff.initialPassword.title', { name: employee.name })}>
      {/* Focused, so that whoever listens hears it, and so that no stray key does anything. */}
      <section
        ref={slip}
        tabIndex={-1}
        className={classes.slip}
        aria-label={t('staff.initialPassword.title', { name: employee.name })}
      >
        {password === null ? (
          <p>{t('staff.initialPassword.shownBefore')}</p>
        ) : (
          <>
            <dl>
              <div>
                <dt>{t('shell.sections.office')}</dt>
                <dd>{office.name}</dd>
              </div>
              <div>
                <dt>{t('shell.login.username')}</dt>
                <dd className={classes.secret}>{employee.username}</dd>
              </div>
              <div>
                <dt>{t('officeScreens.temporaryPassword')}</dt>
                <dd className={classes.secret}>{password}</dd>
              </div>
            </dl>
            <p>{t('staff.initialPassword.text')}</p>
          </>
        )}
      </section>
      <Group className={classes.noPrint ?? ''}>
        {password !== null && (
          <>
            <Button onClick={() => window.print()}>{t('officeScreens.printSlip')}</Button>
            {/* Browsers give the clipboard to https and this computer alone. */}
            {window.isSecureContext && (
              <CopyButton value={password}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {copied ? `✓ ${t('shared.actions.copied')}` : t('staff.initialPassword.copy')}
                  </Button>
                )}
              </CopyButton>
            )}
          </>
        )}
        <Button variant="default" onClick={onDone}>
          {t('officeScreens.handedOver')}
        </Button>
      </Group>
    </SheetPage>
  );
}
