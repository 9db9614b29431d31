import { Button, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import { useWords } from '../../locale.ts';
import classes from './signature-field.module.css';

/** Base64 of a PNG without the `data:` prefix, as the contract takes it. */
const pngBase64 = (pad: SignaturePad) => pad.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');

/** A signature by pen, finger or mouse: black on white whatever the theme, for it goes onto paper and card. */
export function SignatureField({
  label,
  onChange,
}: {
  label: string;
  onChange: (png: string | null) => void;
}) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [signed, setSigned] = useState(false);
  const onStroke = useEffectEvent((made: SignaturePad) => {
    setSigned(!made.isEmpty());
    onChange(made.isEmpty() ? null : pngBase64(made));
  });

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const made = new SignaturePad(element, {
      penColor: '#000',
      backgroundColor: '#fff',
      minWidth: 1,
      maxWidth: 3,
    });
    pad.current = made;
    const resize = () => {
      const strokes = made.toData();
      const density = Math.max(1, window.devicePixelRatio);
      element.width = element.offsetWidth * density;
      element.height = element.offsetHeight * density;
      element.getContext('2d')?.scale(density, density);
      made.clear();
      made.fromData(strokes);
    };
    resize();
    made.addEventListener('endStroke', () => onStroke(made));
    const watch = new ResizeObserver(resize);
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.off();
      pad.current = null;
    };
  }, []);

  const clear = () => {
    pad.current?.clear();
    setSigned(false);
    onChange(null);
  };
  return (
    <Stack gap={6}>
      <Text fw={600} size="sm">
        {label}
      </Text>
      <canvas
        ref={canvas}
        className={classes.pad}
        role="img"
        aria-label={`${label}. ${t('shared.signature.here')}`}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={clear} disabled={!signed}>
          {t('shared.signature.clear')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {signed ? `✓ ${t('shared.signature.signed')}` : t('shared.signature.empty')}
        </Text>
      </div>
    </Stack>
  );
}
