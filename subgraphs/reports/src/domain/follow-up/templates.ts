/** Sentences that say nothing by themselves; an answer made of these alone is none (domain.md 0.8 and 4.4, row 15). */
const TEMPLATES: readonly string[] = [
  'terima kasih atas laporan anda',
  'terima kasih atas laporannya',
  'terima kasih atas partisipasi anda',
  'laporan anda akan kami tindaklanjuti',
  'laporan anda sedang kami tindaklanjuti',
  'laporan anda telah kami terima',
  'laporan anda telah kami teruskan kepada pihak terkait',
  'akan kami tindaklanjuti',
  'akan segera kami tindaklanjuti',
  'mohon menunggu',
  'demikian disampaikan',
  'demikian kami sampaikan',
];

/** Whether a text is made of such sentences and of nothing else. */
export function isTemplateOnly(text: string): boolean {
  const sentences = text
    .toLowerCase()
    .split(/[.!?,;\n]+/)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
  return sentences.every((sentence) => TEMPLATES.includes(sentence));
}
