import type { ImportRunView } from '../../../contract/residents.ts';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { useFormat, useWords } from '../../locale.ts';

const kindOf: Record<ImportRunView['state'], BadgeKind> = {
  running: 'work',
  done: 'done',
  refused: 'broken',
  failed: 'broken',
};

/** How an import stands; a trial says that it is one. */
export function ImportState({ run }: { run: ImportRunView }) {
  const t = useWords();
  const words = t(`residents.importStates.${run.state}`);
  return (
    <Badge kind={run.dryRun && run.state === 'done' ? 'quiet' : kindOf[run.state]}>
      {run.dryRun ? t('residentScreens.import.trial', { state: words }) : words}
    </Badge>
  );
}

/** "1,2 MB", "340 KB". */
export function useBytes() {
  const { number } = useFormat();
  return (size: number) =>
    size >= 1_000_000 ? `${number(size / 1_000_000)} MB` : `${number(Math.max(1, size / 1000), 0)} KB`;
}

/**
 * The file of the last dry run, while this tab is open: what was only tried can then be loaded without
 * choosing it again. It never leaves the browser's memory.
 */
let last: { runId: string; file: File } | null = null;

export function rememberFile(runId: string, file: File) {
  last = { runId, file };
}

export function rememberedFile(runId: string): File | null {
  return last?.runId === runId ? last.file : null;
}
