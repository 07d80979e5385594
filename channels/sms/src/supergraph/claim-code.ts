import type { Ask } from './ask.js';

const ISSUE = 'mutation KodeKlaim($addressee: ID!) { issueClaimCode(addressee: $addressee) { code } }';

/** A one-time code with which an addressee takes their account over; null where there is none to take over. It ends the one before. */
export async function issueClaimCode(ask: Ask, addressee: string): Promise<string | null> {
  return (await ask<{ issueClaimCode: { readonly code: string } | null }>(ISSUE, { addressee })).issueClaimCode?.code ?? null;
}
