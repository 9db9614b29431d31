import { Button, type ButtonProps } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Problem } from '../api.ts';
import { printPdf } from './print-pdf.ts';
import { ProblemNote } from './problem-note.tsx';

interface FileButtonProps extends ButtonProps {
  label: string;
  load: () => Promise<Blob>;
}

/** Fetches a file first, so that a refusal is read on the page and not saved or printed. */
function FetchButton({ label, load, use, ...button }: FileButtonProps & { use: (file: Blob) => void }) {
  const fetched = useMutation<void, Problem>({ mutationFn: async () => use(await load()) });
  return (
    <>
      <Button variant="default" loading={fetched.isPending} onClick={() => fetched.mutate()} {...button}>
        {label}
      </Button>
      <ProblemNote problem={fetched.error} />
    </>
  );
}

/** Opens the print dialog on a PDF. */
export function PrintButton(props: FileButtonProps) {
  return <FetchButton use={printPdf} {...props} />;
}

function save(file: Blob, name: string) {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Saves a file under a name. */
export function DownloadButton({ fileName, ...props }: FileButtonProps & { fileName: string }) {
  return <FetchButton use={(file) => save(file, fileName)} {...props} />;
}
