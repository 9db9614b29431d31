import type { Transport } from './client.ts';

export interface Page {
  status: number;
  html: string;
  /** Where the server sends the browser on to. */
  location: string | null;
}

/** A browser without script on the public pages, at an address of its own. */
export interface PlainBrowser {
  get(url: string): Promise<Page>;
  post(url: string, fields: Readonly<Record<string, string>>): Promise<Page>;
  /** Sends a form; the page that comes of it. */
  submit(url: string, fields: Readonly<Record<string, string>>): Promise<Page>;
}

export function openBrowser(send: Transport, from?: string): PlainBrowser {
  const jar = new Map<string, string>();
  async function request(method: 'GET' | 'POST', url: string, form: URLSearchParams | null): Promise<Page> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...(cookie !== '' && { cookie }),
      ...(form !== null && { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const reply = await send({ method, url, headers, body: form === null ? null : `${form}` }, from);
    for (const set of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const location = reply.status === 303 ? reply.headers.get('location') : null;
    return { status: reply.status, html: await reply.text(), location };
  }
  const get = (url: string) => request('GET', url, null);
  const post: PlainBrowser['post'] = (url, fields) => request('POST', url, new URLSearchParams(fields));
  return {
    get,
    post,
    async submit(url, fields) {
      const page = await post(url, fields);
      return page.location === null ? page : get(page.location);
    },
  };
}

/** The value of a form's field. */
export const fieldOf = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
