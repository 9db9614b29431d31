import { inflateSync } from 'node:zlib';

/** What a test asks of a PDF: the size of each page in millimetres, and the text on it as a reader would copy it. */
export interface PdfPage {
  width: number;
  height: number;
  text: string;
}

/** Reads PDFs as pdfkit writes them; no general reader. */
export function readPdf(pdf: Buffer): PdfPage[] {
  const objects = readObjects(pdf);
  const get = (reference: string | undefined) => objects.get(Number(reference));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/u.test(head));
  return pages.map(({ head }) => {
    const [, left, bottom, right, top] = /\/MediaBox \[(\S+) (\S+) (\S+) (\S+)\]/u.exec(head) ?? [];
    const content = get(/\/Contents (\d+) 0 R/u.exec(head)?.[1]);
    const resources = get(/\/Resources (\d+) 0 R/u.exec(head)?.[1])?.head ?? head;
    const fonts = new Map<string, Map<string, string>>();
    for (const [, name, reference] of resources.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
      const unicode = get(/\/ToUnicode (\d+) 0 R/u.exec(get(reference)?.head ?? '')?.[1]);
      if (name !== undefined) fonts.set(name, readCmap(unicode?.stream ?? ''));
    }
    const mm = (points: string | undefined) => (Number(points) / 72) * 25.4;
    return {
      width: mm(right) - mm(left),
      height: mm(top) - mm(bottom),
      text: readText(content?.stream ?? '', fonts),
    };
  });
}

function readObjects(pdf: Buffer): Map<number, { head: string; stream: string }> {
  const source = pdf.toString('latin1');
  const objects = new Map<number, { head: string; stream: string }>();
  for (const match of source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)) {
    const body = match[2] ?? '';
    const at = body.indexOf('stream\n');
    const head = at === -1 ? body : body.slice(0, at);
    let stream = '';
    if (at !== -1) {
      const raw = Buffer.from(body.slice(at + 'stream\n'.length, body.lastIndexOf('\nendstream')), 'latin1');
      stream =
        /\/FlateDecode/u.test(head) && !/\/Image/u.test(head) ? inflateSync(raw).toString('latin1') : '';
    }
    objects.set(Number(match[1]), { head, stream });
  }
  return objects;
}

/** Glyph codes to characters. */
function readCmap(cmap: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [, from, to, list] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/giu)) {
    const first = Number.parseInt(from ?? '', 16);
    const width = to?.length ?? 4;
    [...(list ?? '').matchAll(/<([0-9a-f ]*)>/giu)].forEach(([, hex], index) => {
      const units = (hex ?? '').replaceAll(' ', '').match(/.{4}/gu) ?? [];
      characters.set(
        (first + index).toString(16).padStart(width, '0'),
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
    });
  }
  return characters;
}

/** One line per text that was placed. */
function readText(content: string, fonts: Map<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  const lines: string[] = [];
  for (const [token, name, shown] of content.matchAll(/\/(F\d+) \S+ Tf|\[([^\]]*)\] TJ|\bET\b/gu)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (shown !== undefined) {
      const hex = [...shown.matchAll(/<([0-9a-f]*)>/giu)].map((match) => match[1]).join('');
      const text = (hex.match(/.{4}/gu) ?? []).map((code) => font.get(code.toLowerCase()) ?? '?').join('');
      lines[lines.length - 1] = `${lines.at(-1) ?? ''}${text}`;
    }
    if (token === 'ET' || lines.length === 0) lines.push('');
  }
  return lines.join('\n');
}
