/** Words that keep their capitals, and words that have none, inside a region's name. */
const ABBREVIATIONS: readonly string[] = ['DKI'];
const PARTICLES: readonly string[] = ['DAN'];

/** `KABUPATEN PANGKAJENE DAN KEPULAUAN` → `Kabupaten Pangkajene dan Kepulauan`. Only the letters' case changes. */
export function toRegionName(official: string): string {
  return official
    .trim()
    .split(/\s+/)
    .map((word) => (ABBREVIATIONS.includes(word) ? word : PARTICLES.includes(word) ? word.toLowerCase() : capitalise(word)))
    .join(' ');
}

function capitalise(word: string): string {
  return word.toLowerCase().replace(/(^|-)\p{Letter}/gu, (start) => start.toUpperCase());
}
