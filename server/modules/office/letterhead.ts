// Pure: values in, values out.
import type { LetterOffice } from '../../adapters/documents/port.ts';

interface Office {
  name: string;
  address: string | null;
  phone: string | null;
  regencyName: string;
  zone: string;
}

/** "KABUPATEN TABANAN" of the region table as one writes it in a sentence. */
function inSentence(name: string): string {
  return name.toLowerCase().replace(/(^|[\s(-])(\p{L})/gu, (letters) => letters.toUpperCase());
}

/** The office as the head of its letters has it. */
export function letterOffice({ name, address, phone, regencyName, zone }: Office): LetterOffice {
  const regency = inSentence(regencyName);
  return {
    government: `Pemerintah ${regency}`,
    name,
    address,
    phone,
    // Letters are dated from the seat of the regency, which bears its name; of a city "Kota" is left out as well.
    place: regency.replace(/^(Kabupaten|Kota)\s+/, ''),
    zone,
  };
}
