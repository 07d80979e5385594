/** How a message travels. */
export type MessageChannel = 'SMS' | 'EMAIL';

/** The contacts that are confirmed by a code, and how a message gets there. */
export const CHANNEL_OF = { EMAIL: 'EMAIL', PHONE: 'SMS' } as const satisfies Readonly<Record<'EMAIL' | 'PHONE', MessageChannel>>;
export type ContactKind = keyof typeof CHANNEL_OF;
