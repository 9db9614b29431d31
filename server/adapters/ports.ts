import type { JobQueue } from '../jobs/port.ts';
import type { CardPrinter } from './card-printer/port.ts';
import type { DocumentMaker } from './documents/port.ts';
import type { FileReaders } from './file-reading/port.ts';
import type { FileVault } from './files/port.ts';
import type { MessageSenders } from './messages/port.ts';
import type { SpreadsheetMaker } from './spreadsheets/port.ts';

/** Technology behind small interfaces; `app.ts` decides which implementation an office runs. */
export interface Ports {
  files: FileVault;
  /** Files from outside are read in processes of their own. */
  readers: FileReaders;
  documents: DocumentMaker;
  spreadsheets: SpreadsheetMaker;
  printer: CardPrinter;
  jobs: JobQueue;
  /** Channels for messages that this office has turned on. */
  messages: MessageSenders;
  /** Where residents reach this server, without a closing slash: for the QR on receipts. */
  publicAddress: string;
  /**
   * Key of the survey's one-time codes, from the installation's secret that never changes: codes on paper stay good when
   * sessions are signed anew.
   */
  surveyKey: Buffer;
}
