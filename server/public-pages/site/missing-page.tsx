import type { FastifyReply, FastifyRequest } from 'fastify';
import { useReader } from '../page/reader.tsx';
import { type Visit, visitOf } from '../page/visit.tsx';
import { menuPages } from '../pages.ts';

/** An address that leads nowhere, with the ways that lead somewhere. */
function MissingPage({ title }: { title: string }) {
  const { t, site, href } = useReader();
  return (
    <>
      <h1>{title}</h1>
      <p>{t('site.missing.words')}</p>
      <p>{t('site.missing.ways')}</p>
      <ul>
        {menuPages
          .filter(({ afterWrongAddress }) => afterWrongAddress)
          .map(({ path, menu }) => (
            <li key={path}>
              <a href={href(path)}>{site(menu)}</a>
            </li>
          ))}
      </ul>
    </>
  );
}

export const showMissing = ({ page }: Visit, path: string, title: string) =>
  page({ status: 404, path, title }, <MissingPage title={title} />);

/** An unknown address, in the reader's language. */
export function showMissingPage(request: FastifyRequest, reply: FastifyReply) {
  const visit = visitOf(request, reply);
  return showMissing(visit, '/', visit.t('site.missing.title'));
}
