import { type Encoded, encoded } from './encodings.ts';
import forms from './forms.css?raw';
import main from './main-pages.css?raw';
import news from './news.css?raw';
import queue from './queue.css?raw';
import style from './style.css?raw';
import survey from './survey.css?raw';

const bestBrotli = 11;
const content = encoded(`${style}${forms}${news}${main}${queue}${survey}`, bestBrotli);

/** One style sheet for all public pages, under the fingerprint of what it holds: browsers keep it for ever. */
export const styleSheet: { address: string; content: Encoded } = {
  address: `/umum/${content.fingerprint.slice(0, 12)}.css`,
  content,
};
