import type { Ask } from './ask.js';
import { askListed, type ListedField } from './ask-listed.js';

/** Somebody who writes, as the vault names them to the channel. */
export interface Reporter {
  /** By what reports knows them; its beginning is their pseudonym. */
  readonly reporterKey: string;
  /** By what the vault finds the number again. */
  readonly addressee: string;
}

const OPEN: ListedField = {
  document: 'mutation NomorPelapor($items: [String!]!) { answers: openChannelAccounts(phones: $items) { reporterKey addressee } }',
  most: 64,
};

/** The reporter behind a telephone number; null for what is no number of Indonesia. */
export function openReporter(ask: Ask, phone: string): Promise<Reporter | null> {
  return askListed<Reporter | null>(ask, OPEN, phone);
}

/** The vault's pseudonym of a reporter. */
export function pseudonymOf({ reporterKey }: Pick<Reporter, 'reporterKey'>): string {
  return reporterKey.slice(0, reporterKey.indexOf('.'));
}

/** Where a message goes at this moment; nulls where there is nobody any more. */
export interface Contact {
  readonly phone: string | null;
  readonly reporter: string | null;
}

const CONTACTS = 'query NomorPenerima($addressees: [ID!]!) { channelContacts(addressees: $addressees) { phone reporter } }';

/** The numbers of addressees, in their order; 100 at most. */
export async function findContacts(ask: Ask, addressees: readonly string[]): Promise<readonly Contact[]> {
  return (await ask<{ channelContacts: readonly Contact[] }>(CONTACTS, { addressees })).channelContacts;
}
