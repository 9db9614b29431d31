export interface TypedDay {
  onDate: string;
  kind: 'libur_nasional' | 'cuti_bersama';
  nameId: string;
  nameEn: string;
}

const line = /^\s*(\d{4}-\d{2}-\d{2})\s*;\s*(LN|CB)\s*;\s*([^;]{3,120}?)\s*(?:;\s*([^;]{3,120}?)\s*)?$/i;

/**
 * Days as the office copies them from a decree, one a line: "2028-01-01; LN; Tahun Baru 2028 Masehi", with an
 * English name behind it or without. The number of the first line that cannot be read, or the days.
 */
export function readDayLines(text: string): { days: TypedDay[] } | { unreadable: number } {
  const days: TypedDay[] = [];
  for (const [index, each] of text.split('\n').entries()) {
    if (each.trim() === '') continue;
    const [, onDate, code, nameId, nameEn] = line.exec(each) ?? [];
    if (onDate === undefined || nameId === undefined) return { unreadable: index + 1 };
    days.push({
      onDate,
      kind: code?.toUpperCase() === 'CB' ? 'cuti_bersama' : 'libur_nasional',
      nameId,
      nameEn: nameEn ?? nameId,
    });
  }
  return { days };
}
