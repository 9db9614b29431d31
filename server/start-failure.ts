import { createTranslator } from 'use-intl/core';
import { startFailures as en } from '../locales/en/terminal/start.ts';
import { startFailures as id } from '../locales/id/terminal/start.ts';

export type StartFailureCode = keyof typeof id;

/** An expected reason why Lontar cannot start or a command cannot run; told in one line per language, without a stack. */
export class StartFailure extends Error {
  readonly code: StartFailureCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: StartFailureCode,
    params: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(code, { cause });
    this.name = 'StartFailure';
    this.code = code;
    this.params = params;
  }

  /** Indonesian first, English beside it. */
  lines(): readonly [string, string] {
    return [this.say('id', id), this.say('en', en)];
  }

  private say(locale: 'id' | 'en', messages: Record<StartFailureCode, string>): string {
    // Numbers such as ports are names here, not amounts: 8080, never 8.080.
    const values = Object.fromEntries(
      Object.entries(this.params).map(([key, value]) => [key, String(value)]),
    );
    return createTranslator({ locale, messages })(this.code, values);
  }
}

/** Turns what the operating system refused about `path` into the line that helps; anything else is passed on as it is. */
export function diskFailure(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StartFailure('disk_full', { path }, error);
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new StartFailure('disk_read_only', { path }, error);
  }
  return error;
}
