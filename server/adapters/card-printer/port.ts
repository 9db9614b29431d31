interface PrintJob {
  /** The print attempt's id. */
  id: string;
  /** Serial of the blank that the operator laid into the printer. */
  serial: string;
  pdf: Buffer;
}

/** What the printer says after taking a job; `reason` is a code with words in `cards.printer`. */
type PrintProgress =
  | { state: 'printing' | 'awaiting_confirmation'; reference: string | null }
  | { state: 'failed'; reason: string };

/**
 * The device that puts the card's face on a blank. The browser's print dialog is the first implementation; an IPP
 * printer goes behind the same port: it answers `printing` with its job reference and `progress` polls it.
 */
export interface CardPrinter {
  readonly kind: 'browser' | 'ipp';
  /** Name for the screen, as data of the office; null where the officer picks it in the dialog. */
  readonly name: string | null;
  submit(job: PrintJob): Promise<PrintProgress>;
  /** Asks again about a job that was `printing`. */
  progress(reference: string): Promise<PrintProgress>;
}
