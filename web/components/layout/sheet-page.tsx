import type { ReactNode } from 'react';
import { useWords } from '../../locale.ts';
import list from './list-page.module.css';
import { ListSheet, type ListSheetProps } from './list-page.tsx';
import classes from './sheet-page.module.css';

interface SheetPageProps {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of several sheets, when it is neither one case nor one list. */
export function SheetPage({ title, intro, actions, children }: SheetPageProps) {
  const t = useWords();
  return (
    <div className={list.page}>
      <title>{`${title} · ${t('shell.product')}`}</title>
      <header className={list.head}>
        <div>
          <h1 className={list.title}>{title}</h1>
          {intro !== undefined && <div className={list.intro}>{intro}</div>}
        </div>
        {actions !== undefined && <div className={list.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A heading above one of the page's sheets, with what can be done there. */
export function SheetTitle({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.titleRow}>
      <h2 className={classes.title}>{children}</h2>
      {action}
    </div>
  );
}

interface TitledListProps<Reply, Row> extends Omit<ListSheetProps<Reply, Row>, 'label'> {
  title: string;
  action?: ReactNode;
}

/** A list on its own sheet, below its heading. */
export function TitledList<Reply, Row>({ title, action, ...list }: TitledListProps<Reply, Row>) {
  return (
    <>
      <SheetTitle action={action}>{title}</SheetTitle>
      <ListSheet label={title} {...list} />
    </>
  );
}

/** Sheets side by side while there is room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}
