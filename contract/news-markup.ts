/**
 * The markup of news: paragraphs apart by an empty line, lines of `- ` as a list, `## ` as a subheading,
 * `[words](address)` as a link. Everything else is text, also what looks like HTML. Parsed here once for the public
 * page, the feed and the editor; whoever shows it writes its pieces as text, so nothing in it can run.
 */
export type NewsInline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'link'; text: string; href: string };

export type NewsBlock =
  | { kind: 'paragraph'; inlines: NewsInline[] }
  | { kind: 'subheading'; inlines: NewsInline[] }
  | { kind: 'list'; items: NewsInline[][] };

/** Addresses that a link may lead to; `javascript:` and all others stay the text that they are. */
const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:']);

function safeHref(address: string): string | null {
  // A browser drops tabs and line ends inside an address, by which a scheme could hide.
  if (/[\p{Cc}\p{Cf}]/u.test(address)) return null;
  if (/^tel:/i.test(address)) {
    const number = address.replace(/[^0-9+]/g, '');
    return number === '' ? null : `tel:${number}`;
  }
  try {
    const url = new URL(address);
    return allowed.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The address may hold brackets of its own, one deep: telephone numbers are written with them. */
const link = /\[([^[\]]{1,200})\]\(((?:[^()]|\([^()]{0,200}\)){1,1000})\)/g;

function inlinesOf(line: string): NewsInline[] {
  const inlines: NewsInline[] = [];
  let from = 0;
  for (const found of line.matchAll(link)) {
    const [whole, text = '', address = ''] = found;
    const href = safeHref(address.trim());
    if (href === null || text.trim() === '') continue;
    if (found.index > from) inlines.push({ kind: 'text', text: line.slice(from, found.index) });
    inlines.push({ kind: 'link', text: text.trim(), href });
    from = found.index + whole.length;
  }
  if (from < line.length) inlines.push({ kind: 'text', text: line.slice(from) });
  return inlines;
}

const bullet = /^[-*•]\s+(?=\S)/;
const heading = /^#{1,6}\s+(?=\S)/;

/** The blocks of a body, in order; never fails, whatever the text. */
export function parseNewsBody(body: string): NewsBlock[] {
  const blocks: NewsBlock[] = [];
  let open: NewsBlock | null = null;
  for (const raw of body.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '') {
      open = null;
    } else if (heading.test(line)) {
      blocks.push({ kind: 'subheading', inlines: inlinesOf(line.replace(heading, '')) });
      open = null;
    } else if (bullet.test(line)) {
      const item = inlinesOf(line.replace(bullet, ''));
      if (open?.kind === 'list') {
        open.items.push(item);
      } else {
        open = { kind: 'list', items: [item] };
        blocks.push(open);
      }
    } else if (open?.kind === 'paragraph') {
      open.inlines.push({ kind: 'break' }, ...inlinesOf(line));
    } else {
      open = { kind: 'paragraph', inlines: inlinesOf(line) };
      blocks.push(open);
    }
  }
  return blocks;
}
