import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from '../../http/bind.ts';
import { smallestCell } from '../../statistics/small-cells.ts';
import { type Encoded, encoded, sendEncoded } from '../page/encodings.ts';
import { open } from '../page/fixed-files.ts';
import { useReader } from '../page/reader.tsx';
import { publicPages } from '../pages.ts';
import { brotliQuality, type PageCache } from './page-cache.ts';
import type { Snapshot } from './site.ts';
import { csvOf, licence, standardColumns, standardData, standardLines, statisticsData } from './site-data.ts';

const dayColumns = ['day', 'completed', 'medianSeconds', 'withinPromise'] as const;

/** What there is, where, and the columns of what has columns. */
const sets = [
  { set: 'standard', files: ['/data/standar.json', '/data/standar.csv'], columns: standardColumns },
  { set: 'statistics', files: ['/data/statistik.json', '/data/statistik.csv'], columns: dayColumns },
  { set: 'index', files: ['/data/indeks.json', '/data/indeks.csv'] },
  {
    set: 'complaints',
    files: ['/data/pengaduan.json', '/data/pengaduan.csv'],
    columns: ['list', 'key', 'count'],
  },
  { set: 'open311', files: ['/open311/v2/services.json', '/open311/v2/requests.json'] },
  { set: 'news', files: ['/berita/atom.xml'] },
] as const;

function DataPage({ officeName }: { officeName: string }) {
  const { t } = useReader();
  return (
    <>
      <h1>{t('site.data.title')}</h1>
      <p>{t('site.data.intro', { min: smallestCell })}</p>
      <p>
        <a rel="license" href={licence}>
          {t('site.data.licence', { office: officeName })}
        </a>
      </p>
      <dl className="sets">
        {sets.map((each) => (
          <div key={each.set}>
            <dt>{t(`site.data.sets.${each.set}`)}</dt>
            {each.files.map((file) => (
              <dd key={file}>
                <a href={file}>{file}</a>
              </dd>
            ))}
            {'columns' in each && (
              <dd className="hint">
                {t('site.data.columns')}: {each.columns.join(', ')}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </>
  );
}

/**
 * Files made of a snapshot of the site: from any page, by anybody, with their fingerprint, and made once for all readers
 * of a minute.
 */
export function snapshotFilesOf(app: FastifyInstance) {
  const { site } = app;
  const kept = new Map<string, { snapshot: Snapshot; body: Encoded }>();

  return function serveFile(
    address: string,
    type: string,
    make: (snapshot: Snapshot) => string | Promise<string>,
  ) {
    app.get(address, open, async (request, reply) => {
      const snapshot = await site.current();
      let file = kept.get(address);
      if (file?.snapshot !== snapshot) {
        file = { snapshot, body: encoded(await make(snapshot), brotliQuality) };
        kept.set(address, file);
      }
      reply
        .type(`${type}; charset=utf-8`)
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', `public, max-age=${site.secondsLeft(snapshot)}`)
        .header('vary', 'accept-encoding');
      return sendEncoded(request, reply, file.body);
    });
  };
}

/** Standard and statistics as open data, and what robots ask for. */
export function serveSiteData(app: FastifyInstance, { db, clock, ports }: HttpDeps, cache: PageCache) {
  const serveFile = snapshotFilesOf(app);
  serveFile('/data/standar.json', 'application/json', ({ office, standard }) =>
    JSON.stringify(standardData(office, standard)),
  );
  serveFile('/data/standar.csv', 'text/csv', ({ office, standard }) => standardLines(office, standard));
  serveFile('/data/statistik.json', 'application/json', async (snapshot) =>
    JSON.stringify(await statisticsData(db, snapshot, clock.now())),
  );
  serveFile('/data/statistik.csv', 'text/csv', async (snapshot) => {
    const { days } = await statisticsData(db, snapshot, clock.now());
    return csvOf(
      dayColumns,
      days.map((line) => dayColumns.map((column) => line[column])),
    );
  });

  cache.get(app, '/data', (t, { office }) => ({
    title: t('site.data.title'),
    description: t('site.data.description'),
    body: <DataPage officeName={office.name} />,
  }));

  serveFile('/sitemap.xml', 'application/xml', ({ news }) => {
    const addresses = [...publicPages.map(({ path }) => path), ...news.map(({ slug }) => `/berita/${slug}`)];
    return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => `  <url><loc>${ports.publicAddress}${address}</loc></url>`).join('\n')}
</urlset>
`;
  });
  // Pages behind a code forbid themselves to be kept; robots need not come by for them at all.
  serveFile(
    '/robots.txt',
    'text/plain',
    () => `User-agent: *
Disallow: /api/
Disallow: /app/
Disallow: /lacak/
Disallow: /pengaduan/lacak/
Disallow: /instansi/
Sitemap: ${ports.publicAddress}/sitemap.xml
`,
  );
  // RFC 9116: where to tell of a weakness, and until when this may be believed.
  serveFile('/.well-known/security.txt', 'text/plain', () => {
    const expires = new Date(clock.now().getTime() + 180 * 86_400_000).toISOString();
    return `Contact: ${ports.publicAddress}/pengaduan\nExpires: ${expires}\nPreferred-Languages: id, en\n`;
  });
}
