import { brandStyles } from '../../../brand/css.ts';
import { dark, light } from '../../../brand/tokens.ts';
import forms from '../forms/forms.css?raw';
import news from '../news/news.css?raw';
import queue from '../queue/queue.css?raw';
import main from '../site/main-pages.css?raw';
import survey from '../survey/survey.css?raw';
import { type Encoded, encoded } from './encodings.ts';
import style from './style.css?raw';
import { webFontAddress } from './web-font.ts';

const bestBrotli = 11;
const brand = brandStyles(webFontAddress, light, dark);
const content = encoded(`${brand}${style}${forms}${news}${main}${queue}${survey}`, bestBrotli);

/** One style sheet for all public pages, under the fingerprint of what it holds: browsers keep it for ever. */
export const styleSheet: { address: string; content: Encoded } = {
  address: `/umum/${content.fingerprint.slice(0, 12)}.css`,
  content,
};
