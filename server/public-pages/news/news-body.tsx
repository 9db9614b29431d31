import { type NewsInline, parseNewsBody } from '../../../contract/news-markup.ts';

/** Pieces of a text never move among each other: their place is their key. */
function Inlines({ inlines }: { inlines: readonly NewsInline[] }) {
  return inlines.map((inline, index) => {
    const key = `${index}`;
    if (inline.kind === 'break') return <br key={key} />;
    if (inline.kind === 'text') return inline.text;
    return (
      <a key={key} href={inline.href}>
        {inline.text}
      </a>
    );
  });
}

/** The body of an item: every piece of it is written as text, so nothing in it can run. */
export function NewsBody({ body }: { body: string }) {
  return parseNewsBody(body).map((block, index) => {
    const key = `${index}`;
    if (block.kind === 'subheading') {
      return (
        <h2 key={key}>
          <Inlines inlines={block.inlines} />
        </h2>
      );
    }
    if (block.kind === 'paragraph') {
      return (
        <p key={key}>
          <Inlines inlines={block.inlines} />
        </p>
      );
    }
    return (
      <ul key={key}>
        {block.items.map((item, at) => {
          const place = `${at}`;
          return (
            <li key={place}>
              <Inlines inlines={item} />
            </li>
          );
        })}
      </ul>
    );
  });
}
