import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { FastifyInstance } from 'fastify';
import type { Desk } from './desk.ts';

export interface PageReply {
  status: number;
  html: string;
  headers: Record<string, string | string[] | number | undefined>;
  bytes: Buffer;
}

export interface SentFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/** A browser without script, with or without cookies. */
export class PlainBrowser {
  readonly #app: FastifyInstance;
  readonly #address: string;
  readonly #keepsCookies: boolean;
  readonly #jar = new Map<string, string>();

  constructor(desk: Pick<Desk, 'app'>, options: { address?: string; cookies?: boolean } = {}) {
    this.#app = desk.app;
    this.#address = options.address ?? '127.0.0.20';
    this.#keepsCookies = options.cookies ?? true;
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<PageReply> {
    return this.#send({ method: 'GET', url, headers });
  }

  post(url: string, fields: Record<string, string>): Promise<PageReply> {
    return this.#send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  }

  postForm(url: string, fields: Record<string, string>, files: readonly SentFile[] = []): Promise<PageReply> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const { name, type, bytes } of files) {
      form.append('lampiran', new Blob([new Uint8Array(bytes)], { type }), name);
    }
    return this.#send({ method: 'POST', url, payload: form });
  }

  async #send(request: {
    method: 'GET' | 'POST';
    url: string;
    headers?: Record<string, string>;
    payload?: string | FormData;
  }): Promise<PageReply> {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await this.#app.inject({
      ...request,
      remoteAddress: this.#address,
      headers: { ...request.headers, ...(cookie !== '' && { cookie }) },
    });
    if (this.#keepsCookies) for (const { name, value } of reply.cookies) this.#jar.set(name, value);
    const { location } = reply.headers;
    if (reply.statusCode === 303 && typeof location === 'string') return this.get(location);
    return {
      status: reply.statusCode,
      html: reply.body,
      headers: reply.headers,
      bytes: reply.rawPayload,
    };
  }
}

/** The value of a field of a page, as a browser would send it. */
export function fieldOf(html: string, name: string): string {
  return unescaped(new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '');
}

/** Text as it was before it was written into a page. */
export function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

export const completeForm = {
  nama: 'Ni Luh Contoh Suryani',
  alamat: 'Jalan Contoh 7, Tabanan',
  telepon: '0812 3456 7890',
  surel: '',
  uraian: 'Petugas loket tidak menjelaskan syarat yang kurang, sehingga saya datang tiga kali.',
  permintaan: 'Daftar syarat ditempel di loket.',
  tempat: 'Tabanan',
  saluran: 'whatsapp',
  pernyataan: 'ya',
};

/** Opens the form as a person does: with its token, its prefilled day and hour, after half a minute. */
export async function openForm(desk: Desk, browser: PlainBrowser) {
  const { html } = await browser.get('/pengaduan');
  desk.clock.advance(30_000);
  return {
    ...completeForm,
    formulir: fieldOf(html, 'formulir'),
    tanggal: fieldOf(html, 'tanggal'),
    jam: fieldOf(html, 'jam'),
    bahasa: 'id',
    proof: '',
    challenge: unescaped(/data-challenge="([^"]*)"/.exec(html)?.[1] ?? ''),
  };
}

/** Does the work that the page's script does in a browser. */
export async function solve(challengeText: string): Promise<string> {
  const challenge = JSON.parse(challengeText) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return JSON.stringify({ challenge, solution });
}

/** Number and code on the page that follows. */
export function receiptOn(html: string): { number: string; code: string } {
  return {
    number: /<dd class="code">([^<]+)</.exec(html)?.[1] ?? '',
    code: fieldOf(html, 'kode'),
  };
}
