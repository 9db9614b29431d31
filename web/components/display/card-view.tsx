import { useState } from 'react';
import { problemAt } from '../../api.ts';
import { useWords } from '../../locale.ts';
import classes from './card-view.module.css';

/** The card as it is or will be printed, in its true proportions (ID-1, 85.60 × 53.98 mm). */
export function CardView({ address, side = 'front' }: { address: string; side?: 'front' | 'back' }) {
  const t = useWords();
  const [failed, setFailed] = useState<{ address: string; why: string } | null>(null);
  const fail = () => {
    setFailed({ address, why: t('shared.card.failed') });
    void problemAt(address).then(({ body }) => setFailed({ address, why: body.title }));
  };
  if (failed?.address === address) {
    return (
      <div className={`${classes.card} ${classes.wait}`} role="status">
        {failed.why}
      </div>
    );
  }
  return <img className={classes.card} src={address} alt={t(`shared.card.${side}`)} onError={fail} />;
}
