import { Command } from 'commander';
import { findWords } from '../locales/translator.ts';
import { Refusal } from './refusal.ts';
import { StartFailure } from './start-failure.ts';

/** Each file of `commands/` adds one command: the same actions and views as the screens, from a terminal. */
const commands = import.meta.glob<{ register(program: Command): void }>(
  ['./commands/*.ts', '!./commands/*.test.ts'],
  { eager: true },
);

const program = new Command('lontar')
  .description('Pekerjaan kantor dari terminal / the jobs of the office from a terminal')
  .showHelpAfterError();
for (const command of Object.values(commands)) command.register(program);

function linesOf(error: unknown): { code: string; lines: readonly string[] } {
  if (error instanceof StartFailure) return { code: error.code, lines: error.lines() };
  if (error instanceof Refusal) {
    const words = (['id', 'en'] as const).map((locale) =>
      findWords(locale, 'refusals', error.code, error.params),
    );
    return { code: error.code, lines: words.filter((line) => line !== undefined) };
  }
  return { code: 'fault', lines: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
}

try {
  await program.parseAsync();
} catch (error) {
  const { code, lines } = linesOf(error);
  process.stderr.write(`${lines.join('\n') || code}\n`);
  // Whoever asked for JSON gets JSON, also of a failure.
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ error: { code, message: lines[0] ?? code } })}\n`);
  }
  process.exitCode = 1;
}
