import type { HttpDeps } from '../../http/bind.ts';
import { officeDay } from '../../modules/calendar/index.ts';
import { countNews, latestNews, type PublicNews } from '../../modules/news/index.ts';
import { publicOffice } from '../../modules/office/index.ts';
import {
  type HeldVersion,
  heldVersions,
  type PublishedStandard,
  standardInForce,
} from '../../modules/service-standards/index.ts';
import { type LiveFigures, readFigures } from './live-figures.ts';

declare module 'fastify' {
  interface FastifyInstance {
    site: Site;
  }
}

export type SiteOffice = Awaited<ReturnType<typeof publicOffice>> & { opens: string; closes: string };

/** What all public pages are made of, read together: a page that is rendered again is rendered from a new one. */
export interface Snapshot {
  office: SiteOffice;
  standard: PublishedStandard;
  /** All that were ever in force, the newest first. */
  versions: readonly HeldVersion[];
  news: readonly PublicNews[];
  newsCount: number;
  figures: LiveFigures;
}

export interface Site {
  /** The newest, if it is younger than a minute and nobody has changed what it holds. */
  recent(): Snapshot | null;
  /** The newest; while a slow database is asked, the one before it. */
  current(): Promise<Snapshot>;
  /** How long a reader may keep what is made of a snapshot: figures are never older than a minute. */
  secondsLeft(snapshot: Snapshot): number;
  /** An officer has changed what residents read. */
  changed(): void;
  publicAddress(): string;
}

const longestMs = 60_000;
/** A page waits this long for new figures and then shows the last ones with their time. */
const patienceMs = 300;
/** What an officer has just changed is worth a longer wait. */
const patienceAfterChangeMs = 3000;
/** So many headlines stand on the main page. */
const headlines = 3;

/** Reads office, news and figures at most once a minute for all pages and readers together. */
export function createSite({ db, clock, ports }: HttpDeps): Site {
  let held: Snapshot | null = null;
  let loading: Promise<Snapshot> | null = null;
  /** Changes that were told of, and those that the held snapshot knows of. */
  let changes = 0;
  let known = 0;

  const isYoung = ({ asOf }: LiveFigures) => {
    const age = clock.now().getTime() - asOf.getTime();
    return age >= 0 && age < longestMs;
  };
  const recent = () => (held !== null && known === changes && isYoung(held.figures) ? held : null);

  async function read(): Promise<Snapshot> {
    const at = clock.now();
    const office = await publicOffice(db);
    const [standard, versions, news, newsCount, figures] = await Promise.all([
      standardInForce(db, office.code),
      heldVersions(db, office.code),
      latestNews(db, office.code, at, headlines),
      countNews(db, office.code, at),
      held !== null && isYoung(held.figures) ? held.figures : readFigures(db, office, at),
    ]);
    return { office: { ...office, ...officeDay }, standard, versions, news, newsCount, figures };
  }

  function load(): Promise<Snapshot> {
    if (loading !== null) return loading;
    const before = changes;
    loading = read()
      .then((snapshot) => {
        known = before;
        held = snapshot;
        return snapshot;
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  }

  return {
    recent,
    async current() {
      const young = recent();
      if (young !== null) return young;
      const last = held;
      const next = load();
      if (last === null) return next;
      const patience = known === changes ? patienceMs : patienceAfterChangeMs;
      const { promise: waited, resolve } = Promise.withResolvers<Snapshot>();
      const timer = setTimeout(resolve, patience, last);
      try {
        return await Promise.race([next.catch(() => last), waited]);
      } finally {
        clearTimeout(timer);
      }
    },
    secondsLeft({ figures }) {
      const left = longestMs - (clock.now().getTime() - figures.asOf.getTime());
      return Math.max(0, Math.min(longestMs, left) / 1000) | 0;
    },
    changed() {
      changes += 1;
    },
    publicAddress: () => ports.publicAddress,
  };
}
