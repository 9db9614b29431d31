import type { CardPrinter } from './port.ts';

/**
 * The officer's own browser prints: the screen opens the card's PDF and its print dialog. The server cannot see
 * the printer, so the attempt waits for the officer's word from the moment it is handed over.
 */
export function browserPrint(): CardPrinter {
  return {
    kind: 'browser',
    name: null,
    submit: async () => ({ state: 'awaiting_confirmation', reference: null }),
    progress: async () => ({ state: 'awaiting_confirmation', reference: null }),
  };
}
