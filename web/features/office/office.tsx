import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { office as officeEndpoints } from '../../../contract/staff.ts';
import { ValueTable } from '../../components/display/value-table.tsx';
import { Columns, SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { StopDialog } from '../../shell/office-stop.tsx';
import classes from './office.module.css';

/** Kantor: what this office is, and the one switch that stops and starts all of its clocks. */
export default function OfficePage() {
  const t = useWords();
  const { duration } = useFormat();
  const view = useView(officeEndpoints.get, {});
  return (
    <SheetPage title={t('shell.sections.office')}>
      <Loaded view={view}>
        {(office) => (
          <Columns>
            <Section title={office.name}>
              <ValueTable
                values={[
                  { label: t('officeScreens.code'), value: office.code },
                  { label: t('residents.fields.regency'), value: office.regencyName },
                  { label: t('residents.fields.province'), value: office.provinceName },
                  { label: t('officeScreens.zone'), value: office.zone },
                  { label: t('officeScreens.promise'), value: duration(office.promiseSeconds * 1000) },
                ]}
              />
              <div className={classes.links}>
                <Link to="/kata-sandi">{t('shell.account.changePassword')}</Link>
              </div>
            </Section>
            <Clocks office={office} />
          </Columns>
        )}
      </Loaded>
    </SheetPage>
  );
}

type Office = NonNullable<ReturnType<typeof useView<typeof officeEndpoints.get>>['data']>;

function Clocks({ office }: { office: Office }) {
  const t = useWords();
  const { dateTime } = useFormat();
  const [stopping, setStopping] = useState(false);
  const resume = useAction(officeEndpoints.resume);
  const { stop } = office;
  return (
    <Section title={t('officeScreens.clocks')}>
      {stop === null ? (
        <>
          <p className={classes.running}>▸ {t('officeScreens.clocksRun')}</p>
          <p className={classes.note}>{t('officeScreens.clocksHelp')}</p>
          {office.mayStopClocks && (
            <Button variant="outline" color="var(--waiting)" onClick={() => setStopping(true)}>
              ‖ {t('shell.stop.stop')}
            </Button>
          )}
        </>
      ) : (
        <>
          <p className={classes.stopped}>‖ {t('shell.stop.title')}</p>
          <ValueTable
            values={[
              { label: t('staff.stop.reason'), value: t(`shell.stop.reasons.${stop.reason}`) },
              { label: t('officeScreens.stoppedAt'), value: dateTime(stop.startedAt) },
              { label: t('shared.labels.by'), value: stop.startedBy },
              { label: t('staff.stop.note'), value: stop.note },
            ]}
          />
          <ProblemNote problem={resume.problem} />
          {office.mayStopClocks && (
            <Button loading={resume.running} onClick={() => void resume.run({})}>
              {t('shell.stop.resume')}
            </Button>
          )}
        </>
      )}
      {stopping && <StopDialog onClose={() => setStopping(false)} />}
    </Section>
  );
}
