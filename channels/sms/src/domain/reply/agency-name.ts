/** As everybody writes them, so that what tells them apart stands first: `Kab. Bogor`, `Kota Bogor`, `Prov. Jawa Barat`. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/^Pemerintah Kabupaten /, 'Kab. '],
  [/^Pemerintah Kota /, 'Kota '],
  [/^Pemerintah Provinsi /, 'Prov. '],
  [/^Pemerintah Daerah Daerah Istimewa /, 'Daerah Istimewa '],
];

/** Shorter, and still understood: for names that do not fit otherwise. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/\bKementerian\b/g, 'Kemen.'],
  [/\bKabupaten\b/g, 'Kab.'],
  [/\bProvinsi\b/g, 'Prov.'],
  [/\bKecamatan\b/g, 'Kec.'],
];

/** An agency's name as an SMS says it, shorter where it has no room. It is never cut: what it would lose tells it from others. */
export function agencyName(name: string, room: number): string {
  const usual = replace(name, USUAL);
  return usual.length <= room ? usual : replace(usual, SHORTER);
}

function replace(name: string, replacements: typeof USUAL): string {
  return replacements.reduce((text, [long, short]) => text.replace(long, short), name);
}
