import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { light } from '../../brand/tokens.ts';
import { setLocale, useLocale, useWords } from '../locale.ts';
import { rememberedOffice } from './office-name.ts';
import classes from './way-in.module.css';

/** Indonesian or English, kept on this counter. */
export function LanguageSwitch({ fullWidth = false }: { fullWidth?: boolean }) {
  const t = useWords();
  return (
    <SegmentedControl
      aria-label={t('shell.account.language')}
      fullWidth={fullWidth}
      value={useLocale()}
      onChange={(value) => setLocale(value === 'en' ? 'en' : 'id')}
      data={[
        { value: 'id', label: t('shell.account.indonesian') },
        { value: 'en', label: t('shell.account.english') },
      ]}
    />
  );
}

/** Six written leaves on their cord: the six steps. */
function Leaves() {
  return (
    <svg className={classes.leaves} viewBox="0 0 460 250" aria-hidden="true" fill="none">
      <path d="M150 6v238M310 6v238" stroke={light.paper} strokeOpacity=".55" strokeWidth="2" />
      {[0, 1, 2, 3, 4, 5].map((leaf) => (
        <g key={leaf} transform={`translate(0 ${10 + leaf * 40})`}>
          <rect
            x={leaf % 2 === 0 ? 2 : 10}
            width="440"
            height="30"
            rx="15"
            fill={light.paper}
            fillOpacity={leaf < 4 ? 0.95 : 0}
            stroke={light.paper}
            strokeDasharray={leaf < 5 ? undefined : '6 6'}
            strokeWidth="2"
          />
          <path
            d={leaf < 4 ? 'M30 11h104M30 19h76M166 11h130M166 19h98M326 11h84M326 19h52' : ''}
            stroke={light.leaf}
            strokeOpacity=".5"
            strokeWidth="2.5"
            strokeLinecap="round"
          />
          <circle cx="150" cy="15" r="4.5" fill={light.leaf} />
          <circle cx="310" cy="15" r="4.5" fill={light.leaf} />
        </g>
      ))}
    </svg>
  );
}

/** The page around sign-in and first password: the office on one side, one small form on the other. */
export function WayIn({ title, children }: { title: string; children: ReactNode }) {
  const t = useWords();
  return (
    <div className={classes.page}>
      <title>{`${title} · Lontar`}</title>
      <header className={classes.side} style={{ background: light.leaf, color: light.paper }}>
        <div>
          <h1>{rememberedOffice() ?? t('shell.product')}</h1>
          <p>{t('shell.login.welcome')}</p>
        </div>
        <Leaves />
      </header>
      <main className={classes.main}>
        <h2 className={classes.title}>{title}</h2>
        {children}
        <div className={classes.foot}>
          <LanguageSwitch />
        </div>
      </main>
    </div>
  );
}
