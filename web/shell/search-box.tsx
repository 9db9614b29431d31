import { Kbd, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { applications } from '../../contract/applications/endpoints.ts';
import { residents } from '../../contract/residents.ts';
import { call, Problem } from '../api.ts';
import { isTyping, useShortcut } from '../components/keys.ts';
import { useWords } from '../locale.ts';
import { mayAsk, useMe } from '../session-context.ts';
import classes from './frame.module.css';
import { scanDetector } from './scanner.ts';

/** Where a thing that a code names is shown. */
const addressOfKind: Readonly<
  Record<'application' | 'complaint' | 'resident' | 'blank', (id: string) => string>
> = {
  application: (id) => `/permohonan/${id}`,
  complaint: (id) => `/pengaduan/${id}`,
  resident: (id) => `/penduduk/${id}`,
  blank: (id) => `/blangko/seri/${encodeURIComponent(id)}`,
};

/**
 * Always there: `/` goes to it, and a scanned code opens what it names from anywhere. What names nothing is
 * looked for as a name among applications and residents.
 */
export function SearchBox() {
  const t = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [note, setNoteHere] = useState<{ words: string | null; on: string } | null>(null);
  const setNote = (words: string | null) => setNoteHere({ words, on: pathname });
  useShortcut('/', () => input.current?.focus());

  /** The number of a family card names several people. */
  const isOfResidents = async (q: string) =>
    mayAsk(residents.search.access, me) &&
    (await call(residents.search, { body: { q: q.slice(0, 80), limit: 1 } })).rows.length > 0;

  const open = async (wanted: string) => {
    const trimmed = wanted.trim();
    if (trimmed.length < 3 || busy) return;
    setBusy(true);
    setNote(null);
    try {
      const { found } = await call(applications.lookup, { body: { code: trimmed.slice(0, 40) } });
      if (found !== null) {
        setCode('');
        input.current?.blur();
        navigate(addressOfKind[found.kind](found.id));
      } else if (/\d{5}/.test(trimmed) && !(await isOfResidents(trimmed))) {
        setNote(t('shell.search.nothing', { code: trimmed }));
        input.current?.select();
      } else {
        navigate('/cari', { state: { q: trimmed } });
      }
    } catch (error) {
      setNote(error instanceof Problem ? (error.body.detail ?? error.body.title) : String(error));
    } finally {
      setBusy(false);
    }
  };

  const onScan = useEffectEvent(open);
  useEffect(() => {
    const detector = scanDetector();
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const scanned = detector.feed({ key: event.key, at: event.timeStamp });
      if (scanned === null) return;
      event.preventDefault();
      event.stopPropagation();
      setCode(scanned);
      void onScan(scanned);
    };
    // Before anything else hears the Enter that ends a scan.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void open(code);
  };
  return (
    <search className={classes.search}>
      <form onSubmit={submit}>
        <TextInput
          ref={input}
          aria-label={t('shell.search.label')}
          placeholder={t('shell.search.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value);
            setNote(null);
          }}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          rightSection={<Kbd aria-hidden="true">/</Kbd>}
          // What was not found on one page is no news on the next.
          error={note?.on === pathname ? note.words : null}
          {...(busy && { description: t('shell.search.searching') })}
        />
      </form>
    </search>
  );
}
