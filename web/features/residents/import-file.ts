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
