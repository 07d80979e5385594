/** The bounds of a filing, in characters (`FileReportInput`). */
const TITLE = { min: 10, max: 150 };
const CONTENT_MIN = 20;
/** So long a title reads well in a list. */
const TITLE_WISH = 80;
/** Longer than what is missing to the shortest content that the rules allow. */
const FROM_SMS = 'Laporan melalui SMS: ';

/**
 * The title and content of a report from an SMS, which has no title: its first words. A text that is shorter than a report
 * may be is introduced, and not refused: "lampu mati" is worth a question back by the verifier.
 */
export function toFilingText(text: string): { readonly title: string; readonly content: string } {
  const written = text.trim();
  const content = lengthOf(written) < CONTENT_MIN ? FROM_SMS + written : written;
  const line = written.replaceAll(/\s+/g, ' ');
  const title = shorten(lengthOf(line) < TITLE.min ? FROM_SMS + line : line);
  return { title, content };
}

function shorten(line: string): string {
  const characters = [...line];
  if (characters.length <= TITLE_WISH) return line;
  const cut = characters.slice(0, TITLE_WISH).join('');
  const words = cut.slice(0, cut.lastIndexOf(' '));
  return `${lengthOf(words) < TITLE.min ? cut : words}…`;
}

function lengthOf(text: string): number {
  return [...text].length;
}
