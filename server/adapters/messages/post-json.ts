import { MessageNotSent } from './port.ts';

interface Reply {
  status: number;
  /** Null when the reply was no JSON. */
  json: unknown;
}

/**
 * Posts to a provider. What concerns the provider or our account (network, limits, a token that it refuses) fails as
 * temporary; a refusal of this one message is for the caller to judge.
 */
export async function postJson(
  url: string,
  { token, body, timeoutMs }: { token: string | undefined; body: object; timeoutMs: number },
): Promise<Reply> {
  let reply: Reply;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    reply = { status: response.status, json: parsed(text) };
  } catch {
    throw new MessageNotSent('temporary', 'http_unreachable', true);
  }
  const { status } = reply;
  if (status === 401 || status === 403 || status === 404 || status === 429 || status >= 500) {
    throw new MessageNotSent('temporary', `http_${status}`, true);
  }
  return reply;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** WhatsApp takes no line ends in a parameter, and a text message is paid by its length. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
