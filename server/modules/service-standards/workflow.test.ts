import { expect, test } from 'vitest';
import { mermaidOf } from '../../workflow/diagram.ts';
import { standardWorkflow } from './workflow.ts';

/** After a change of the table: `npx vitest run server/modules/service-standards/workflow.test.ts -u` writes the page anew. */
test('its diagram under docs/workflows is the one that it draws', async () => {
  const page = `# Alur standar pelayanan

Status sebuah versi standar pelayanan dan tindakan yang memindahkannya. Yang menyusun, menyimpan, atau mengajukan tidak
menyetujui. Yang disetujui berlaku saat itu juga, atau pada harinya (\`enact\`, tidak digambar); hanya sebelum harinya ia
dapat dicabut.

The states of a version of the service standard and the actions that move it. Whoever began, saved or submitted it does
not approve it. What is approved comes into force at once or on its day (\`enact\`, not drawn); only before that day is it
withdrawn. Drawn from \`server/modules/service-standards/workflow.ts\` and compared with it by a test; the office's own
policy, against which the server is tested, is \`test/policy/service-standards.csv\`.

\`\`\`mermaid
${mermaidOf(standardWorkflow)}\`\`\`
`;
  await expect(page).toMatchFileSnapshot('../../../docs/workflows/service-standards.md');
});
