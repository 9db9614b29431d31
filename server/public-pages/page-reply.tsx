import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { type Locale, localeFrom, translatorFor } from '../../locales/translator.ts';
import forms from './forms.css?raw';
import news from './news.css?raw';
import { renderPage } from './page.tsx';
import queue from './queue.css?raw';
import style from './style.css?raw';
import survey from './survey.css?raw';

const styles = `${style}${forms}${news}${survey}${queue}`;

/** Routes that anybody may call. */
export const open = { config: { access: 'public' as const } };

export const styleSheet = {
  address: `/umum/${createHash('sha256').update(styles).digest('hex').slice(0, 12)}.css`,
  text: styles,
};

/** Unknown keys are ignored here: links that residents share carry all kinds of additions. */
const asked = z.object({ bahasa: z.enum(['id', 'en']).optional().catch(undefined) });

/** The language of the address, or of the form that was sent, or of the browser. */
export function localeAsked(
  request: { query: unknown; headers: { 'accept-language'?: string | undefined } },
  fields: Readonly<Record<string, string>> = {},
): Locale {
  return (
    asked.parse(request.query).bahasa ??
    asked.parse(fields).bahasa ??
    localeFrom(request.headers['accept-language'])
  );
}

export interface ReplyFrame {
  locale: Locale;
  /** Where the other language of this page is found. */
  path: string;
  title: string;
  officeName: string;
  script?: string;
}

export function page(reply: FastifyReply, frame: ReplyFrame, children: ReactNode) {
  const lang = frame.locale === 'id' ? 'en' : 'id';
  const html = renderPage({
    ...frame,
    styleSheet: styleSheet.address,
    otherLanguage: {
      href: `${frame.path}?bahasa=${lang}`,
      lang,
      name: translatorFor(frame.locale)('track.language'),
    },
    children,
  });
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}

/** An address in the reader's language: Indonesian has none in it. */
export function inLanguage(path: string, locale: Locale): string {
  return locale === 'en' ? `${path}?bahasa=en` : path;
}
