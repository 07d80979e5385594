import type { System } from '@lapor/stack/system/start-system';
import { query } from '../query.js';

/** A text for `suggestAgency`, with what else is known. */
export interface SuggestionText {
  readonly what: string;
  readonly variables: { readonly text: string; readonly regionCode?: string; readonly categoryId?: string };
}

/** The longest text that is taken. */
const MOST_LETTERS = 10_000;
const SENTENCE = 'Lampu jalan di depan pasar Kelurahan Yosomulyo Kota Metro padam sejak hari Senin sehingga jalan gelap pada malam hari.';

/** What people write, what a program sends, and what somebody sends who means harm: nothing but names of villages. */
export async function suggestionTexts(system: System): Promise<readonly SuggestionText[]> {
  const names = await query<{ name: string }>(system, 'select name from village order by md5(code) limit 2000', 'agencies');
  const villages = names.map(({ name }) => name).join(' ');
  return [
    { what: 'an SMS with a keyword', variables: { text: `KOTA METRO ${SENTENCE}` } },
    { what: 'a sentence that names the place', variables: { text: SENTENCE } },
    { what: 'an ambiguous name', variables: { text: 'Jalan rusak di Bogor sudah lama tidak diperbaiki.' } },
    {
      what: 'a long report with region and category',
      variables: { text: Array(12).fill(SENTENCE).join(' '), regionCode: '18.72', categoryId: 'lingkungan.pohon-tumbang' },
    },
    { what: `${MOST_LETTERS} letters of village names`, variables: { text: villages.slice(0, MOST_LETTERS) } },
  ];
}
