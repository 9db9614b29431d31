import { Button, Kbd } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../locale.ts';
import { nextActionKey, useShortcut } from '../keys.ts';
import classes from './work-page.module.css';

export interface NextAction {
  label: string;
  run: () => void;
  running?: boolean;
  disabled?: boolean;
}

export interface SecondaryAction {
  label: string;
  run: () => void;
  running?: boolean;
  /** Ends the case or destroys something: written in red, still quiet. */
  grave?: boolean;
}

interface WorkPageProps {
  /** What this is, and its number: "Permohonan TBN-0412". */
  kind: string;
  name: string;
  /** Address of the resident's portrait, null while there is none; left out where the page is of no person. */
  portrait?: string | null;
  facts: readonly ({ label: string; value: ReactNode } | false)[];
  badge?: ReactNode;
  strip?: ReactNode;
  /** A refusal or other notice, directly above the actions. */
  notice?: ReactNode;
  next?: NextAction | null;
  secondary?: readonly (SecondaryAction | false)[];
  /** The work itself on the left, what one looks at meanwhile on the right. */
  children?: ReactNode;
  aside?: ReactNode;
}

/** One page for one case, where what does not apply is false: who, what, its clock, the one next action, the quiet ones beside it, the work, history below. */
export function WorkPage(props: WorkPageProps) {
  const { kind, name, facts, badge, strip, notice, children, aside } = props;
  return (
    <article className={classes.page}>
      <div className={classes.sheet}>
        <header className={classes.head} data-faceless={props.portrait === undefined}>
          {props.portrait !== undefined && <Portrait name={name} address={props.portrait} />}
          <div>
            <div className={classes.kind}>{kind}</div>
            <h1 className={classes.name}>{name}</h1>
          </div>
          <div className={classes.badge}>{badge}</div>
          <dl className={classes.factsList}>
            {facts
              .filter((fact) => fact !== false)
              .map((fact) => (
                <div key={fact.label} className={classes.fact}>
                  <dt>{fact.label}</dt>
                  <dd>{fact.value}</dd>
                </div>
              ))}
          </dl>
        </header>
        {strip !== undefined && <div className={classes.stripRow}>{strip}</div>}
      </div>
      <NextBar
        next={props.next ?? null}
        secondary={(props.secondary ?? []).filter((action) => action !== false)}
        notice={notice}
      />
      {aside === undefined ? (
        <div className={classes.stack}>{children}</div>
      ) : (
        <div className={classes.columns}>
          <div className={classes.stack}>{children}</div>
          <div className={classes.stack}>{aside}</div>
        </div>
      )}
    </article>
  );
}

/** A case that has moved on is read from its top. */
export function useReadFromTop(state: string | undefined) {
  const shown = useRef(state);
  useEffect(() => {
    if (shown.current !== undefined && state !== shown.current) window.scrollTo(0, 0);
    shown.current = state;
  }, [state]);
}

/** The resident's portrait: on every page of their case, so that the wrong person is noticed. */
export function Portrait({ name, address }: { name: string; address: string | null }) {
  const t = useWords();
  if (address === null) {
    return <div className={`${classes.portrait} ${classes.noPortrait}`}>{t('shared.work.noPortrait')}</div>;
  }
  return <img className={classes.portrait} src={address} alt={t('shared.work.portraitOf', { name })} />;
}

interface NextBarProps {
  next: NextAction | null;
  secondary: readonly SecondaryAction[];
  notice: ReactNode;
}

/** Stays in sight however long the page is: what is next, the other actions, and what was refused. */
function NextBar({ next, secondary, notice }: NextBarProps) {
  const t = useWords();
  const ready = next !== null && next.disabled !== true && next.running !== true;
  useShortcut(nextActionKey, () => next?.run(), { enabled: ready, whileTyping: true });
  return (
    <div className={classes.next}>
      {next === null ? (
        <span className={classes.nothing}>{t('shared.work.nothingForYou')}</span>
      ) : (
        <Button
          size="md"
          onClick={next.run}
          loading={next.running ?? false}
          disabled={next.disabled ?? false}
          aria-keyshortcuts={nextActionKey}
          rightSection={<Kbd>{nextActionKey}</Kbd>}
        >
          {next.label}
        </Button>
      )}
      {secondary.length > 0 && (
        <div className={classes.secondary}>
          {secondary.map((action) => (
            <Button
              key={action.label}
              variant="default"
              size="md"
              {...(action.grave && { c: 'var(--broken)' })}
              onClick={action.run}
              loading={action.running ?? false}
            >
              {action.label}
            </Button>
          ))}
        </div>
      )}
      {notice !== undefined && <div className={classes.notice}>{notice}</div>}
    </div>
  );
}

/** A titled part of a page, on its own sheet. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`${classes.sheet} ${classes.section}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
