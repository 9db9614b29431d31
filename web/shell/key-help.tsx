import { Kbd, Table } from '@mantine/core';
import { nextActionKey } from '../components/keys.ts';
import { Dialog } from '../components/layout/dialog.tsx';
import { useWords } from '../locale.ts';

/** The keys of every page, on `?`. */
export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords();
  const keys: [string, string][] = [
    ['/', t('shell.keys.search')],
    [nextActionKey, t('shell.keys.next')],
    ['↑ ↓', t('shell.keys.upDown')],
    ['Enter', t('shell.keys.enter')],
    ['Esc', t('shell.keys.escape')],
    ['?', t('shell.keys.thisHelp')],
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={t('shell.keys.title')}>
      <Table>
        <Table.Tbody>
          {keys.map(([key, words]) => (
            <Table.Tr key={key}>
              <Table.Td w={90}>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p>{t('shell.keys.scanner')}</p>
    </Dialog>
  );
}
