import { expect, test } from 'vitest';
import { mermaidOf } from '../../workflow/diagram.ts';
import { newsWorkflow } from './workflow.ts';

/** After a change of the table: `npx vitest run server/modules/news/workflow.test.ts -u` writes the page anew. */
test('its diagram under docs/workflows is the one that it draws', async () => {
  const page = `# Alur berita

Status sebuah berita dan tindakan yang memindahkannya. Berita yang dijadwalkan terbit sendiri pada waktunya (\`comeDue\`);
tidak ada yang menuliskannya. Yang diarsipkan kembali terbit dengan tanggal lamanya, atau menjadi draf bila belum pernah
terbit.

The states of a news item and the actions that move it. A scheduled item is public from its instant on (\`comeDue\`);
nobody writes that down. What was archived is published again under its old date, or a draft if it never was public.
Editing leaves the state as it is and is not drawn. Drawn from \`server/modules/news/workflow.ts\` and compared with it by a
test; the office's own policy, against which the server is tested, is \`test/policy/news.csv\`.

\`\`\`mermaid
${mermaidOf(newsWorkflow)}\`\`\`
`;
  await expect(page).toMatchFileSnapshot('../../../docs/workflows/news.md');
});
