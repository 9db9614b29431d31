import { applications } from './applications.ts';
import { cards } from './cards.ts';
import { recordings } from './recordings.ts';
import { residents } from './residents.ts';
import { delegations, employees, office, session } from './staff.ts';

/** Every endpoint of Lontar, by module: the server binds them, the web calls them, the tests walk them. */
export const contract = {
  applications,
  cards,
  delegations,
  employees,
  office,
  recordings,
  residents,
  session,
};
