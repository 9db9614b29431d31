/** Looks for malware in files from outside. An office that has none calls nothing scanned. */
export interface VirusScanner {
  /** What it found, by its own name; null when it found nothing. Rejects when it does not answer as agreed. */
  scan(bytes: Buffer): Promise<string | null>;
  /** Whether it answers now. */
  isThere(): Promise<boolean>;
}
