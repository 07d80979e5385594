/** How a carrier writes its ids of messages: some write one number in two ways, hexadecimal in one place and decimal in another. */
export const ID_FORMS = ['text', 'hex', 'decimal'] as const;
export type IdForm = (typeof ID_FORMS)[number];

/** Two ids of one message are equal in this, in whatever form each was written. */
export function plainMessageId(written: string, form: IdForm): string {
  const text = written.trim();
  if (form === 'hex' && /^(0x)?[0-9a-f]{1,64}$/i.test(text)) return BigInt(`0x${text.replace(/^0x/i, '')}`).toString();
  if (form === 'decimal' && /^\d{1,80}$/.test(text)) return BigInt(text).toString();
  return text;
}
