import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { type ResidentDetail, residents } from '../../../contract/residents.ts';
import { formatNik } from '../../../locales/format.ts';
import { ReasonDialog, useReasonForm } from '../../components/forms/action-dialog.tsx';
import { useWords } from '../../locale.ts';

export type Numbers = ReplyOf<typeof residents.unmask>;

interface MaskedNikProps {
  resident: Pick<ResidentDetail, 'id' | 'nikMasked'>;
  /** The full numbers while they are shown. */
  numbers: Numbers | null;
  onChange: (numbers: Numbers | null) => void;
}

/** A NIK with its middle hidden. Showing it whole is an audited act and is asked for with a reason. */
export function MaskedNik({ resident, numbers, onChange }: MaskedNikProps) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <Group gap={8} wrap="wrap">
      <span>{numbers === null ? resident.nikMasked : formatNik(numbers.nik)}</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => (numbers === null ? setAsking(true) : onChange(null))}
      >
        {t(numbers === null ? 'shared.nik.unmask' : 'shared.nik.hide')}
      </Button>
      {asking && <UnmaskDialog id={resident.id} onDone={onChange} onClose={() => setAsking(false)} />}
    </Group>
  );
}

interface UnmaskDialogProps {
  id: string;
  onDone: (numbers: Numbers) => void;
  onClose: () => void;
}

function UnmaskDialog({ id, onDone, onClose }: UnmaskDialogProps) {
  const t = useWords();
  const form = useReasonForm(residents.unmask, {
    params: { id },
    bodyOf: ({ words }) => ({ reason: words }),
    onDone: (numbers) => {
      onDone(numbers);
      onClose();
    },
  });
  return (
    <ReasonDialog
      form={form}
      title={t('shared.nik.unmaskTitle')}
      text={t('shared.nik.unmaskText')}
      submitLabel={t('shared.nik.unmask')}
      onClose={onClose}
    />
  );
}
