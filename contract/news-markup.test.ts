import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NewsInline, parseNewsBody } from './news-markup.ts';

const text = (words: string): NewsInline => ({ kind: 'text', text: words });
/** All pieces of a body, in order. */
const piecesOf = (body: string) =>
  parseNewsBody(body).flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.inlines));
const linksOf = (body: string) =>
  piecesOf(body).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

describe('a body', () => {
  test('is paragraphs, subheadings and lists', () => {
    expect(parseNewsBody('Satu\r\ndua\n\n## Judul\n- a\n- b\n\n- c\nlagi\n#bukan judul')).toEqual([
      { kind: 'paragraph', inlines: [text('Satu'), { kind: 'break' }, text('dua')] },
      { kind: 'subheading', inlines: [text('Judul')] },
      { kind: 'list', items: [[text('a')], [text('b')]] },
      { kind: 'list', items: [[text('c')]] },
      { kind: 'paragraph', inlines: [text('lagi'), { kind: 'break' }, text('#bukan judul')] },
    ]);
  });

  test('has links to the web, a mailbox and a telephone', () => {
    expect(
      linksOf(
        '[a](https://contoh.go.id/x) [b](http://contoh.go.id) [c](mailto:a@contoh.go.id) [d](tel:(0361) 813542) [e](TEL:+62 361)',
      ),
    ).toEqual([
      'https://contoh.go.id/x',
      'http://contoh.go.id/',
      'mailto:a@contoh.go.id',
      'tel:0361813542',
      'tel:+62361',
    ]);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert`1`',
    'java\tscript:alert`1`',
    ' javascript:alert`1`',
    '\u0001javascript:alert`1`',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//contoh.go.id',
    '/berita',
    'tel:',
    'https://',
  ])('does not link to %j: it stays text', (address) => {
    expect(linksOf(`[klik](${address})`)).toEqual([]);
    expect(piecesOf(`[klik](${address})`).some(({ kind }) => kind === 'text')).toBe(true);
  });

  test('of whatever text is parsed, loses no word, and links nowhere else', () => {
    const lines = fc.constantFrom(
      '- ',
      '## ',
      '\n',
      '\n\n',
      '[',
      '](',
      ')',
      'javascript:',
      'https://a.id',
      '<b>',
      'kata',
    );
    const bodies = fc.array(fc.oneof(lines, fc.string({ unit: 'grapheme' })), { maxLength: 40 });
    fc.assert(
      fc.property(bodies, (parts) => {
        const body = parts.join('');
        for (const href of linksOf(body)) expect(href).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i);
        expect(body.includes('kata')).toBe(JSON.stringify(parseNewsBody(body)).includes('kata'));
      }),
    );
  });

  test('of the greatest length is parsed at once, however it is made', () => {
    const started = performance.now();
    for (const part of ['[', '[a](', '- ', '## ', '[]()', '(((', '[a](b', '[a](()('])
      parseNewsBody(part.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
