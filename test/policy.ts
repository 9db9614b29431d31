import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { type Role, roles } from '../contract/roles.ts';
import {
  movesOf,
  type Outsider,
  type Vocabulary,
  type Workflow,
} from '../server/workflow/define-workflow.ts';

/** A row of test/policy/*.csv: what each actor may do in a state. `none`: the action begins something. */
export type PolicyRow<State extends string, Action extends string, Actor extends Role | Outsider> = {
  state: State | 'none';
  action: Action;
  leads_to: string;
} & Record<Actor, string>;

/** Reads a policy and expects it complete: a row for each of these, and a word of its own in every cell. */
export function readPolicy<State extends string, Action extends string, Actor extends Role | Outsider>(
  name: string,
): PolicyRow<State, Action, Actor>[] {
  return parse(readFileSync(`test/policy/${name}.csv`), { columns: true });
}

export function expectComplete(
  policy: readonly PolicyRow<string, string, Role>[],
  {
    rows,
    cells,
    outsiders,
  }: { rows: readonly string[]; cells: readonly string[]; outsiders: readonly Outsider[] },
) {
  expect(policy.map(({ state, action }) => `${state}/${action}`).sort()).toEqual([...rows].sort());
  for (const { state, action, leads_to, ...rest } of policy) {
    expect(Object.keys(rest)).toEqual([...roles, ...outsiders]);
    for (const cell of Object.values(rest)) expect(['yes', '-', ...cells]).toContain(cell);
    expect(leads_to === '', `${state}/${action} leads somewhere exactly when somebody may`).toBe(
      !Object.values(rest).includes('yes'),
    );
  }
}

/**
 * The policy and the workflow, each written by hand, agree on who takes what where: row by row, either way round.
 * `conditional`: cells of actors whom the workflow admits and a condition of the item refuses.
 */
export function expectSameWays<V extends Vocabulary>(
  policy: readonly PolicyRow<string, string, Role>[],
  workflow: Workflow<V>,
  conditional: readonly string[] = [],
) {
  const admits = ['yes', ...conditional];
  const transitions = movesOf(workflow).flatMap(({ action, from, to, by }) =>
    by.map((actor) => `${from} ${action} ${to} by ${actor}`),
  );
  const begins = new Set(movesOf(workflow).flatMap(({ action, from }) => (from === 'start' ? [action] : [])));
  const expected = policy.flatMap(({ state, action, leads_to, ...cells }) => {
    const from = begins.has(action) ? 'start' : state;
    const targets = leads_to.split('|').map((target) => (target === 'same' ? state : target));
    const actors = Object.entries(cells).flatMap(([actor, cell]) => (admits.includes(cell) ? [actor] : []));
    return actors.flatMap((actor) => targets.map((to) => `${from} ${action} ${to} by ${actor}`));
  });
  expect([...new Set(transitions)].sort()).toEqual([...new Set(expected)].sort());
}
