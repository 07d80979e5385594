/** `siti.rahma@contoh.id` → `s***@contoh.id`: enough to recognise one's own, not enough to write to. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address.slice(0, at);
  return `${first}***${address.slice(at)}`;
}
