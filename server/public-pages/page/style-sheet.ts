import type { FastifyInstance } from 'fastify';
import { brandStyles } from '../../../brand/css.ts';
import { dark, highContrast, light, type Palette } from '../../../brand/tokens.ts';
import forms from '../forms/forms.css?raw';
import news from '../news/news.css?raw';
import queue from '../queue/queue.css?raw';
import main from '../site/main-pages.css?raw';
import survey from '../survey/survey.css?raw';
import { encoded, sendEncoded } from './encodings.ts';
import { fixedFile, forEver, open, webFontAddress } from './fixed-files.ts';
import style from './style.css?raw';

const bestBrotli = 11;
const brand = brandStyles(webFontAddress, light, dark);
const content = encoded(`${brand}${style}${forms}${news}${main}${queue}${survey}`, bestBrotli);

/** Address of the one style sheet of all public pages. */
export const styleSheet = `/umum/${content.fingerprint.slice(0, 12)}.css`;

export function serveStyleSheet(app: FastifyInstance) {
  app.get(styleSheet, open, (request, reply) => {
    reply.type('text/css; charset=utf-8').header('cache-control', forEver).header('vary', 'accept-encoding');
    return sendEncoded(request, reply, content);
  });
}

/** The style sheet of a screen that stands in the office. */
export const screenStyle = (rules: string, palette: Palette = highContrast) =>
  fixedFile(`${brandStyles(webFontAddress, palette)}${rules}`, 'css');
