import { VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import {
  clockAt,
  type StripCell,
  type StripModel,
  type StripPart,
  stripModel,
} from '../../../contract/applications/strip.ts';
import type { ClockView } from '../../../contract/clock.ts';
import { useFormat, useWords } from '../../locale.ts';
import { useTick } from '../../server-time.ts';
import classes from './step-strip.module.css';

const joined = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ');

/** The clock as it runs on this screen. */
export function useRunningStrip(clock: ClockView): StripModel {
  return stripModel(clockAt(clock, useTick()));
}

function usePartWords() {
  const t = useWords();
  const { duration } = useFormat();
  return (part: StripPart) => {
    const step = t(`shared.steps.${part.step}`);
    if (part.state === 'todo') return t('shared.strip.cellTodo', { step });
    const key = part.state === 'done' ? 'shared.strip.cellDone' : 'shared.strip.cellCurrent';
    return t(key, { step, time: duration(part.netMs) });
  };
}

const marks = { done: '✓ ', current: '▸ ', todo: '' };

/** Verdict on the promise in words: within it, or by how much it is past. */
export function useVerdict() {
  const t = useWords();
  const { duration } = useFormat();
  return (model: StripModel) => {
    const promise = duration(model.promiseMs);
    if (!model.breached && model.cells.every((cell) => cell.state === 'done')) {
      return t('shared.strip.finishedIn', { time: duration(model.netMs) });
    }
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
  return (
    <ol className={classes.cells} aria-hidden={compact} aria-label={t('shared.strip.title')}>
      {model.cells.map((cell) => (
        <li key={cell.key} className={classes.cell} data-halves={cell.parts.length}>
          {cell.parts.map((part) => (
            <div key={part.step} className={joined(classes.part, classes[part.state])}>
              {compact ? part.step === '5b' ? '' : cell.key : <PartText cell={cell} part={part} />}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function PartText({ cell, part }: { cell: StripCell; part: StripPart }) {
  const t = useWords();
  const { digits } = useFormat();
  const spoken = usePartWords()(part);
  const half = part.step === '5a' ? 'a' : part.step === '5b' ? 'b' : null;
  const name = half === null ? t(`shared.steps.${cell.key}`) : t(`shared.stepHalves.${half}`);
  return (
    <>
      <span className={classes.name} aria-hidden="true">
        {half === 'b' ? '' : cell.key}
        <span className={classes.stepName}> {name}</span>
      </span>
      <span className={classes.time} aria-hidden="true">
        <span className={classes.mark}>{marks[part.state]}</span>
        {part.state === 'todo' ? '–' : digits(part.netMs)}
      </span>
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </>
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
    <div className={joined(classes.strip, look)} data-size={size}>
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
      <NowLine model={model} />
    </div>
  );
}

/** The present step in words, where its cell is too narrow for them. */
function NowLine({ model }: { model: StripModel }) {
  const spoken = usePartWords();
  const current = model.cells.flatMap((cell) => cell.parts).find((part) => part.state === 'current');
  return current === undefined ? null : (
    <div className={classes.nowLine} aria-hidden="true">
      {spoken(current)}
    </div>
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
