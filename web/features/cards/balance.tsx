import { useId } from 'react';
import type { StockView } from '../../../contract/cards.ts';
import { useFormat, useWords } from '../../locale.ts';
import classes from './balance.module.css';

type Balance = StockView['balance'];

const parts = ['inStore', 'withOperator', 'used', 'spoiled'] as const;

/**
 * The ledger as a sum that can be checked by eye: received = in store + with operators + used + spoiled, with the
 * same parts as a bar below.
 */
export function BalanceSum({ balance }: { balance: Balance }) {
  const t = useWords();
  const { number } = useFormat();
  const sum = parts.reduce((total, part) => total + balance[part], 0);
  const balanced = sum === balance.received;
  return (
    <section className={classes.balance} aria-label={t('cardScreens.balance')}>
      <dl className={classes.sum}>
        <div className={classes.term} data-part="received">
          <dt>{t('cards.stock.received')}</dt>
          <dd>{number(balance.received)}</dd>
        </div>
        {parts.map((part, index) => (
          <div key={part} className={classes.term} data-part={part} data-sign={index === 0 ? '=' : '+'}>
            <dt>{t(`cards.stock.${part}`)}</dt>
            <dd>{number(balance[part])}</dd>
          </div>
        ))}
      </dl>
      {balance.received > 0 && <Bar balance={balance} />}
      <p className={balanced ? classes.good : classes.bad}>
        {balanced
          ? `✓ ${t('cardScreens.balanced')}`
          : `▲ ${t('cardScreens.unbalanced', { count: number(Math.abs(balance.received - sum)) })}`}
      </p>
    </section>
  );
}

function Bar({ balance }: { balance: Balance }) {
  const id = useId();
  let from = 0;
  return (
    <svg className={classes.bar} aria-hidden="true">
      <defs>
        <pattern
          id={`${id}h`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={classes.hatch} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
        <pattern id={`${id}x`} width="7" height="7" patternUnits="userSpaceOnUse">
          <path className={classes.cross} d="M0 0 7 7M7 0 0 7" />
        </pattern>
      </defs>
      {parts.map((part) => {
        const share = (balance[part] / balance.received) * 100;
        const x = from;
        from += share;
        const pattern = part === 'withOperator' ? 'h' : part === 'spoiled' ? 'x' : null;
        return (
          <g key={part}>
            <rect
              className={classes[part]}
              x={`${x}%`}
              y="1"
              width={`${share}%`}
              height="16"
              {...(pattern !== null && { fill: `url(#${id}${pattern})` })}
            />
            {x > 0 && <line className={classes.edge} x1={`${x}%`} x2={`${x}%`} y1="0" y2="18" />}
          </g>
        );
      })}
      <rect className={classes.frame} x="0.5" y="0.5" width="100%" height="17" />
    </svg>
  );
}
