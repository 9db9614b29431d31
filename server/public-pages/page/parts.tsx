import { Fragment, type ReactNode } from 'react';
import { useReader } from './reader.tsx';

interface TelephoneProps {
  number: string;
  className?: string;
  children?: ReactNode;
}

/** A number that a telephone calls when it is touched. */
export function Telephone({ number, className, children = number }: TelephoneProps) {
  return (
    <a className={className} href={`tel:${number.replace(/[^0-9+]/g, '')}`}>
      {children}
    </a>
  );
}

interface NoticeProps {
  title: string;
  role?: 'alert' | 'status';
  children: ReactNode;
  link?: { href: string; words: string; className?: string };
}

/** A page that says one thing, and where to go from there. */
export function Notice({ title, role, children, link }: NoticeProps) {
  return (
    <>
      <h1>{title}</h1>
      <p role={role}>{children}</p>
      {link !== undefined && (
        <p className={link.className}>
          <a href={link.href}>{link.words}</a>
        </p>
      )}
    </>
  );
}

interface SectionProps {
  id: string;
  title: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of a page, named by its heading. */
export function Section({ id, title, className, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface StepListProps {
  steps: readonly { key: string; name: string; at: Date; words: string | null }[];
}

/** What was done, step by step, in the words of whoever did it. */
export function StepList({ steps }: StepListProps) {
  const { dateTime } = useReader();
  return (
    <ol className="steps">
      {steps.map(({ key, name, at, words }) => (
        <li key={key}>
          <span className="name">{name}</span>
          <span className="time">{dateTime(at)}</span>
          {words !== null && (
            <p className="said" dir="auto">
              {words}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

interface TermsProps {
  /** Term, value, and the class of the value. */
  of: readonly (readonly [string, ReactNode, string?])[];
  className?: string;
}

/** Terms with what they are here; what is null is left out. */
export function Terms({ of, className }: TermsProps) {
  return (
    <dl className={className}>
      {of
        .filter(([, value]) => value !== null)
        .map(([term, value, look]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd className={look}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

interface DataTableProps {
  caption?: string;
  columns: readonly string[];
  /** Places of the columns that hold numbers: these stand to the right. */
  numbers?: readonly number[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  className?: string;
  headless?: boolean;
}

/** A table whose first column names the row. */
export function DataTable({ caption, columns, numbers = [], rows, className, headless }: DataTableProps) {
  const look = (index: number) => (numbers.includes(index) ? 'count' : undefined);
  return (
    <table className={className}>
      {caption !== undefined && <caption>{caption}</caption>}
      {headless !== true && (
        <thead>
          <tr>
            {columns.map((name, index) => (
              <th key={name} scope="col" className={look(index)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ key, cells: [head, ...cells] }) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} className={look(index + 1)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ScreenHeadProps {
  title: string;
  files: { style: string; script: string };
  refresh: string | undefined;
}

/** The head of a screen that stands in the office; without its script the page comes anew by itself. */
export function ScreenHead({ title, files, refresh }: ScreenHeadProps) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href={files.style} />
      {refresh !== undefined && (
        <noscript>
          <meta httpEquiv="refresh" content={refresh} />
        </noscript>
      )}
      <script src={files.script} defer />
    </head>
  );
}
