import type { UseQueryResult } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Problem } from '../../api.ts';
import { useWords } from '../../locale.ts';
import { isTyping } from '../keys.ts';
import { Loaded, QuietNote } from '../quiet-note.tsx';
import classes from './list-page.module.css';

export interface Column<Row> {
  head: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
}

/** A last column of buttons, for whoever may press them. */
export const controls = <Row,>(
  may: boolean,
  cell: Column<Row>['cell'],
  align: 'start' | 'end' = 'start',
): Column<Row>[] => (may ? [{ head: '', cell, align }] : []);

interface RowListProps<Row> {
  /** For screen readers, and the name of the table. */
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first column becomes the row's link when `to` is given. */
  columns: readonly Column<Row>[];
  to?: (row: Row) => string;
  empty?: ReactNode;
  /** Arrow keys reach this list from anywhere on the page: for the one main list. */
  main?: boolean;
}

const linksIn = (body: HTMLElement) => [...body.querySelectorAll<HTMLAnchorElement>('a[data-row]')];

function step(body: HTMLElement, by: 1 | -1) {
  const links = linksIn(body);
  const at = links.findIndex((link) => link.matches(':focus'));
  const next =
    at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}

/** Rows with up, down and Enter; on a phone each row becomes a card with its heads beside the values. */
export function RowList<Row>({ label, rows, rowKey, columns, to, empty, main = false }: RowListProps<Row>) {
  const t = useWords();
  const navigate = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);

  const onArrow = (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) => {
    if (body.current === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    step(body.current, event.key === 'ArrowDown' ? 1 : -1);
  };
  const onFreeArrow = useEffectEvent(onArrow);
  useEffect(() => {
    if (!main) return;
    const listen = (event: globalThis.KeyboardEvent) => {
      const free = event.target === document.body || event.target === null;
      if (free && !isTyping(event.target)) onFreeArrow(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [main]);

  if (rows.length === 0) return <QuietNote>{empty ?? t('shared.list.empty')}</QuietNote>;
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" className={column.align === 'end' ? classes.end : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onArrow}>
        {rows.map((row) => {
          const address = to?.(row);
          return (
            // The link in the first cell is what the keyboard reaches; the whole row is a larger target for a pointer.
            <tr
              key={rowKey(row)}
              className={address === undefined ? undefined : classes.opens}
              onClick={(event) => {
                const onControl =
                  event.target instanceof Element && event.target.closest('a, button, input, label');
                if (address !== undefined && !onControl) navigate(address);
              }}
            >
              {columns.map((column, index) => (
                <td
                  key={column.head}
                  data-head={column.head}
                  className={column.align === 'end' ? classes.end : undefined}
                >
                  {index === 0 && address !== undefined ? (
                    <Link data-row className={classes.link} to={address}>
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface ListPageProps<Reply, Row> extends Omit<RowListProps<Row>, 'rows' | 'label' | 'main'> {
  title: string;
  /** For the browser's tab, where it is called otherwise there. */
  windowTitle?: string;
  intro?: ReactNode;
  actions?: ReactNode;
  filters?: ReactNode;
  /** Between filters and list: figures, notices. */
  above?: ReactNode;
  view: UseQueryResult<Reply, Problem>;
  rows: (reply: Reply) => readonly Row[];
}

/** A page that is a list: loading, empty and failed states, filters above, keys below. */
export function ListPage<Reply, Row>(props: ListPageProps<Reply, Row>) {
  const { title, windowTitle, intro, actions, filters, above, view, rows, ...list } = props;
  const t = useWords();
  return (
    <div className={classes.page}>
      <title>{`${windowTitle ?? title} · ${t('shell.product')}`}</title>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {intro !== undefined && <div className={classes.intro}>{intro}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {filters !== undefined && <div className={classes.filters}>{filters}</div>}
      {above}
      <ListSheet view={view} rows={rows} label={title} main {...list} />
    </div>
  );
}

export interface ListSheetProps<Reply, Row> extends Omit<RowListProps<Row>, 'rows'> {
  view: UseQueryResult<Reply, Problem>;
  rows: (reply: Reply) => readonly Row[];
}

/** A list on its own sheet, for pages that hold more than one. */
export function ListSheet<Reply, Row>({ view, rows, ...list }: ListSheetProps<Reply, Row>) {
  const t = useWords();
  return (
    <div className={classes.sheet}>
      <Loaded view={view}>
        {(reply) => (
          <>
            <RowList rows={rows(reply)} {...list} />
            <div className={classes.foot}>
              <span>{t('shared.list.count', { count: rows(reply).length })}</span>
              {list.main && list.to !== undefined && (
                <span className={classes.keys}>{t('shared.list.keys')}</span>
              )}
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}
