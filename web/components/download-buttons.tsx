import { Button } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../api.ts';
import { saveFile } from '../save-file.ts';
import { ProblemNote } from './problem-note.tsx';

export interface Download {
  label: string;
  fileName: string;
  load: () => Promise<Blob>;
}

/** Files to take along, a button each; one that cannot be made says why. */
export function DownloadButtons({ downloads }: { downloads: readonly Download[] }) {
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function take({ fileName, load }: Download) {
    setRunning(fileName);
    setProblem(null);
    try {
      saveFile(await load(), fileName);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setRunning(null);
    }
  }

  return (
    <>
      {downloads.map((download) => (
        <Button
          key={download.fileName}
          variant="default"
          loading={running === download.fileName}
          onClick={() => void take(download)}
        >
          {download.label}
        </Button>
      ))}
      <ProblemNote problem={problem} />
    </>
  );
}
