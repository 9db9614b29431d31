import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject } from 'pdf-lib';
import { Refusal } from '../../refusal.ts';

/** Deeper than any program nests pages or fields. */
const deepest = 32;
/** Nodes of a tree, and marks on all pages together. */
const mostNodes = 5_000;

const unreadable = () => new Refusal('invalid', 'attachment_unreadable');
const name = (text: string) => PDFName.of(text);

/** Every node once, none below itself. Refuses a tree that comes back to a node by whatever way, or is too large. */
function walk(roots: readonly PDFObject[], document: PDFDocument, onLeaf: (leaf: PDFDict) => void) {
  const seen = new Set<PDFDict>();
  const visit = (object: PDFObject, depth: number) => {
    const node = document.context.lookup(object);
    if (!(node instanceof PDFDict)) return;
    if (seen.has(node) || depth > deepest || seen.size >= mostNodes) throw unreadable();
    seen.add(node);
    const below = node.lookup(name('Kids'));
    if (below instanceof PDFArray) for (const kid of below.asArray()) visit(kid, depth + 1);
    else onLeaf(node);
  };
  for (const root of roots) visit(root, 0);
}

/** Whoever looks for what a page inherits climbs these. */
function checkParents(node: PDFDict) {
  let above: PDFObject | undefined = node;
  for (let depth = 0; above instanceof PDFDict; depth += 1) {
    if (depth > deepest) throw unreadable();
    above = above.lookup(name('Parent'));
  }
}

/**
 * Looks through the trees of a document before anything walks them: pages, form fields, parents, and how many marks
 * there are. Refuses above `mostPages` pages.
 */
export function checkPdfTrees(document: PDFDocument, mostPages: number): void {
  const { catalog } = document;
  let pages = 0;
  let marks = 0;
  walk([catalog.Pages()], document, (leaf) => {
    // A branch without kids is no page, and a page of another kind is not counted by the library.
    if (leaf.lookup(name('Type')) === name('Pages')) return;
    checkParents(leaf);
    pages += 1;
    const drawn = leaf.lookup(name('Annots'));
    marks += drawn instanceof PDFArray ? drawn.size() : 0;
    if (pages > mostPages) throw new Refusal('invalid', 'attachment_too_many_pages', { max: mostPages });
    if (marks > mostNodes) throw unreadable();
  });
  const form = catalog.lookup(name('AcroForm'));
  const named = form instanceof PDFDict ? form.lookup(name('Fields')) : undefined;
  if (named instanceof PDFArray) walk(named.asArray(), document, checkParents);
}
