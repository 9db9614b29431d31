import { VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import type { ClockView } from '../../contract/clock.ts';
import { clockAt, type StripModel, type StripPart, stripModel } from '../../contract/strip.ts';
import { useFormat, useWords } from '../locale.ts';
import { useTick } from '../server-time.ts';
import classes from './step-strip.module.css';

const joined = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ');

/** The clock as it runs on this screen. */
export function useRunningStrip(clock: ClockView): StripModel {
  return stripModel(clockAt(clock, useTick()));
}

function usePartWords() {
  const t = useWords();
  const { digits, duration } = useFormat();
  return {
    shown: (part: StripPart) => {
      if (part.state === 'todo') return '–';
      return part.state === 'done' ? `✓ ${digits(part.netMs)}` : `▸ ${digits(part.netMs)}`;
    },
    spoken: (part: StripPart) => {
      const step = t(`shared.steps.${part.step}`);
      if (part.state === 'todo') return t('shared.strip.cellTodo', { step });
      const key = part.state === 'done' ? 'shared.strip.cellDone' : 'shared.strip.cellCurrent';
      return t(key, { step, time: duration(part.netMs) });
    },
  };
}

/** Verdict on the promise in words: within it, or by how much it is past. */
export function useVerdict() {
  const t = useWords();
  const { duration } = useFormat();
  return (model: StripModel) => {
    const promise = duration(model.promiseMs);
    return model.breached
      ? t('shared.strip.over', { over: duration(model.overMs), promise })
      : t('shared.strip.within', { promise });
  };
}

function Bar({ model }: { model: StripModel }) {
  const hatch = useId();
  const share = (value: number) => `${value * 100}%`;
  const { net, gross, promise } = model.bar;
  const within = Math.min(net, promise);
  return (
    <svg className={classes.bar} aria-hidden="true">
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={classes.hatch} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      <rect className={classes.barEdge} x="0" y="0.5" width="100%" height="11" rx="2" />
      {gross > net && (
        <rect x={share(net)} y="1" width={share(gross - net)} height="10" fill={`url(#${hatch})`} />
      )}
      <rect className={classes.barNet} x="0" y="1" width={share(within)} height="10" rx="1.5" />
      {net > promise && (
        <>
          <rect
            className={classes.barOver}
            x={share(promise)}
            y="1"
            width={share(net - promise)}
            height="10"
          />
          <line className={classes.barMark} x1={share(promise)} x2={share(promise)} y1="-3" y2="15" />
        </>
      )}
    </svg>
  );
}

function Cells({ model, compact }: { model: StripModel; compact: boolean }) {
  const t = useWords();
  const { shown, spoken } = usePartWords();
  const halves = { '5a': t('shared.stepHalves.a'), '5b': t('shared.stepHalves.b') };
  return (
    <ol className={classes.cells} aria-hidden={compact}>
      {model.cells.map((cell) => (
        <li key={cell.key} className={classes.cell} data-halves={cell.parts.length}>
          {cell.parts.map((part) => (
            <div key={part.step} className={joined(classes.part, classes[part.state])}>
              {compact ? (
                part.step === '5b' ? (
                  ''
                ) : (
                  cell.key
                )
              ) : (
                <>
                  <span className={classes.name} aria-hidden="true">
                    {part.step === '5a' || part.step === '5b'
                      ? `${part.step === '5a' ? '5 ' : ''}${halves[part.step]}`
                      : `${cell.key} ${t(`shared.steps.${cell.key}`)}`}
                  </span>
                  <span className={classes.time} aria-hidden="true">
                    {shown(part)}
                  </span>
                  <VisuallyHidden>{spoken(part)}</VisuallyHidden>
                </>
              )}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** The strip of six steps with its clock: Lontar's signature. `full` on a case, `compact` in lists, `board` on the wall. */
export function StepStrip({
  clock,
  size = 'full',
}: {
  clock: ClockView;
  size?: 'full' | 'compact' | 'board';
}) {
  const t = useWords();
  const { digits, duration } = useFormat();
  const model = useRunningStrip(clock);
  const verdict = useVerdict()(model);
  const pausedWords =
    model.paused === null ? null : t('shared.strip.paused', { reason: t(`shared.pauses.${model.paused}`) });
  const look = joined(model.breached && classes.breached, model.paused !== null && classes.paused);

  if (size === 'compact') {
    const current = model.cells.find((cell) => cell.state === 'current');
    const spoken = [
      current && `${current.key} ${t(`shared.steps.${current.key}`)}`,
      t('shared.strip.net', { time: duration(model.netMs) }),
      verdict,
      pausedWords,
    ];
    return (
      <div
        className={joined(classes.compact, look)}
        role="img"
        aria-label={spoken.filter(Boolean).join(', ')}
      >
        <Cells model={model} compact />
        <ClockText clock={clock} />
      </div>
    );
  }
  return (
    <section className={joined(classes.strip, look)} data-size={size} aria-label={t('shared.strip.title')}>
      <div className={classes.facts}>
        <span className={joined(classes.clock, model.breached && classes.over)}>{digits(model.netMs)}</span>
        <span>{t('shared.strip.gross', { time: digits(model.grossMs) })}</span>
        {model.pausedMs >= 1000 && (
          <span>{t('shared.strip.pausedFor', { time: digits(model.pausedMs) })}</span>
        )}
        {pausedWords !== null && <span className={classes.pausedWords}>‖ {pausedWords}</span>}
        <span className={joined(classes.verdict, model.breached && classes.over)}>
          {model.breached ? '▲ ' : ''}
          {verdict}
        </span>
      </div>
      <Bar model={model} />
      <Cells model={model} compact={false} />
    </section>
  );
}

/** Net time in digits, running; a triangle and words say that the promise is broken, two bars that it is paused. */
export function ClockText({ clock }: { clock: ClockView }) {
  const { digits } = useFormat();
  const model = useRunningStrip(clock);
  const mark = model.breached ? '▲' : model.paused === null ? '' : '‖';
  return (
    <span
      className={joined(
        classes.digits,
        model.breached ? classes.over : model.paused !== null && classes.pausedDigits,
      )}
    >
      {mark !== '' && <span className={classes.mark}>{mark} </span>}
      {digits(model.netMs)}
    </span>
  );
}
