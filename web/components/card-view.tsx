import { useState } from 'react';
import { useWords } from '../locale.ts';
import classes from './card-view.module.css';

/** The card as it is or will be printed, in its true proportions (ID-1, 85.60 × 53.98 mm). */
export function CardView({ address, side = 'front' }: { address: string; side?: 'front' | 'back' }) {
  const t = useWords();
  const [failed, setFailed] = useState<string | null>(null);
  if (failed === address) {
    return <div className={`${classes.card} ${classes.wait}`}>{t('shared.card.failed')}</div>;
  }
  return (
    <img
      className={classes.card}
      src={address}
      alt={t(`shared.card.${side}`)}
      onError={() => setFailed(address)}
    />
  );
}
