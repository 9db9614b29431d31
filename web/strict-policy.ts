import { setNonce } from 'get-nonce';
import { z } from 'zod';

/**
 * Makes the libraries live under a policy without unsafe-inline and unsafe-eval. Imported before everything
 * else: zod must know before the first schema parses that it may not compile code.
 */
z.config({ jitless: true });

/** This reply's nonce, for the styles that Mantine writes at run time. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(styleNonce);
