import type { Ask } from './ask.js';
import { askTogether, type SharedField } from './ask-together.js';

/** Somebody who writes, as the vault names them to the channel. */
export interface Reporter {
  /** By what reports knows them; its beginning is their pseudonym. */
  readonly reporterKey: string;
  /** By what the vault finds the number again. */
  readonly addressee: string;
}

const OPEN: SharedField = {
  kind: 'mutation',
  name: 'NomorPelapor',
  field: 'openChannelAccount',
  argument: 'phone',
  type: 'String!',
  selection: '{ reporterKey addressee }',
};

/** The reporter behind a telephone number. Rejects with RefusedError INPUT_INVALID for what is no number of Indonesia. */
export function openReporter(ask: Ask, phone: string): Promise<Reporter> {
  return askTogether<Reporter>(ask, OPEN, phone);
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
