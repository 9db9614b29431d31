import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostilePdfs, pdfOf } from '../../../test/hostile-pdf.ts';
import { openFileReaders } from '../file-reading/index.ts';

const readers = openFileReaders();
const read = (bytes: Buffer) => readers.street.checkAttachment(bytes);
beforeAll(() => readers.warm());
afterAll(() => readers.close());

const plain = () =>
  pdfOf([
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>'],
  ]);

test('what these files are made from is itself taken', async () => {
  expect(await read(plain())).toMatchObject({ mediaType: 'application/pdf', pages: 1 });
});

test.each(Object.entries(hostilePdfs))(
  '%s: refused for what it is, before anything walks it',
  async (_kind, make) => {
    const bytes = make();
    const began = performance.now();
    await expect(read(bytes)).rejects.toMatchObject({ kind: 'invalid', code: 'attachment_unreadable' });
    // Killing the process at its deadline would also refuse it, ten seconds later.
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await read(plain())).toMatchObject({ pages: 1 });
  },
);

/** Objects that refer to each other by every key at random. */
const tangle = fc
  .array(
    fc.array(
      fc.tuple(
        fc.constantFrom(
          'Kids',
          'Parent',
          'P',
          'Prev',
          'Next',
          'Annots',
          'Resources',
          'XObject',
          'Fields',
          'AP',
          'N',
          'Contents',
          'Pages',
          'AcroForm',
        ),
        fc.array(fc.nat(11), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
      ),
      { maxLength: 6 },
    ),
    { minLength: 12, maxLength: 12 },
  )
  .map((objects) =>
    pdfOf(
      objects.map((entries, at) => {
        const type = ['Catalog', 'Pages', 'Page', 'Pages', 'Annot', 'XObject'][at] ?? 'Page';
        const body = entries.map(([key, to, list]) => {
          const refs = to.map((number) => `${number + 1} 0 R`);
          return `/${key} ${list ? `[${refs.join(' ')}]` : refs[0]}`;
        });
        return [at + 1, `<</Type/${type}${body.join('')}>>`];
      }),
    ),
  );

test('whatever refers to whatever: an answer within two seconds', async () => {
  await fc.assert(
    fc.asyncProperty(tangle, async (bytes) => {
      const began = performance.now();
      const result = await read(bytes).catch((error: unknown) => error);
      expect(result).toSatisfy(
        (r: object) => 'mediaType' in r || ('code' in r && r.code === 'attachment_unreadable'),
      );
      expect(performance.now() - began).toBeLessThan(2_000);
    }),
    { numRuns: 150 },
  );
});
