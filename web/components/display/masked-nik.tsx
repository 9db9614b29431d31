import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { formatNik } from '../../../locales/format.ts';
import type { Problem } from '../../api.ts';
import { useWords } from '../../locale.ts';
import { ReasonDialog } from '../forms/reason-dialog.tsx';

interface MaskedNikProps {
  masked: string;
  /** Asks the server for the full number, with the reason that it records; undefined when it was refused. */
  reveal?: (reason: string) => Promise<string | undefined>;
  /** Told when the number is hidden again, for what else was shown with it. */
  onHide?: () => void;
  running?: boolean;
  problem?: Problem | null;
}

/** A NIK (or KK) with its middle hidden. Showing it whole is an audited act and is asked for with a reason. */
export function MaskedNik({ masked, reveal, onHide, running = false, problem = null }: MaskedNikProps) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<string | null>(null);
  if (reveal === undefined) return <span>{masked}</span>;
  const submit = async (words: string) => {
    const number = await reveal(words);
    if (number === undefined) return;
    setFull(number);
    setAsking(false);
  };
  const hide = () => {
    setFull(null);
    onHide?.();
  };
  return (
    <Group gap={8} wrap="wrap">
      <span>{full === null ? masked : formatNik(full)}</span>
      <Button size="compact-sm" variant="default" onClick={full === null ? () => setAsking(true) : hide}>
        {full === null ? t('shared.nik.unmask') : t('shared.nik.hide')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('shared.nik.unmaskTitle')}
          text={t('shared.nik.unmaskText')}
          submitLabel={t('shared.nik.unmask')}
          running={running}
          problem={problem}
          onSubmit={({ words }) => void submit(words)}
          onClose={() => setAsking(false)}
        />
      )}
    </Group>
  );
}
