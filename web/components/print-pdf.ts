import classes from './print-pdf.module.css';

let shown: { frame: HTMLIFrameElement; address: string } | null = null;

/**
 * Opens the browser's print dialog on a PDF without leaving the page. The frame stays until the next print:
 * taking it away while its dialog is open would end the dialog, or the tab.
 */
export function printPdf(pdf: Blob) {
  if (shown !== null) {
    shown.frame.remove();
    URL.revokeObjectURL(shown.address);
  }
  const address = URL.createObjectURL(pdf);
  const frame = document.createElement('iframe');
  frame.className = classes.frame ?? '';
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.addEventListener('load', () => frame.contentWindow?.print(), { once: true });
  frame.src = address;
  document.body.append(frame);
  shown = { frame, address };
}
