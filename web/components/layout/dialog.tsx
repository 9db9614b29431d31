import { Button, type ButtonProps, Modal, type ModalProps } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../locale.ts';

/** A window over the page, whose cross says what it does. Mount it to open it. */
export function Dialog(props: Omit<ModalProps, 'opened'> & { opened?: boolean }) {
  const t = useWords();
  return <Modal opened closeButtonProps={{ 'aria-label': t('shared.actions.close') }} {...props} />;
}

interface ImageButtonProps extends ButtonProps {
  label: string;
  title: string;
  src: string;
  alt: string;
  imageClass: string | undefined;
  wide?: boolean;
}

/** A button that shows a scan; it is fetched when it is asked for and not before. */
export function ImageButton({
  label,
  title,
  src,
  alt,
  imageClass,
  wide = false,
  ...button
}: ImageButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)} {...button}>
        {label}
      </Button>
      {open && (
        <Dialog title={title} onClose={() => setOpen(false)} size={wide ? 'xl' : 'md'}>
          <img className={imageClass} src={src} alt={alt} />
        </Dialog>
      )}
    </>
  );
}
