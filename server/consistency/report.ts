import { findWords, type Locale, translatorFor } from '../../locales/translator.ts';
import type { Violation } from './invariant.ts';
import type { Verdict } from './judge.ts';

/** Lines per kind on a terminal; JSON has them all. */
const shownPerKind = 20;

function wordsOf(locale: Locale, { kind, facts }: Violation): string {
  return findWords(locale, 'check.violations', kind, facts) ?? kind;
}

/** The verdict for programs: every finding with its row and its words in both languages. */
export function verdictAsJson({ ok, findings, counted }: Verdict) {
  return {
    ok,
    findings: findings.map((finding) => ({
      ...finding,
      words: { id: wordsOf('id', finding), en: wordsOf('en', finding) },
    })),
    counted,
  };
}

/** The verdict for a person, by kind of violation. */
export function verdictLines(locale: Locale, { findings, counted }: Verdict): string[] {
  const t = translatorFor(locale);
  const lines = [t('check.title'), t('check.looked', counted)];
  if (findings.length === 0) return [...lines, t('check.clean')];
  lines.push(t('check.found', { count: findings.length }));
  const kinds = Map.groupBy(findings, ({ kind }) => kind);
  for (const [kind, found] of kinds) {
    lines.push('', t('check.kindLine', { kind, count: found.length }));
    for (const finding of found.slice(0, shownPerKind)) {
      lines.push(`  ${wordsOf(locale, finding)} [${t(`check.subjects.${finding.subject}`)} ${finding.id}]`);
    }
    if (found.length > shownPerKind)
      lines.push(`  ${t('check.more', { count: found.length - shownPerKind })}`);
  }
  return lines;
}
