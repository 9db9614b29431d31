import type { ReactNode } from 'react';
import classes from './value-table.module.css';

export interface Value {
  label: string;
  value: ReactNode;
}

/** Names and values, one a line. What is not known is a dash, what does not apply is false. */
export function ValueTable({ values }: { values: readonly (Value | false)[] }) {
  return (
    <table className={classes.values}>
      <tbody>
        {values
          .filter((each) => each !== false)
          .map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value === null || value === undefined || value === '' ? '–' : value}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
